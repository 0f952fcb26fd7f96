import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `forecast MONTHS` forecasts beyond the end of the data.
  package static let forecast = Command(
    name: "forecast", group: .look, summary: "forecast beyond the end of the data",
    takes: Usage(.one(Declared.months)), examples: ["forecast 12", "forecast 1"],
    details: ["Each forecast is read back as if it had happened, so errors add up from month to month."],
    next: ["predict", "plot"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let months = try arguments.next(Declared.months).value
    try arguments.finish()
    let preparation = try workbench.requireSeries(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    let values = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try SeriesNetwork.extrapolate(model.checkpoint, preparation, months: months, isStateful: model.isStateful)
    }
    let series = preparation.task.series
    var table = TextTable(columns: [.init("months ahead", alignment: .right), .init("forecast", alignment: .right)])
    table.rows = zip(1..., values).map { [String($0), series.format.forecast.text($1)] }
    let labels = series.labelsBeyond(months)
    if let labels {
      table.columns.insert(.init(series.labelName ?? "month"), at: 0)
      for (row, label) in labels.enumerated() { table.rows[row].insert(label, at: 0) }
    }
    return CommandResult(
      [.table(table), .chart(Charts.beyond(series, labels: labels, forecast: values, in: context.language))],
      workbench)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let months = Parameter("MONTHS", "a number of months", .wholeNumber(in: Bounds.listed))
}
