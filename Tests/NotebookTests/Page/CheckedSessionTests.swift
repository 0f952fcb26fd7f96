import Notebook
import NotebookTestSupport
import Testing

/// What `check` says besides the lines that differ.
@Suite struct CheckedSessionTests {
  private let store = InMemoryFileStore()

  private func runner(_ lines: String...) throws -> SessionRunner { try runner(lines) }

  private func runner(_ lines: [String]) throws -> SessionRunner {
    try store.write(Array(("```unroll\n" + lines.map { $0 + "\n" }.joined() + "```\n").utf8), to: "s.md")
    return try SessionRunner(path: "s.md", store: store.files)
  }

  @Test func itNamesTheFirstCommandThatDiffers() throws {
    var runner = try runner("> seed", "seed 1", "> seed 2", "seed 3", "> decode 3", "'2'")
    let checked = runner.checked()
    #expect(checked.firstDifference?.description == "the first that differs is command 2 of 3: seed 2")
    #expect(checked.differing.map { $0.number } == [2, 3])
    #expect(checked.differing[1].difference.suffix(2) == ["-'2'", "+'1'"])
    #expect(checked.stopped == nil)
  }

  @Test func nothingIsSaidOfAFileAsRecorded() throws {
    var runner = try runner("> seed", "seed 1")
    let checked = runner.checked()
    #expect(checked.firstDifference == nil && checked.unified.isEmpty && checked.pictures(columns: nil).isEmpty)
  }

  @Test func itStopsAndSaysWhere() throws {
    var runner = try runner("> seed", "seed 1", "> seed 2", "seed 2", "> seed", "seed 2")
    var ended = 0
    let checked = runner.checked(unless: { ended == 1 }) { _ in ended += 1 }
    #expect(checked.stopped?.number == 2 && checked.stopped?.text == "seed 2")
    #expect(checked.commands.count == 1 && checked.count == 3)
  }

  @Test func onlySomeOutputIsAccepted() throws {
    var runner = try runner("> seed", "seed 9", "> seed 2", "seed 2", "> decode 3", "'2'", "> decode 4", "'3'")
    let (updated, differing) = try runner.update(accepting: [2, 3])
    #expect(updated == [3] && differing == [1, 4])
    #expect(
      String(decoding: store.bytes("s.md") ?? [], as: UTF8.self)
        == "```unroll\n> seed\nseed 9\n> seed 2\nseed 2\n> decode 3\n'1'\n> decode 4\n'3'\n```\n")
  }

  @Test func picturesStandSideBySide() throws {
    var old = try runner("> load sales", "> plot data width=30 height=6")
    let output = old.checked().commands[1].fresh
    let recorded = output.map { line in String(line.map { $0 == "⠁" ? "⠂" : $0 }) }
    var runner = try runner(["> load sales"] + ["> plot data width=30 height=6"] + recorded)
    let pictures = runner.checked().pictures(columns: nil)
    #expect(pictures.count == 1 && pictures[0].command.number == 2)
    let lines = pictures[0].lines
    #expect(lines[0].hasPrefix("(recorded)") && lines[0].hasSuffix("   (fresh)"))
    #expect(lines.contains { $0.contains(" | ") } && lines.count <= output.count + 1)
    let narrow = runner.checked().pictures(columns: 40)[0].lines
    #expect(narrow.count > lines.count && narrow.contains("  (fresh)"))
    #expect(narrow.allSatisfy { $0.count <= 40 })
  }
}
