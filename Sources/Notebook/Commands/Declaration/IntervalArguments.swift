import CommandLanguage
import Phrases
import Recurrent
import Tasks

/// The options that ask for intervals around forecasts.
struct IntervalArguments {
  /// Which intervals, as shares of the values that lie inside, in per cent.
  static let option = Option(
    "interval", .list(of: .wholeNumber(in: 1...99)), absent: "none",
    "intervals that hold so many per cent of the values, such as 80,95")
  private static let networks = Option(
    "repeat", .wholeNumber(in: 1...100), default: 1, "networks that the intervals come from, from so many seeds")

  /// As commands with a table declare them.
  static let options = [option.description, networks.description]

  /// How they are made, for help.
  static let explanations: [Phrase] = [
    """
    interval=80,95 puts intervals around the forecasts, from the errors over the validation part, or over the test part \
    if there is none. One step ahead they are split conformal intervals: so wide that they hold the promised share of \
    the absolute errors. Further ahead they widen as the errors of past forecasts did that were made as many steps \
    before, and beyond those with the square root of the steps. 80 % needs 4 errors, 90 % needs 9, 95 % needs 19.
    """,
    """
    With repeat=10, nine more networks are trained from the next seeds, for as many epochs, and forecasts and intervals \
    are the means of those of all ten: less hangs on the luck of one seed.
    """,
  ]

  /// The shares that were asked for, rising.
  let levels: [Int]
  /// Where they were asked for, for errors.
  let place: SourceRange
  private let count: Int

  /// Reads the options.
  init(_ arguments: inout Arguments) throws(Diagnostic) {
    levels = try arguments[Self.option]?.sorted() ?? []
    count = try arguments[Self.networks]
    place = arguments.place(of: Self.option) ?? arguments.command.range
    guard count > 1, levels.isEmpty else { return }
    throw .failed(
      message: "repeat= is about intervals", hint: "type interval=80 as well",
      arguments.place(of: Self.networks) ?? arguments.command.range)
  }

  /// The shares alone, for a command that repeats nothing.
  ///
  /// - Returns: nil if none are asked for.
  static func levels(_ arguments: inout Arguments) throws(Diagnostic) -> [Int]? {
    try arguments[option]?.sorted()
  }

  /// The networks that forecasts and intervals come from, the model first; nil if the person stopped their training.
  func models(
    _ model: Model, _ task: LearningTask, _ context: CommandContext
  ) throws(Diagnostic) -> [Model]? {
    try explaining(at: place) { () throws(TrainingError) in
      try SeedEnsemble.models(
        like: model, on: task, count: count, shouldStop: context.observer.shouldStop
      ) { context.observer.runsProgressed($0, context.language) }
    }
  }

  /// What is said if the person stopped their training.
  static func stopped(_ workbench: Workbench) -> CommandResult {
    var result = CommandResult([], workbench)
    result.remarks = [.text("stopped: nothing is forecast")]
    result.recordedNumber = 0
    return result
  }
}

/// The means of several rows, place by place; of one row, the row itself.
func means(_ rows: [[Double]]) -> [Double] {
  guard let first = rows.first, rows.count > 1 else { return rows.first ?? [] }
  return first.indices.map { place in rows.reduce(0) { $0 + $1[place] } / Double(rows.count) }
}
