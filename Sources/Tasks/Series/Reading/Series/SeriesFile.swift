package import Phrases

/// A series read from a file as people have it, and what was taken or left out in reading it.
package struct SeriesFile: Sendable {
  /// The column of the values.
  package let name: String
  /// The values in the order of time, each finite and at most 1e15 in size.
  package let values: [Double]
  /// The further columns that were asked for, each as long as `values`.
  package let inputs: [SeriesInput]
  /// One label a value, as the file has it; the number of the row from 1 where there are none.
  package let labels: [String]
  /// What the labels' column is called; nil if there are no labels.
  package let labelName: String?
  package let frequency: Frequency
  /// All columns of the file.
  package let columns: [SeriesColumn]
  package let encoding: TextEncoding
  /// Sentences that say what was taken, left out or turned round; none if the file is as one expects.
  package let remarks: [Phrase]

  let continuation: LabelContinuation
  /// One a label; none if labels are no dates.
  let times: [CivilTime]

  /// The largest file, 64 MiB.
  package static let largestFile = 64 << 20

  /// Labels for the time after the end, at the same frequency and in the form of the file; nil if the labels of the
  /// file do not go on in an evident way.
  package func labels(beyond count: Int) -> [String]? { continuation.labels(count) }

  /// To be asked before a file is read.
  ///
  /// - Throws: `ReadingError.tooLarge`.
  package static func checkSize(bytes: Int) throws(ReadingError) {
    guard bytes <= largestFile else { throw .tooLarge(bytes: bytes, limit: largestFile) }
  }

  /// Reads a file.
  ///
  /// - Throws: `ReadingError`, which names row, column and the options that may help.
  package init(
    _ file: [UInt8], options: ReadingOptions = ReadingOptions(), decoders: TextDecoders = .none,
    limits: ReadingLimits = .standard
  ) throws(ReadingError) {
    try SeriesFile.checkSize(bytes: file.count)
    if let format = ForeignFormat(file) { throw .foreign(format) }
    let text = try DecodedText(file, told: options.encoding, decoders: decoders)
    let layout = try SeriesFile.layout(text.bytes, options, limits)
    let columns = try ChosenColumns(layout, options)
    var rows = try SeriesRows(columns, options)
    try rows.sort()
    try rows.joinRepeated(options.repeated)
    try rows.fill(options.missing)
    guard !rows.values.isEmpty else { throw .noRows }
    self.init(rows, columns, text)
  }

  /// The names of the columns of a file; none if it is no table.
  package static func columnNames(_ file: [UInt8], decoders: TextDecoders = .none) -> [String] {
    guard file.count <= largestFile, ForeignFormat(file) == nil,
      let text = try? DecodedText(file, told: nil, decoders: decoders),
      let layout = try? SeriesFile.layout(text.bytes, ReadingOptions(), .standard)
    else { return [] }
    return layout.names
  }

  private init(_ rows: SeriesRows, _ columns: ChosenColumns, _ text: DecodedText) {
    let names = columns.layout.names
    name = names[columns.value]
    values = rows.values.map { $0[0] }
    inputs = columns.inputs.enumerated().map { index, column in
      SeriesInput(name: names[column], values: rows.values.map { $0[index + 1] })
    }
    labels = rows.labels
    labelName = columns.labelName
    frequency = rows.frequency
    self.columns = zip(names, columns.kinds).enumerated().map { index, column in
      SeriesColumn(name: column.0, kind: column.1, isChosen: index == columns.value)
    }
    encoding = text.encoding
    remarks = (text.remark.isEmpty ? [] : [text.remark]) + columns.layout.remarks + columns.remarks + rows.remarks
    (continuation, times) = (rows.continuation, rows.times)
  }

  private static func layout(
    _ bytes: [UInt8], _ options: ReadingOptions, _ limits: ReadingLimits
  ) throws(ReadingError) -> TableLayout {
    let told = Delimiter.told(by: bytes)
    let delimiter = told?.delimiter ?? Delimiter.guessed(bytes, decimalComma: options.decimal == .comma)
    let table = try SeparatedTable(bytes, delimiter: delimiter, limits: limits)
    var layout = try TableLayout(table, firstRow: told == nil ? 0 : 1)
    layout.leaveOutRepeatedNames()
    layout.leaveOutTotals()
    layout.leaveOutNotes()
    guard !layout.rows.isEmpty else { throw .noRows }
    return layout
  }
}

/// A column that is read beside the values.
package struct SeriesInput: Sendable, Equatable {
  package let name: String
  package let values: [Double]
}

/// A column of the file.
package struct SeriesColumn: Sendable, Equatable {
  package let name: String
  package let kind: ColumnKind
  /// Whether its values are the series.
  package let isChosen: Bool
}
