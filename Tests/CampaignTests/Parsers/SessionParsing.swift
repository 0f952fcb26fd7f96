import Notebook
import NotebookTestSupport
import Testing

/// Session files in this process.
@Suite(.onOwnThreads) struct SessionParsing {
  /// The file is kept byte for byte; other output that is recorded is read again as it was.
  @Test func everyFileIsKeptOrRefused() {
    Inputs.each("parsed sessions") { random in
      let bytes = Sessions.bytes(&random)
      guard let document = try? SessionDocument(bytes) else { return nil }
      let shown = String(decoding: bytes, as: UTF8.self).debugDescription
      guard document.text.utf8.elementsEqual(bytes) else { return "not kept: \(shown)" }
      let outputs = document.cells.map { _ in Self.output(&random) }
      let recorded = document.recording(outputs)
      guard let again = try? SessionDocument(Array(recorded.text.utf8)) else { return "broken by recording: \(shown)" }
      guard again.cells.map({ $0.command }) == document.cells.map({ $0.command }) else {
        return "other commands after recording \(outputs): \(shown)"
      }
      for (cell, output) in zip(again.cells, outputs) where !cell.records(output) {
        return "\(output) is read as \(cell.output): \(shown)"
      }
      return nil
    }
  }

  /// Output as commands give it, and all that could be taken for a command or a fence.
  private static func output(_ random: inout SeededRandom) -> [String] {
    (0..<random.below(4)).map { _ in
      let text = random.pick(
        "seed 3", "", "> seed 3", ">", "\\> x", "\\\\> x", "```", "````````", "~~~", "\\```", "  ```", "\\",
        Odd.text(&random))
      return String(String.UnicodeScalarView(text.unicodeScalars.filter { !ControlCharacters.isControl($0) }))
        .replacing("\n", with: "").replacing("\t", with: "")
    }
  }
}
