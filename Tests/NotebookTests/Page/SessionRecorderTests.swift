import Notebook
import NotebookTestSupport
import Testing
import Text

@Suite struct SessionRecorderTests {
  private func recorder(_ cells: [(String, [String])]) -> SessionRecorder {
    var recorder = SessionRecorder()
    for (command, output) in cells { recorder.add(.init(command: command, output: output)) }
    return recorder
  }

  @Test func document() {
    let text = recorder([("load sales", ["36 months  "]), ("plot", ["a", "", " b"])]).document(title: "Sales")
    #expect(text == "# Sales\n\n```unroll\n> load sales\n36 months\n> plot\na\n\n b\n```\n")
  }

  @Test func emptySession() throws {
    let text = SessionRecorder().document(title: "")
    #expect(try SessionDocument(Array(text.utf8)).cells.isEmpty)
  }

  @Test func fenceIsLongerThanAnyInside() {
    let text = recorder([("a", ["x ````` y", "```", "~~~"])]).document(title: "T")
    #expect(text.hasSuffix("``````unroll\n> a\nx ````` y\n```\n~~~\n``````\n"))
  }

  /// What exports pictures finds them as they were before they became lines.
  @Test func outputsAreKeptBesideTheirLines() {
    let cells = Notebook.after("load sales", "plot data", "encode 12").recorder.cells
    #expect(cells.allSatisfy { !$0.outputs.isEmpty && OutputFormatter().lines($0.outputs) == $0.output })
    let hasPicture = cells[1].outputs.contains { if case .picture = $0 { true } else { false } }
    #expect(hasPicture)
  }

  /// The document holds the very cells that were recorded.
  @Test func documentIsReadBack() throws {
    let pieces = ["> ", ">", "\\", "```", "``````", "`", " ", "x", "\t", "~~~", "#", "中", "\u{301}", "\u{FEFF}", "🙂"]
    var random = SeededGenerator(seed: 3)
    func line(_ most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    for _ in 0..<5000 {
      let cells = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (line(3) + "x", (0..<Int.random(in: 0...4, using: &random)).map { _ in line(5) })
      }
      let text = recorder(cells).document(title: "T")
      let read = try SessionDocument(Array(text.utf8)).cells
      try #require(read.map(\.command) == cells.map(\.0), "\(text.debugDescription)")
      for (cell, (_, output)) in zip(read, cells) {
        try #require(cell.records(output.map { $0.withoutTrailingBlanks }), "\(text.debugDescription)")
      }
    }
  }
}
