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
    if case .word(let text) = value.content, text.hasPrefix("n"), let note = Self.number(text.dropFirst()) {
      let digits = String(text.dropFirst())
      let count = page.notes.count
      guard (1...max(count, 1)).contains(note), count > 0 else {
        throw .failed(
          message: count == 0
            ? "the page has no notes" : "there is no note n\(digits.excerpt); the last one is n\(count)",
          hint: "\"page\" shows them", value.range)
      }
      self = .note(note - 1)
      return
    }
    guard case .number(let literal) = value.content, let whole = literal.whole else {
      throw .wrongKind(
        expected: "the number of a command such as 3, or of a note such as n1", found: value.content.text, value.range)
    }
    self = .command(try Self.command(Int(clamping: whole), typed: String(whole), on: page, at: value.range))
  }

  /// Reads a number that only digits write. One that is larger than any page has is only that: where an `Int` has 32 bits,
  /// it is the same.
  static func number(_ digits: some StringProtocol) -> Int? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(digits) ?? .max
  }

  /// The place of a command that is on the page, counted from 0.
  ///
  /// - Parameters:
  ///   - typed: the number in words for people; nil for its digits.
  ///   - beyond: how many places behind the last command there are to name.
  static func command(
    _ number: Int, typed: String? = nil, on page: SessionRecorder, beyond: Int = 0, at range: SourceRange
  ) throws(Diagnostic) -> Int {
    let count = page.cells.count
    guard count + beyond > 0, (1...count + beyond).contains(number) else {
      throw .failed(
        message: count == 0
          ? "no command was run yet"
          : "there is no command \((typed ?? String(number)).excerpt); the last one is \(count)",
        hint: "\"page\" shows them", range)
    }
    return number - 1
  }

  /// How many commands stand before what is put after the command of a number, or at the start for 0.
  static func after(
    _ number: Int, typed: String? = nil, on page: SessionRecorder, at range: SourceRange
  ) throws(Diagnostic) -> Int {
    number == 0 ? 0 : try command(number, typed: typed, on: page, at: range) + 1
  }
}
