import CommandLanguage
import Phrases
import Tasks

/// The option that asks for intervals around forecasts.
enum IntervalArguments {
  /// Which intervals, as shares of the values that lie inside, in per cent.
  static let option = Option(
    "interval", .list(of: .wholeNumber(in: 1...99)), absent: "none",
    "intervals that hold so many per cent of the values, such as 80,95")

  /// How they are made, for help.
  static let explanation: Phrase = """
    interval=80,95 puts intervals around the forecasts, from the errors over the validation part, or over the test part \
    if there is none. One step ahead they are split conformal intervals: so wide that they hold the promised share of \
    the absolute errors. Further ahead they widen as the errors of past forecasts did that were made as many steps \
    before, and beyond those with the square root of the steps. 80 % needs 4 errors, 90 % needs 9, 95 % needs 19.
    """

  /// The levels that were asked for, rising.
  static func levels(_ arguments: inout Arguments) throws(Diagnostic) -> [Int] {
    try arguments[option]?.sorted() ?? []
  }

  /// Where they were asked for, for errors.
  static func place(_ arguments: Arguments) -> SourceRange { arguments.place(of: option) ?? arguments.command.range }
}
