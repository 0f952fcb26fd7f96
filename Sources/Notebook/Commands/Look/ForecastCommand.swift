import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `forecast MONTHS` forecasts beyond the end of the data.
  package static let forecast = Command(
    name: "forecast", group: .look, summary: "forecast beyond the end of the data",
    takes: Usage(.one(Declared.months)), options: [Declared.future.description],
    examples: ["forecast 12", "forecast 1"],
    details: [
      "Each forecast is read back as if it had happened, so errors add up from month to month.",
      """
      With horizon=3 three steps are forecast at once and read back together. Inputs stay as they were last, unless \
      future=FILE.csv has rows of them for the time after the end: planned prices, say. Rows up to the last date of the \
      data are left out.
      """,
    ],
    next: ["predict", "plot"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let months = try arguments.next(Declared.months).value
    let file = try arguments[Declared.future]
    try arguments.finish()
    let preparation = try workbench.requireSeries(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    let series = preparation.task.series
    let future = try file.map { (file) throws(Diagnostic) in try futureInputs(file, of: series, context) }
    let values = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try SeriesNetwork.extrapolate(
        model.checkpoint, preparation, months: months, isStateful: model.isStateful, future: future?.rows ?? [])
    }
    var table = TextTable(columns: [.init("months ahead", alignment: .right), .init("forecast", alignment: .right)])
    table.rows = zip(1..., values).map { [String($0), series.format.forecast.text($1)] }
    let labels = series.labelsBeyond(months)
    if let labels {
      table.columns.insert(.init(series.labelName ?? "month"), at: 0)
      for (row, label) in labels.enumerated() { table.rows[row].insert(label, at: 0) }
    }
    let remarks = (future?.remarks ?? []) + assumption(series, months: months, known: future?.rows.count ?? 0)
    return CommandResult(
      [.table(table)] + remarks.map { .text($0) }
        + [.chart(Charts.beyond(series, labels: labels, forecast: values, in: context.language))],
      workbench)
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
  private static func assumption(_ series: Series, months: Int, known: Int) -> [Phrase] {
    guard !series.inputs.isEmpty, known < months - 1 else { return [] }
    let names = quotedNames(series.inputs.map { $0.name })
    return known == 0
      ? ["assumed: \(names) stay as they were last; future=FILE.csv tells how they go on"]
      : ["assumed: after \(Counted.rows(known)) of the file, \(names) stay as they are there last"]
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let months = Parameter("MONTHS", "a number of months", .wholeNumber(in: Bounds.listed))

  static let future = Option(
    FileReading.futureOption, .written(.file(endings: FileReading.endings)), absent: "none",
    "a file with the inputs after the end")
}
