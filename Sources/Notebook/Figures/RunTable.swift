import Phrases
import Tasks
import Text

/// What `runs` says of finished runs.
struct RunTable {
  let records: [RunRecord]

  /// A row for each run; the result under the name of what judged it.
  var table: TextTable {
    let measures = Set(records.map { $0.measure })
    let result =
      measures.count > 1 ? "result" : measures.first == .exact ? "exact %" : (measures.first ?? .rmse).rawValue
    var table = TextTable(columns: [
      .init("run", alignment: .right), .init("network"), .init("data"), .init("optimizer"),
      .init("batch", alignment: .right), .init("epochs", alignment: .right), .init("seed", alignment: .right),
      .init(result, alignment: .right),
    ])
    let formats = formats
    table.rows = records.map { record in
      [
        String(record.number), record.network, Self.shortData(record.data), Self.optimizer(record),
        String(record.batch), groupedText(record.epochs), String(record.seed),
        Self.result(record, formats[Self.kind(of: record)]),
      ]
    }
    return table
  }

  /// How results are written, by what they measure on which data: those of a kind have the same number of decimals.
  private var formats: [String: MeasureFormat] {
    var results: [String: (measure: Measure, values: [Double])] = [:]
    for record in records {
      guard let result = record.outcome.result else { continue }
      results[Self.kind(of: record), default: (record.measure, [])].values.append(result.measure)
    }
    return results.mapValues { MeasureFormat($0.measure, of: $0.values) }
  }

  private static func kind(of record: RunRecord) -> String { record.measure.rawValue + " " + record.data }

  /// `addition 3` for `addition digits=3 examples=50000`; `runs show` says all of it.
  private static func shortData(_ data: String) -> String {
    let words = data.split(separator: " ")
    guard words.count == 3, words[0] == "addition" else { return data }
    return "addition " + words[1].drop { $0 != "=" }.dropFirst()
  }

  private static func optimizer(_ record: RunRecord) -> String {
    "\(record.optimizer) \(significantText(record.rate, digits: 6))"
  }

  private static func result(_ record: RunRecord, _ format: MeasureFormat?) -> String {
    record.outcome.result.flatMap { format?.text($0.measure) } ?? "diverged"
  }

  /// All that is known of one run, a line each.
  static func details(_ record: RunRecord) -> [Output] {
    var lines: [Phrase] = [
      "run \(record.number): \(record.network) on \(record.data), seed \(record.seed)",
      """
      \(groupedText(record.epochs)) epochs, batch \(record.batch), optimizer \(optimizer(record)), \
      \(groupedText(record.parameters)) parameters
      """,
    ]
    if !record.plan.isEmpty { lines.append(Phrase(verbatim: record.plan)) }
    switch record.outcome {
    case .diverged(let epoch): lines.append("in epoch \(groupedText(epoch)) the loss was no longer a number")
    case .finished(let result):
      let measure = MeasureFormat(record.measure, of: [result.measure]).text(result.measure)
      lines.append(Self.result(record.measure, measure))
      lines.append("training loss \(lossText(result.trainingLoss))")
      if let first = result.firstTenOfTen { lines.append("10 of 10 first after epoch \(groupedText(first))") }
    }
    if let computer = record.computer { lines.append("computed on \(quoted(computer))") }
    return lines.map { .text($0) } + [.text("key:")] + WrappedText.lines(record.key, indent: 2).map { .line($0) }
  }

  private static func result(_ measure: Measure, _ text: String) -> Phrase {
    switch measure {
    case .rmse: "test RMSE \(text)"
    case .mae: "test MAE \(text)"
    case .mase: "test MASE \(text)"
    case .exact: "exact validation answers in % \(text)"
    }
  }

  /// All runs as comma-separated values, numbers with all their digits.
  static func csv(_ records: [RunRecord]) -> String {
    let titles = [
      "run", "data", "cell", "units", "parameters", "optimizer", "rate", "batch", "epochs", "seed", "measure", "result",
      "training_loss", "diverged_epoch", "options",
    ]
    return CSVText.text(titles: titles, rows: records.map(fields))
  }

  private static func fields(_ record: RunRecord) -> [String] {
    var divergedEpoch = ""
    if case .diverged(let epoch) = record.outcome { divergedEpoch = String(epoch) }
    let result = record.outcome.result
    return [
      String(record.number), record.data, record.cell, record.units, String(record.parameters), record.optimizer,
      CSVText.number(record.rate), String(record.batch), String(record.epochs), String(record.seed),
      record.measure.rawValue,
      result.map { CSVText.number($0.measure) } ?? "", result.map { CSVText.number($0.trainingLoss) } ?? "",
      divergedEpoch, record.options,
    ]
  }
}
