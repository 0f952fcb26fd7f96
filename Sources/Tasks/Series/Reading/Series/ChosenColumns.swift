internal import Phrases

/// The columns of a table that are read: values, further inputs, labels.
struct ChosenColumns {
  let layout: TableLayout
  let value: Int
  let inputs: [Int]
  let labels: LabelSource
  let kinds: [ColumnKind]
  /// The dates of the rows; nil if the labels are none.
  let dates: DateColumn?
  let remarks: [Phrase]

  /// Values first, then inputs.
  var read: [Int] { [value] + inputs }

  /// What the labels are called.
  var labelName: String? {
    let columns = labels.columns
    return columns.isEmpty ? nil : columns.map { layout.names[$0] }.joined(separator: " ")
  }

  /// - Throws: `ReadingError` about columns and dates.
  init(_ layout: TableLayout, _ options: ReadingOptions) throws(ReadingError) {
    let names = layout.names
    let named = try ChosenColumns.position(options.column, names)
    var inputs: [Int] = []
    for input in options.inputs { inputs.append(try ColumnName.position(of: input, in: names)) }
    let summaries = ColumnSummaries(layout).columns
    let taken = (named.map { [$0] } ?? []) + inputs
    labels = LabelChoice(layout, summaries, taken: taken).source
    let dates = try ChosenColumns.dates(labels, layout, options)
    let choice = try ValueChoice(layout, summaries, source: labels, times: dates?.times ?? [], named: named)
    (self.layout, self.dates, self.inputs) = (layout, dates, inputs)
    (value, kinds) = (choice.column, choice.kinds)
    remarks = choice.remarks + (dates?.remarks ?? [])
  }

  private static func position(_ name: String?, _ names: [String]) throws(ReadingError) -> Int? {
    guard let name else { return nil }
    return try ColumnName.position(of: name, in: names)
  }

  private static func dates(
    _ labels: LabelSource, _ layout: TableLayout, _ options: ReadingOptions
  ) throws(ReadingError) -> DateColumn? {
    if labels == .none { return nil }
    let source = SourceLabels(labels, layout, rows: layout.rows)
    return try DateColumn.read(
      count: source.count, order: options.dates, label: { source.bytes($0) }, row: { layout.rows[$0] + 1 })
  }
}
