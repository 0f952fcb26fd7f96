/// Reads a series from the bytes of a CSV file: a row of column names, then a row for each value.
///
/// Cells are divided by commas, semicolons or tabs, whichever comes first in the header; they may be quoted. A byte
/// order mark and any line ends are understood. Empty lines count as rows but hold nothing; one between the values of a
/// file of a single column is a missing value.
package enum SeriesReader {
  /// The largest file, 16 MiB: some million rows, read in about two seconds.
  package static let largestFile = 16 << 20

  /// To be asked before a file is loaded.
  ///
  /// - Throws: `SeriesError.fileTooLarge`.
  package static func checkSize(bytes: Int) throws(SeriesError) {
    guard bytes <= largestFile else { throw .fileTooLarge(bytes: bytes, limit: largestFile) }
  }

  /// Reads the series in a column.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8.
  ///   - column: the column's name; without it the last numeric column. Labels come from the first column of text.
  ///   - splitter: divides the text into rows of cells; nil if nothing here can.
  /// - Throws: `SeriesError`, which names row and column.
  package static func read(
    _ bytes: [UInt8], column: String? = nil, by splitter: RowSplitter?
  ) throws(SeriesError) -> Series {
    guard let splitter else { throw .noSplitter }
    try checkSize(bytes: bytes.count)
    let text = try SeparatedText(bytes, splitter: splitter)
    let start = try firstRows(of: text)
    try text.checkQuotes()
    guard let header = start.header else { throw .empty }
    guard !start.rows.isEmpty else { throw .noRows }
    let choice = try ColumnChoice(header: header, sample: start.rows, named: column)
    let collector = SeriesCollector(choice, headerRow: start.headerRow)
    try text.forEachRow { collector.add($1, row: $0) }
    return try collector.series()
  }

  private static func firstRows(of text: SeparatedText) throws(SeriesError) -> FileStart {
    var limit = FileStart.rowsWanted
    while true {
      let start = FileStart()
      try text.forEachRow(limit: limit) { start.add($1, row: $0) }
      if start.isComplete || start.lastRow < limit { return start }
      // Empty rows took the place of others.
      limit *= 8
    }
  }
}

/// The header, and rows enough to tell columns of numbers from columns of text.
private final class FileStart {
  private(set) var header: [String]?
  private(set) var headerRow = 0
  private(set) var rows: [[String]] = []
  private(set) var lastRow = 0

  /// The header is one of them.
  static let rowsWanted = 1000

  var isComplete: Bool { rows.count + 1 >= Self.rowsWanted }

  func add(_ cells: [String], row: Int) {
    lastRow = row
    if isComplete || cells.allSatisfy(NumberCell.isBlank) { return }
    if header == nil {
      header = cells
      headerRow = row
    } else {
      rows.append(cells)
    }
  }
}

/// Gathers values and labels row by row, and the first mistake.
private final class SeriesCollector {
  private let choice: ColumnChoice
  private let headerRow: Int
  private var values: [Double] = []
  private var labels: [String] = []
  private var emptyRow: Int?
  private var mistake: SeriesError?

  init(_ choice: ColumnChoice, headerRow: Int) {
    self.choice = choice
    self.headerRow = headerRow
  }

  func add(_ cells: [String], row: Int) {
    guard row > headerRow, mistake == nil else { return }
    if cells.allSatisfy(NumberCell.isBlank) {
      let isEmptyLine = cells.count == 1 && choice.names.count > 1
      if !isEmptyLine, emptyRow == nil { emptyRow = row }
      return
    }
    do throws(SeriesError) {
      try addFilled(cells, row: row)
    } catch {
      mistake = error
    }
  }

  func series() throws(SeriesError) -> Series {
    if let mistake { throw mistake }
    guard !values.isEmpty else { throw .noRows }
    return try Series(
      name: choice.names[choice.value], labelName: choice.label.map { choice.names[$0] }, labels: labels,
      values: values)
  }

  private func addFilled(_ cells: [String], row: Int) throws(SeriesError) {
    let columns = choice.names.count
    // Only an empty row that values follow is a gap; those at the end are left over by spreadsheets.
    if let emptyRow { throw .missingValue(row: emptyRow, column: choice.names[choice.value]) }
    if cells.count > columns, !cells[columns...].allSatisfy(NumberCell.isBlank) {
      throw .extraCells(row: row, found: cells.count, expected: columns)
    }
    values.append(try number(in: cells, row: row))
    if let label = choice.label {
      labels.append(label < cells.count ? String(NumberCell.trimmed(cells[label])) : "")
    }
  }

  private func number(in cells: [String], row: Int) throws(SeriesError) -> Double {
    let column = choice.names[choice.value]
    let cell = choice.value < cells.count ? cells[choice.value] : ""
    switch NumberCell(cell) {
    case .number(let value): return value
    case .missing: throw .missingValue(row: row, column: column)
    case .notFinite: throw .notFinite(text: cell, row: row, column: column)
    case .tooLarge: throw .valueTooLarge(text: cell, row: row, column: column)
    case .text: throw .notANumber(text: cell, row: row, column: column)
    }
  }
}
