import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `forecast MONTHS` forecasts beyond the end of the data.
  package static let forecast = Command(
    name: "forecast", group: .look, summary: "forecast beyond the end of the data",
    takes: Usage(.one(Declared.months)),
    options: [IntervalArguments.option.description] + TableFileArguments.options,
    examples: ["forecast 12", "forecast 6 interval=80", "forecast 12 file=forecast.csv"],
    details: [
      "Each forecast is read back as if it had happened, so errors add up from month to month.",
      IntervalArguments.explanation,
    ],
    next: ["predict", "plot"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try TableFileArguments.refuseMisplacedName(arguments)
    let months = try arguments.next(Declared.months).value
    let levels = try IntervalArguments.levels(&arguments)
    let file = try TableFileArguments(&arguments)
    try arguments.finish()
    let preparation = try workbench.requireSeries(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    let values = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try SeriesNetwork.extrapolate(model.checkpoint, preparation, months: months, isStateful: model.isStateful)
    }
    let intervals = try intervals(
      levels, ahead: months, model, preparation, at: IntervalArguments.place(arguments))
    let series = preparation.task.series
    let table = ForecastTable(
      series: series, labels: series.labelsBeyond(months), forecasts: values, intervals: intervals)
    let chart = Charts.beyond(
      series, labels: table.labels, forecast: values, intervals: intervals, in: context.language)
    var result = CommandResult(table.tables.map { .table($0) } + [.chart(chart)], workbench)
    result.remarks = try file.write(titles: table.fileTitles, rows: table.fileRows, context)
    return result
  }

  /// Intervals around forecasts beyond the end of the data; none if none are asked for.
  ///
  /// - Parameter place: where they are asked for.
  static func intervals(
    _ levels: [Int], ahead: Int, _ model: Model, _ preparation: SeriesPreparation, at place: SourceRange
  ) throws(Diagnostic) -> IntervalColumns {
    guard !levels.isEmpty else { return .none }
    let intervals = try explaining(at: place) { () throws(TrainingError) in
      try SeriesIntervals(model, preparation, ahead: ahead)
    }
    let widths = try explaining(at: place) { () throws(SeriesIntervals.TooFewErrors) in
      try intervals.halfWidths(levels: levels, ahead: ahead)
    }
    return IntervalColumns(levels: levels, halfWidths: widths)
  }

  /// Intervals around the forecasts of the test part; none if none are asked for.
  ///
  /// - Parameter place: where they are asked for.
  static func testIntervals(
    _ levels: [Int], _ model: Model, _ preparation: SeriesPreparation, at place: SourceRange
  ) throws(Diagnostic) -> IntervalColumns {
    guard !levels.isEmpty else { return .none }
    let intervals = try explaining(at: place) { () throws(TrainingError) in
      try SeriesIntervals(model, preparation)
    }
    let widths = try explaining(at: place) { () throws(SeriesIntervals.TooFewErrors) in
      try intervals.testHalfWidths(levels: levels, count: preparation.task.testCount)
    }
    return IntervalColumns(levels: levels, halfWidths: widths)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let months = Parameter("MONTHS", "a number of months", .wholeNumber(in: Bounds.listed))
}
