import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `forecast STEPS` forecasts beyond the end of the data.
  package static let forecast = Command(
    name: "forecast", group: .look, summary: "forecast beyond the end of the data",
    takes: Usage(.one(Declared.steps)), examples: ["forecast 12", "forecast 1"],
    details: ["Each forecast is read back as if it had happened, so errors add up from step to step."],
    next: ["predict", "plot"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let steps = try arguments.next(Declared.steps).value
    try arguments.finish()
    let preparation = try workbench.requireSeries(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    let values = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try SeriesNetwork.extrapolate(model.checkpoint, preparation, months: steps, isStateful: model.isStateful)
    }
    let series = preparation.task.series
    let nouns = series.frequency.nouns.description
    var table = TextTable(columns: [.init("\(nouns) ahead", alignment: .right), .init("forecast", alignment: .right)])
    table.rows = zip(1..., values).map { [String($0), series.format.forecast.text($1)] }
    let labels = series.labelsBeyond(steps)
    if let labels {
      table.columns.insert(.init(series.labelName ?? series.frequency.noun.description), at: 0)
      for (row, label) in labels.enumerated() { table.rows[row].insert(label, at: 0) }
    }
    return CommandResult(
      [.table(table), .chart(Charts.beyond(series, labels: labels, forecast: values, in: context.language))],
      workbench)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let steps = Parameter("STEPS", "a number of steps", .wholeNumber(in: Bounds.listed))
}
