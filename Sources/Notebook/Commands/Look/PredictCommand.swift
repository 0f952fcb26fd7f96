import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `predict` shows the test part beside its forecasts.
  package static let predict = Command(
    name: "predict", group: .look, summary: "show the test part and its one-step-ahead forecasts",
    options: IntervalArguments.options + TableFileArguments.options,
    examples: ["predict", "predict; evaluate", "predict file=predictions.csv"],
    details: IntervalArguments.explanations + [
      "Around a forecast of the test part, the interval comes from the errors of the other rows of that part.",
      "For additions, \"ask\" and \"sample\" show answers.",
    ],
    next: ["evaluate", "forecast 12"],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try TableFileArguments.refuseMisplacedName(arguments)
    let asked = try IntervalArguments(&arguments)
    let file = try TableFileArguments(&arguments)
    try arguments.finish()
    let model = try workbench.requireModel(for: arguments.command)
    let task = try workbench.requireTask(for: arguments.command)
    guard let preparation = task.series else {
      throw .failed(
        message: "\"predict\" works on a series", hint: "type \"ask 3+361\" or \"sample 10\"",
        arguments.command.range)
    }
    guard let models = try asked.models(model, task, context) else { return IntervalArguments.stopped(workbench) }
    let forecast = means(
      try context.computing(at: arguments.command.range) { () throws(TrainingError) in
        try models.map { (model) throws(TrainingError) in
          try SeriesNetwork.testForecasts(model.checkpoint, preparation, isStateful: model.isStateful)[0]
        }
      })
    let intervals = try testIntervals(asked.levels, models, preparation, context, at: asked.place)
    let table = PredictionTable(task: preparation.task, forecasts: forecast, intervals: intervals)
    let horizon = preparation.task.horizon
    let remark: [Output] =
      horizon > 1 ? [.text("one step ahead; \"evaluate\" judges all \(groupedText(horizon)) steps of the horizon")] : []
    var result = CommandResult(table.tables.map { .table($0) } + remark, workbench)
    result.remarks = try file.write(titles: table.fileTitles, rows: table.fileRows, context)
    return result
  }
}
