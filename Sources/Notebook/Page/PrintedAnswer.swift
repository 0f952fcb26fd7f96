import CommandLanguage
import Phrases
import Text

/// What a command of the session printed, named where text goes: `_3` for that of command 3, `_` for the last that printed
/// something.
struct PrintedAnswer {
  /// The command's number, from 1.
  let number: Int
  /// What it printed, as a session records it.
  let lines: [String]

  /// The answer that a word stands for; nil if it is no such word.
  ///
  /// - Throws: a number that no command has, or a command that printed nothing.
  init?(_ value: Value, _ recorder: SessionRecorder) throws(Diagnostic) {
    guard case .word(let text) = value.content, text.hasPrefix("_") else { return nil }
    let digits = text.dropFirst()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let cells = recorder.cells
    if digits.isEmpty {
      guard let last = cells.lastIndex(where: { !$0.output.isEmpty }) else {
        throw .failed(message: "nothing was printed yet", hint: "", value.range)
      }
      (number, lines) = (last + 1, cells[last].output)
      return
    }
    (number, lines) = try recorder.cell(numbered: String(digits), at: value.range) { ($0, $1.output) }
    guard !lines.isEmpty else {
      throw .failed(message: "command \(number) printed nothing", hint: "\"history\" lists the commands", value.range)
    }
  }
}

extension SessionRecorder {
  /// Returns something of the command that a person calls by its number, from 1.
  ///
  /// - Throws: a number that no command has.
  func cell<Found>(
    numbered text: String, at range: SourceRange, _ found: (Int, Cell) -> Found
  ) throws(Diagnostic) -> Found {
    guard let number = Int(text), (1...max(cells.count, 1)).contains(number), !cells.isEmpty else {
      throw .failed(
        message: cells.isEmpty
          ? "no command was run yet" : "there is no command \(text.excerpt); the last one is \(cells.count)",
        hint: "\"history\" lists the commands", range)
    }
    return found(number, cells[number - 1])
  }
}
