import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `predict` shows the test part beside their forecasts.
  package static let predict = Command(
    name: "predict", group: .look, summary: "show the test part and its one-step-ahead forecasts",
    examples: ["predict", "predict; evaluate"],
    details: ["For additions, \"ask\" and \"sample\" show answers."],
    next: ["evaluate", "forecast 12"]
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    let model = try workbench.requireModel(for: arguments.command)
    guard let preparation = try workbench.requireTask(for: arguments.command).series else {
      throw .failed(
        message: "\"predict\" works on a series", hint: "type \"ask 3+361\" or \"sample 10\"",
        arguments.command.range)
    }
    let forecast = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try SeriesNetwork.testForecasts(model.checkpoint, preparation, isStateful: model.isStateful)[0]
    }
    let task = preparation.task
    let format = task.series.format
    var table = TextTable(columns: [
      .init(task.series.labelName ?? task.series.frequency.noun.description), .init("actual", alignment: .right),
      .init("predicted", alignment: .right), .init("error", alignment: .right),
    ])
    for (label, (actual, predicted)) in zip(task.testLabels, zip(task.testValues, forecast)) {
      table.rows.append([
        label, format.actual.text(actual), format.forecast.text(predicted), format.forecast.text(predicted - actual),
      ])
    }
    return CommandResult([.table(table)], workbench)
  }
}
