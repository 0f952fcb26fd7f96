import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks
import Text

extension Command {
  /// `forecast STEPS` forecasts beyond the end of the data.
  package static let forecast = Command(
    name: "forecast", group: .look, summary: "forecast beyond the end of the data",
    takes: Usage(.one(Declared.steps)),
    options: IntervalArguments.options + [Declared.future.description] + ForecastFileArguments.options,
    examples: [
      "forecast 12", "forecast 6 interval=80", "forecast 12 file=forecast.csv", "forecast 12 file=forecast.svg",
    ],
    details: [
      "Each forecast is read back as if it had happened, so errors add up from step to step.",
      """
      With horizon=3 three steps are forecast at once and read back together. Inputs stay as they were last, unless \
      future=FILE.csv has rows of them for the time after the end: planned prices, say. Rows up to the last date of the \
      data are left out.
      """,
    ] + IntervalArguments.explanations,
    next: ["predict", "plot"],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try TableFileArguments.refuseMisplacedName(arguments)
    let steps = try arguments.next(Declared.steps).value
    let asked = try IntervalArguments(&arguments)
    let inputs = try arguments[Declared.future]
    let file = try ForecastFileArguments(&arguments)
    try arguments.finish()
    let preparation = try workbench.requireSeries(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    let series = preparation.task.series
    let future = try inputs.map { (file) throws(Diagnostic) in try futureInputs(file, of: series, context) }
    let task = try workbench.requireTask(for: arguments.command)
    guard let models = try asked.models(model, task, context) else { return IntervalArguments.stopped(workbench) }
    let values = means(
      try context.computing(at: arguments.command.range) { () throws(TrainingError) in
        try models.map { (model) throws(TrainingError) in
          try SeriesNetwork.extrapolate(
            model.checkpoint, preparation, months: steps, isStateful: model.isStateful, future: future?.rows ?? [])
        }
      })
    let known = future?.rows.count ?? 0
    let intervals = try intervals(
      asked.levels, ahead: steps, models, preparation, context, knowsInputs: known >= steps - 1, at: asked.place)
    let table = ForecastTable(
      series: series, labels: series.labelsBeyond(steps), forecasts: values, intervals: intervals,
      language: context.language)
    let chart = Charts.beyond(
      series, labels: table.labels, forecast: values, intervals: intervals, colour: model.cell.kind.colour,
      in: context.language)
    let remarks = (future?.remarks ?? []) + assumption(series, steps: steps, known: known)
    var result = CommandResult(
      table.tables.map { .table($0) } + remarks.map { .paragraph($0) } + [.chart(chart)], workbench)
    result.remarks = try file.write(table, .chart(chart), context)
    return result
  }

  /// Intervals around forecasts beyond the end of the data, the means of those of some networks; none if none are asked for.
  ///
  /// - Parameters:
  ///   - knowsInputs: whether the inputs of the times to forecast are known.
  ///   - place: where they are asked for.
  static func intervals(
    _ levels: [Int], ahead: Int, _ models: [Model], _ preparation: SeriesPreparation, _ context: CommandContext,
    knowsInputs: Bool = false, at place: SourceRange
  ) throws(Diagnostic) -> IntervalColumns {
    try intervals(levels, models) { (model) throws(Diagnostic) in
      let intervals = try context.computing(at: place) { () throws(TrainingError) in
        try SeriesIntervals(model, preparation, ahead: ahead, knowsInputs: knowsInputs)
      }
      return try explaining(at: place) { () throws(SeriesIntervals.TooFewErrors) in
        try intervals.halfWidths(levels: levels, ahead: ahead)
      }
    }
  }

  /// The same around the forecasts of the test part.
  static func testIntervals(
    _ levels: [Int], _ models: [Model], _ preparation: SeriesPreparation, _ context: CommandContext,
    at place: SourceRange
  ) throws(Diagnostic) -> IntervalColumns {
    try intervals(levels, models) { (model) throws(Diagnostic) in
      let intervals = try context.computing(at: place) { () throws(TrainingError) in
        try SeriesIntervals(model, preparation)
      }
      return try explaining(at: place) { () throws(SeriesIntervals.TooFewErrors) in
        try intervals.testHalfWidths(levels: levels, count: preparation.task.testCount)
      }
    }
  }

  private static func intervals(
    _ levels: [Int], _ models: [Model], _ halfWidths: (Model) throws(Diagnostic) -> [[Double]]
  ) throws(Diagnostic) -> IntervalColumns {
    guard !levels.isEmpty else { return .none }
    let all = try models.map { (model) throws(Diagnostic) in try halfWidths(model) }
    let mean = levels.indices.map { level in means(all.map { $0[level] }) }
    return IntervalColumns(levels: levels, halfWidths: mean)
  }

  /// The inputs after the end of a series, from a file.
  private static func futureInputs(
    _ file: Value, of series: Series, _ context: CommandContext
  ) throws(Diagnostic) -> FutureInputs {
    guard !series.inputs.isEmpty else {
      throw .failed(
        message: "the network reads no inputs of this series", hint: "leave future= out", file.range)
    }
    let reading = FileReading(inputs: series.inputs.map { $0.name }, file: file.range)
    let read = try reading.read(file.content.text, context)
    return try explaining(at: file.range) { () throws(FutureError) in try FutureInputs(read, after: series) }
  }

  /// What a forecast assumes of inputs that nobody knows: all but those of the last step are read.
  private static func assumption(_ series: Series, steps: Int, known: Int) -> [Phrase] {
    guard !series.inputs.isEmpty, known < steps - 1 else { return [] }
    let names = quotedNames(series.inputs.map { $0.name })
    return known == 0
      ? ["assumed: \(names) stay as they were last; future=FILE.csv tells how they go on"]
      : ["assumed: after \(Counted.rows(known)) of the file, \(names) stay as they are there last"]
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let steps = Parameter("STEPS", "a number of steps", .wholeNumber(in: Bounds.listed))

  static let future = Option(
    FileReading.futureOption, .written(.file(endings: FileReading.endings)), absent: "none",
    "a file with the inputs after the end")
}
