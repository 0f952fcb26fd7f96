import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks

extension Command {
  /// `plot [WHAT]` draws the data, how training went, or what the model makes of them.
  package static let plot = Command(
    name: "plot", group: .look, summary: "draw the forecast, the data, how training went, errors or weights",
    synonyms: ["draw", "show"],
    takes: Usage(.optional([.one(Declared.kind)])),
    options: [
      Declared.layer.description, IntervalArguments.option.description, EpochOverlay.option.description,
    ] + PictureArguments.options,
    examples: [
      "plot", "plot loss", "plot forecast interval=80", "plot forecast file=forecast.svg", "plot one-hot ' 163+3'",
    ],
    details: [
      """
      Without a word: actual and predicted values, or for additions the accuracy by epoch; where there is no model, the \
      last comparison. one-hot wants a text.
      """,
      """
      forecast also draws the time to come, with bands around the forecasts that hold 80 % of the values, or the shares \
      that interval= names; \"help forecast\" says what they are.
      """,
      """
      rmse, mae, mase and exact show the last comparison over the setting that varied, runs every run of it, from five seeds on \
      as boxes from the first to the third quartile.
      """,
      """
      loss, accuracy, and rmse where nothing was compared, show every model trained on this data in this session. \
      error shows how far forecasts or answers are off, and how often; weights the kernels of a layer.
      """,
      """
      loss has a second line for the validation part if there is one, and marks the epoch with the lowest loss there, \
      or the one that "train … stop=best" kept.
      """,
      "forecast at=10,100,1000 draws the forecasts of the model after these epochs over each other.",
    ],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let isNamed = arguments.hasValue
    let kind = try plotKind(&arguments, workbench)
    if kind == .oneHot { return try oneHot(&arguments, workbench, context) }
    let task = try workbench.requireTask(for: arguments.command)
    let layer = kind == .weights ? try weightsLayer(&arguments, workbench) : 0
    let overlay = kind == .forecast ? try EpochOverlay(&arguments, workbench) : nil
    let levels = kind == .forecast && overlay == nil ? try IntervalArguments.levels(&arguments) : nil
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    if let overlay {
      let series = try workbench.requireSeries(for: arguments.command)
      return try picture.result(
        .chart(try overlay.chart(series, on: task, context, for: arguments.command)), workbench, context)
    }
    if kind == .forecast, isNamed || levels != nil,
      let chart = try namedForecast(levels, workbench, context, &arguments)
    {
      return try picture.result(.chart(chart), workbench, context)
    }
    let drawn = try drawn(kind, task, workbench, layer: layer, context, for: arguments.command)
    return try picture.result(drawn, workbench, context)
  }

  /// The kind that is named, or what fits the data: the forecast of values, the accuracy of answers.
  private static func plotKind(
    _ arguments: inout Arguments, _ workbench: Workbench
  ) throws(Diagnostic) -> PlotKind {
    if arguments.hasValue { return try arguments.next(Declared.kind).value }
    // After a comparison alone there is no model to draw.
    if workbench.model == nil, let comparison = workbench.comparison {
      let measure = PlotKind(rawValue: comparison.measure.rawValue.lowercased())
      return RunCharts(comparison: comparison, language: .english).overSetting() == nil ? .runs : measure ?? .runs
    }
    return try workbench.requireTask(for: arguments.command).definition.measure.isError ? .forecast : .accuracy
  }

  private static func drawn(
    _ kind: PlotKind, _ task: LearningTask, _ workbench: Workbench, layer: Int, _ context: CommandContext,
    for command: Name
  ) throws(Diagnostic) -> Picture {
    let language = context.language
    let definition = task.definition
    let none = Diagnostic.failed(
      message: "there is no \(kind.rawValue) plot of this data", hint: "\"plot\" and \"plot loss\" work on it",
      command.range)
    switch kind {
    case .forecast:
      guard let series = task.series else { throw none }
      let model = try workbench.requireModel(for: command)
      return .chart(
        Charts.forecast(try forecasts(series, by: model, context, for: command), by: model, in: language))
    case .data:
      if let series = task.series { return .chart(Charts.data(series.task.series, in: language)) }
      guard let addition = task.addition else { throw none }
      return .chart(Charts.answers(addition, in: language))
    case .loss:
      return .chart(
        Charts.loss(
          try curves(workbench, for: command, in: language), at: workbench.earlier?.checkpoint.epochs, in: language))
    case .accuracy:
      guard definition.measure == .exact else { throw none }
      return .chart(
        Charts.accuracy(
          try curves(workbench, for: command, in: language), at: workbench.earlier?.checkpoint.epochs, in: language))
    case .error: return try errors(task, workbench, none, context, for: command)
    case .rmse where workbench.comparison == nil:
      guard definition.measure.isError else { throw none }
      let models = try curves(workbench, for: command, in: language).map { $0.model }
      let errors = try context.computing(at: command.range) { () throws(TrainingError) in
        try ErrorsByUnits(models, task)
      }
      return .chart(ErrorCharts.byUnits(errors, baseline: definition.baselineError(), in: language))
    case .rmse, .mae, .mase, .exact, .runs:
      return .chart(try comparisonChart(kind, workbench, in: language, at: command.range))
    case .weights:
      return WeightPictures.picture(try workbench.requireModel(for: command), layer: layer, in: language)
    case .oneHot: throw none
    }
  }

  /// The forecast with what comes after the end: with the intervals that are asked for, or with those of 80 % where there
  /// are errors enough. Nil for a model that is not trained and is asked for none, and for data that are no series.
  private static func namedForecast(
    _ levels: [Int]?, _ workbench: Workbench, _ context: CommandContext, _ arguments: inout Arguments
  ) throws(Diagnostic) -> Chart? {
    let command = arguments.command
    let place = arguments.place(of: IntervalArguments.option) ?? command.range
    if let levels { return try outlook(levels, workbench, context, at: place, for: command) }
    guard let model = workbench.model, !model.history.isEmpty, workbench.task?.series != nil else { return nil }
    do throws(Diagnostic) {
      return try outlook([80], workbench, context, at: place, for: command)
    } catch {
      return try outlook([], workbench, context, at: place, for: command)
    }
  }

  /// Forecasts with intervals, over the test part and a season, or 12 steps, beyond the end.
  private static func outlook(
    _ levels: [Int], _ workbench: Workbench, _ context: CommandContext, at place: SourceRange, for command: Name
  ) throws(Diagnostic) -> Chart {
    let preparation = try workbench.requireSeries(for: command)
    let model = try workbench.requireTrainedModel(for: command)
    let series = preparation.task.series
    let ahead = min(series.frequency.usualSeason ?? 12, Bounds.listed.upperBound)
    let values = try context.computing(at: command.range) { () throws(TrainingError) in
      try SeriesNetwork.extrapolate(model.checkpoint, preparation, months: ahead, isStateful: model.isStateful)
    }
    let outlook = Charts.Outlook(
      forecasts: values, labels: series.labelsBeyond(ahead),
      testIntervals: try testIntervals(levels, [model], preparation, context, at: place),
      intervals: try intervals(levels, ahead: ahead, [model], preparation, context, at: place))
    let forecast = try forecasts(preparation, by: model, context, for: command)
    return Charts.forecast(forecast, by: model, outlook: outlook, in: context.language)
  }

  private static func forecasts(
    _ series: SeriesPreparation, by model: Model, _ context: CommandContext, for command: Name
  ) throws(Diagnostic) -> SeriesForecast {
    try context.computing(at: command.range) { () throws(TrainingError) in try SeriesForecast(model, series) }
  }

  /// How far the model's forecasts or answers are off.
  private static func errors(
    _ task: LearningTask, _ workbench: Workbench, _ none: Diagnostic, _ context: CommandContext, for command: Name
  ) throws(Diagnostic) -> Picture {
    let language = context.language
    if let series = task.series {
      let model = try workbench.requireModel(for: command)
      return ErrorCharts.picture(
        try forecasts(series, by: model, context, for: command), by: model, in: language)
    }
    guard let addition = task.addition else { throw none }
    let model = try workbench.requireTrainedModel(for: command)
    let answers = try context.computing(at: command.range) { () throws(TrainingError) in
      try GradedAnswers(model.checkpoint, addition)
    }
    return .chart(ErrorCharts.chart(answers, by: model, in: language))
  }

  private static func oneHot(
    _ arguments: inout Arguments, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let value = try arguments.next(OneHotText.parameter).value
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let codes = try OneHotText.codes(value, rows: nil)
    return try picture.result(.heatMaps(Charts.oneHot(codes, in: context.language)), workbench, context)
  }

  private static func weightsLayer(
    _ arguments: inout Arguments, _ workbench: Workbench
  ) throws(Diagnostic) -> Int {
    let model = try workbench.requireModel(for: arguments.command)
    let count = model.checkpoint.architecture.layers.count { $0.isRecurrent }
    return try arguments[Declared.layer, upTo: count] - 1
  }

  private static func comparisonChart(
    _ kind: PlotKind, _ workbench: Workbench, in language: Language, at place: SourceRange
  ) throws(Diagnostic) -> Chart {
    guard let comparison = workbench.comparison else {
      throw .failed(
        message: "nothing is compared yet", hint: "type for example \"compare srn lstm train=300\" first", place)
    }
    let charts = RunCharts(comparison: comparison, language: language)
    if kind == .runs { return charts.runs() }
    let measure = comparison.measure.rawValue.lowercased()
    guard measure == kind.rawValue else {
      throw .failed(
        message: "the last comparison measured \(comparison.measure.title)", hint: "type \"plot \(measure)\"", place)
    }
    guard let chart = charts.overSetting() else {
      throw .failed(
        message: "the last comparison varied no number that could be the axis",
        hint: "list several, such as units=4,8,16; \"plot runs\" draws every run", place)
    }
    return chart
  }

  /// What every trained model of the session showed by epoch.
  private static func curves(
    _ workbench: Workbench, for command: Name, in language: Language
  ) throws(Diagnostic) -> [ModelCurve] {
    let curves = ModelCurve.all(of: workbench.models, in: language)
    if curves.isEmpty { _ = try workbench.requireTrainedModel(for: command) }
    return curves
  }
}

/// What `plot` can draw.
private enum PlotKind: String, CaseIterable {
  case forecast, data, loss, accuracy, error, rmse, mae, mase, exact, runs, weights
  case oneHot = "one-hot"

  var choice: Choice<PlotKind> {
    switch self {
    case .forecast: Choice(self, "actual and predicted values")
    case .data: Choice(self, "the data as they are")
    case .loss: Choice(self, "loss by epoch")
    case .accuracy: Choice(self, "exact answers by epoch")
    case .error: Choice(self, "how far forecasts or answers are off")
    case .rmse: Choice(self, "test RMSE over what the comparison varied")
    case .mae: Choice(self, "test MAE over what the comparison varied")
    case .mase: Choice(self, "test MASE over what the comparison varied")
    case .exact: Choice(self, "exact answers over what the comparison varied")
    case .runs: Choice(self, "every run of the last comparison")
    case .weights: Choice(self, "the kernels of a layer")
    case .oneHot: Choice(self, "a text in one-hot code")
    }
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let kind = Parameter("a plot", PlotKind.allCases.map { $0.choice })

  static let layer = Option(
    "layer", .wholeNumber(in: 1...Int.mostTyped), default: 1, "of weights, which recurrent layer")
}
