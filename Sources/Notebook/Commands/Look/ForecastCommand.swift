import Plotting
import Recurrent
import Tasks

extension Command {
  /// `forecast MONTHS`
  package static let forecast = Command(
    name: "forecast", group: .look, summary: "forecast beyond the end of the data",
    usage: "forecast MONTHS", examples: ["forecast 12", "forecast 1"],
    details: ["Each forecast is read back as if it had happened, so errors add up from month to month."],
    next: ["predict", "plot"]
  ) { arguments, workbench, _ in
    let months = try arguments.wholeNumber("a number of months", in: 1...1000)
    try arguments.finish()
    let preparation = try workbench.requireSeries("forecast")
    let model = try workbench.requireTrainedModel()
    let values = try SeriesNetwork.extrapolate(
      model.checkpoint, preparation, months: months, isStateful: model.isStateful)
    let series = preparation.task.series
    var table = TextTable(columns: [.init("months ahead", alignment: .right), .init("forecast", alignment: .right)])
    table.rows = zip(1..., values).map { [String($0), decimalText($1, places: 1)] }
    let labels = series.labelsBeyond(months)
    if let labels {
      table.columns.insert(.init(series.labelName ?? "month"), at: 0)
      for (row, label) in labels.enumerated() { table.rows[row].insert(label, at: 0) }
    }
    return CommandResult(
      [.table(table), .chart(Charts.beyond(series, labels: labels, forecast: values, in: workbench.language))],
      workbench)
  }
}
