import CommandLanguage
import Phrases

/// A command of the session that another command is about: the one with a number, or the last.
struct CommandReference {
  private static let number = Parameter("NUMBER", "the number of a command", .wholeNumber(in: 1...1_000_000_000))

  /// As commands declare it.
  static let usage = Usage(.optional([.one(number)]))

  private let number: Placed<Int>?
  private let place: SourceRange

  /// Reads the number, if one is given, and nothing more.
  init(_ arguments: inout Arguments) throws(Diagnostic) {
    place = arguments.command.range
    number = arguments.hasValue ? try arguments.next(Self.number) : nil
    try arguments.finish()
  }

  /// The command as it is recorded.
  ///
  /// - Throws: a number that no command has.
  func command(in recorder: SessionRecorder) throws(Diagnostic) -> String {
    try recorder.cell(numbered: String(number?.value ?? recorder.cells.count), at: number?.range ?? place) {
      $1.command
    }
  }
}
