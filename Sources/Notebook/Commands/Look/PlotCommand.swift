import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks

extension Command {
  /// `plot [WHAT]`
  package static let plot = Command(
    name: "plot", group: .look, summary: "draw the forecast, the data, how training went, errors or weights",
    usage: Phrase(verbatim: "plot [" + PlotKind.allCases.map(\.rawValue).joined(separator: "|") + "]"),
    options: [Option("layer", "1", "of weights, which recurrent layer")] + PictureArguments.options,
    examples: ["plot", "plot loss", "plot forecast file=forecast.svg", "plot one-hot ' 163+3'"],
    details: [
      "Without a word: actual and predicted months, or for additions the accuracy by epoch. one-hot wants a text.",
      """
      rmse and exact show the last comparison over the setting that varied, runs every run of it, from five seeds on \
      as boxes from the first to the third quartile.
      """,
      """
      loss, accuracy, and rmse where nothing was compared, show every model trained on this data in this session. \
      error shows how far forecasts or answers are off, and how often; weights the kernels of a layer.
      """,
    ]
  ) { arguments, workbench, context in
    let place = arguments.command.range
    let kind = try PlotKind(&arguments, workbench)
    if kind == .oneHot { return try oneHot(&arguments, workbench, context) }
    let task = try workbench.requireTask()
    let layer = kind == .weights ? try weightsLayer(&arguments, workbench) : 0
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    return try picture.result(try drawn(kind, task, workbench, layer: layer, at: place), workbench, context)
  }

  private static func drawn(
    _ kind: PlotKind, _ task: LearningTask, _ workbench: Workbench, layer: Int, at place: SourceRange
  ) throws -> Picture {
    let language = workbench.language
    switch (kind, task) {
    case (.forecast, .series(let preparation, _)):
      let model = try workbench.requireModel()
      return .chart(
        Charts.forecast(
          preparation,
          fitted: try SeriesNetwork.fitted(model.checkpoint, preparation, isStateful: model.isStateful),
          forecast: try SeriesNetwork.walkForward(model.checkpoint, preparation, isStateful: model.isStateful),
          name: model.name, in: language))
    case (.data, .series(let preparation, _)): return .chart(Charts.data(preparation.task.series))
    case (.data, .addition(let examples)): return .chart(Charts.answers(examples, in: language))
    case (.loss, _): return .chart(Charts.loss(try trainedModels(workbench), in: language))
    case (.accuracy, .addition): return .chart(Charts.accuracy(try trainedModels(workbench), in: language))
    case (.error, .series(let preparation, _)):
      return ErrorCharts.picture(try workbench.requireModel(), preparation, in: language)
    case (.error, .addition(let examples)):
      return .chart(try ErrorCharts.chart(try workbench.requireTrainedModel(), examples, in: language))
    case (.exact, _), (.runs, _): return .chart(try comparisonChart(kind, workbench, at: place))
    case (.rmse, _) where workbench.comparison != nil:
      return .chart(try comparisonChart(kind, workbench, at: place))
    case (.rmse, .series(let preparation, _)):
      return .chart(try ErrorCharts.rootMeanSquareErrors(try trainedModels(workbench), preparation, in: language))
    case (.weights, _): return WeightPictures.picture(try workbench.requireModel(), layer: layer, in: language)
    case (.forecast, .addition), (.accuracy, .series), (.rmse, .addition), (.oneHot, _):
      throw Diagnostic.failed(
        message: "there is no \(kind.rawValue) plot of this data", hint: "\"plot\" and \"plot loss\" work on it", place)
    }
  }

  private static func oneHot(
    _ arguments: inout Arguments, _ workbench: Workbench, _ context: CommandContext
  ) throws -> CommandResult {
    let value = try arguments.value("a text such as ' 163+3'")
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let codes = try OneHotText.codes(value, rows: nil)
    return try picture.result(.heatMaps(Charts.oneHot(codes, in: workbench.language)), workbench, context)
  }

  private static func weightsLayer(_ arguments: inout Arguments, _ workbench: Workbench) throws -> Int {
    let count = try workbench.requireModel().checkpoint.architecture.layers.count { $0.isRecurrent }
    return (try arguments.wholeNumberOption("layer", in: 1...count) ?? 1) - 1
  }

  private static func comparisonChart(_ kind: PlotKind, _ workbench: Workbench, at place: SourceRange) throws -> Chart {
    guard let comparison = workbench.comparison else {
      throw NotYet(message: "nothing is compared yet", hint: "type for example \"compare srn lstm train=300\" first")
    }
    let charts = RunCharts(comparison: comparison, language: workbench.language)
    if kind == .runs { return charts.runs() }
    let measure = comparison.measure.rawValue.lowercased()
    guard measure == kind.rawValue else {
      throw Diagnostic.failed(
        message: "the last comparison measured \(comparison.measure.title)", hint: "type \"plot \(measure)\"", place)
    }
    guard let chart = charts.overSetting() else {
      throw Diagnostic.failed(
        message: "the last comparison varied no number that could be the axis",
        hint: "list several, such as units=4,8,16; \"plot runs\" draws every run", place)
    }
    return chart
  }

  private static func trainedModels(_ workbench: Workbench) throws -> [Model] {
    let models = (workbench.earlierModels + [workbench.model].compactMap { $0 }).filter { !$0.history.isEmpty }
    if models.isEmpty { _ = try workbench.requireTrainedModel() }
    return models
  }
}

/// What `plot` can draw.
private enum PlotKind: String, CaseIterable {
  case forecast, data, loss, accuracy, error, rmse, exact, runs, weights
  case oneHot = "one-hot"

  /// The kind that is named, or what fits the data.
  init(_ arguments: inout Arguments, _ workbench: Workbench) throws {
    guard arguments.hasValue else {
      self = try workbench.requireTask().series == nil ? .accuracy : .forecast
      return
    }
    let word = try arguments.choice("a plot", Self.allCases.map(\.rawValue))
    self = PlotKind(rawValue: word) ?? .forecast
  }
}
