import CommandLanguage
import Plotting
import Recurrent
import Tasks

extension Command {
  /// `plot [WHAT]`
  package static let plot = Command(
    name: "plot", group: .look, summary: "draw the forecast, the data, or how training went",
    usage: "plot [forecast|data|loss|accuracy|rmse|exact|runs]", examples: ["plot", "plot loss"],
    details: [
      "Without a word: actual and predicted months, or for additions the accuracy by epoch.",
      "loss and accuracy show every model trained on this data in this session, each a line.",
      "rmse and exact show the last comparison over the setting that varied, runs every run of it.",
    ]
  ) { arguments, workbench, _ in
    let data = try workbench.requireData()
    var kind = if case .series = data { "forecast" } else { "accuracy" }
    let place = arguments.command.range
    if arguments.hasValue {
      kind = try arguments.choice("a plot", ["forecast", "data", "loss", "accuracy", "rmse", "exact", "runs"])
    }
    try arguments.finish()
    return CommandResult([.chart(try chart(kind, data, workbench, at: place))], workbench)
  }

  private static func chart(
    _ kind: String, _ data: TaskData, _ workbench: Workbench, at place: SourceRange
  ) throws -> Chart {
    switch (kind, data) {
    case ("forecast", .series(let preparation, _)):
      let model = try workbench.requireModel()
      return Charts.forecast(
        preparation,
        fitted: try SeriesNetwork.fitted(model.checkpoint, preparation, isStateful: model.isStateful),
        forecast: try SeriesNetwork.walkForward(model.checkpoint, preparation, isStateful: model.isStateful),
        name: model.name)
    case ("data", .series(let preparation, _)): return Charts.data(preparation.task.series)
    case ("rmse", _), ("exact", _), ("runs", _): return try comparisonChart(kind, workbench, at: place)
    case ("loss", _): return Charts.loss(try trainedModels(workbench))
    case ("accuracy", .addition): return Charts.accuracy(try trainedModels(workbench))
    default:
      throw Diagnostic.failed(
        message: "there is no \(kind) plot of this data", hint: "\"plot\" and \"plot loss\" work on it", place)
    }
  }

  private static func comparisonChart(_ kind: String, _ workbench: Workbench, at place: SourceRange) throws -> Chart {
    guard let comparison = workbench.comparison else {
      throw NotYet(message: "nothing is compared yet", hint: "type for example \"compare srn lstm train=300\" first")
    }
    let charts = RunCharts(comparison: comparison)
    if kind == "runs" { return charts.runs() }
    guard comparison.measure.rawValue.lowercased() == kind, let chart = charts.overSetting() else {
      throw Diagnostic.failed(
        message: "the last comparison has no \(kind) over a setting", hint: "\"plot runs\" works on it", place)
    }
    return chart
  }

  private static func trainedModels(_ workbench: Workbench) throws -> [Model] {
    let models = (workbench.earlierModels + [workbench.model].compactMap { $0 }).filter { !$0.history.isEmpty }
    if models.isEmpty { _ = try workbench.requireTrainedModel() }
    return models
  }
}
