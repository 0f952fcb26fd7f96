import CommandLanguage
import Phrases
import Text

/// A place on the page as a person names it: `3` for a command, `n1` for a note.
enum PagePlace {
  /// A command, counted from 0.
  case command(Int)
  /// A note, counted from 0.
  case note(Int)

  /// The number of a command.
  static let number = Parameter("NUMBER", "the number of a command", .wholeNumber(in: 1...1_000_000_000))
  /// The number of a command, or of a note.
  static let either = Parameter("NUMBER", "the number of a command or a note", .written())

  /// Reads a place that is on the page.
  init(_ value: Value, on page: SessionRecorder) throws(Diagnostic) {
    if case .word(let text) = value.content, let note = Int(text.dropFirst()), text.hasPrefix("n"), !text.contains("+")
    {
      let count = page.notes.count
      guard (1...max(count, 1)).contains(note), count > 0 else {
        throw .failed(
          message: count == 0 ? "the page has no notes" : "there is no note n\(note); the last one is n\(count)",
          hint: "\"page\" shows them", value.range)
      }
      self = .note(note - 1)
      return
    }
    guard case .number(let literal) = value.content, let whole = literal.whole else {
      throw .wrongKind(
        expected: "the number of a command such as 3, or of a note such as n1", found: value.content.text, value.range)
    }
    self = .command(try Self.command(Int(clamping: whole), on: page, at: value.range))
  }

  /// The place of a command that is on the page, counted from 0.
  ///
  /// - Parameter beyond: how many places behind the last command there are to name.
  static func command(
    _ number: Int, on page: SessionRecorder, beyond: Int = 0, at range: SourceRange
  ) throws(Diagnostic) -> Int {
    let count = page.cells.count
    guard count + beyond > 0, (1...count + beyond).contains(number) else {
      throw .failed(
        message: count == 0 ? "no command was run yet" : "there is no command \(number); the last one is \(count)",
        hint: "\"page\" shows them", range)
    }
    return number - 1
  }

  /// How many commands stand before what is put after the command of a number, or at the start for 0.
  static func after(_ number: Int, on page: SessionRecorder, at range: SourceRange) throws(Diagnostic) -> Int {
    number == 0 ? 0 : try command(number, on: page, at: range) + 1
  }
}
