import Notebook
import NotebookTestSupport
import Testing
import Text

/// Hostile strings through every way out in this process: the screen, messages, pictures, tables and kept sessions.
@Suite(.onOwnThreads) struct HostileStrings {
  @Test func nothingSteersATerminal() {
    Inputs.each("hostile strings", Campaign.numbers(2_000, long: 1_000_000)) { random in
      let text = random.pick(from: Odd.texts) + Odd.text(&random, parts: 4)
      if let place = ControlCharacters.first(in: Array(text.escapedForTerminal.utf8)) { return place }
      return Self.words(text, &random) ?? Self.table(text)
    }
  }

  /// In commands and what is said about them.
  private static func words(_ text: String, _ random: inout SeededRandom) -> String? {
    var notebook = prompt()
    let quoted = "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    let command = random.pick(
      text, "seed " + text, "load \(quoted)", "load \(quoted) column=\(quoted)", "encode \(quoted)", "help \(quoted)",
      "ask \(quoted)", "plot \(quoted)", "save \(quoted)", "language \(quoted)", "seed \(quoted)=3",
      "runs export \(quoted)", "plot one-hot \(quoted)")
    let answer = notebook.run(command)
    return ControlCharacters.complaint(about: answer.lines + answer.recorded, of: command)
  }

  /// As the header and the cells of a table, in a picture of it, in its runs and in the session.
  private static func table(_ text: String) -> String? {
    let cell = "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    let rows = (1...8).map { "\(cell)\($0 % 2 == 0 ? "" : "x"),\($0 * 7 % 11)\n" }.joined()
    let store = InMemoryFileStore(["t.csv": Array(("month,\(cell)\n" + rows).utf8)])
    var notebook = prompt(store.files)
    let commands = [
      "load t.csv test=2", "data 3", "plot data file=p.svg", "compare srn units=1 train=1 repeat=1", "runs",
      "runs export r.csv", "save s.md",
    ]
    for command in commands {
      let answer = notebook.run(command)
      if let place = ControlCharacters.complaint(about: answer.lines, of: "\(command) with \(text)") { return place }
    }
    for name in ["p.svg", "r.csv", "s.md"] {
      if let place = ControlCharacters.first(in: store.bytes(name) ?? []) { return "\(name): \(place)" }
    }
    return nil
  }
}
