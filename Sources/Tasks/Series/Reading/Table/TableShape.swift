/// How many cells a row of values has, and where the first one stands: found from how most rows look.
struct TableShape {
  /// The usual number of cells in a row, empty ones at the ends of all rows not counted.
  let usualCount: Int
  /// The position, in the rows given, of the first with values; their count if there is none.
  let firstDataRow: Int

  /// - Parameter rows: the rows with text that are no comments.
  init(_ table: SeparatedTable, rows: [Int]) {
    var classifier = CellClassifier()
    let kinds = rows.prefix(400).map { row in table.cells(ofRow: row).map { classifier.kind(table.content($0)) } }
    usualCount = TableShape.usualCount(kinds.map { $0.count })
    let body = kinds.count > 8 ? kinds.dropFirst(kinds.count / 4) : kinds.dropFirst()[...]
    let columns = TableShape.columns(body.isEmpty ? kinds[...] : body, count: usualCount)
    let first = kinds.firstIndex { TableShape.fits($0, columns) }
    // A table of text alone has names in its first row.
    let hasNumbers = columns.contains { $0 != .text }
    firstDataRow = hasNumbers ? (first ?? kinds.count) : min(1, kinds.count)
  }

  /// What most cells of a column are.
  private enum Column {
    case number, date, text
  }

  private static func usualCount(_ counts: [Int]) -> Int {
    var frequency: [Int: Int] = [:]
    for count in counts { frequency[count, default: 0] += 1 }
    var best = (count: 1, times: 0)
    for (count, times) in frequency where times > best.times || (times == best.times && count > best.count) {
      best = (count, times)
    }
    return best.count
  }

  private static func columns(_ rows: ArraySlice<[TableCellKind]>, count: Int) -> [Column] {
    (0..<count).map { column in
      var (numbers, dates, texts) = (0, 0, 0)
      for row in rows where column < row.count {
        switch row[column] {
        case .number: numbers += 1
        case .numberOrDate: numbers += 1
        case .date: dates += 1
        case .text: texts += 1
        case .blank, .missing: break
        }
      }
      if numbers + dates <= texts { return .text }
      return dates > numbers ? .date : .number
    }
  }

  /// Whether a row has values where the columns have them: a date where there are dates, and numbers in half of the
  /// other columns.
  private static func fits(_ row: [TableCellKind], _ columns: [Column]) -> Bool {
    var (fitting, typed) = (0, 0)
    var hasDate = !columns.contains(.date)
    for (kind, column) in zip(row, columns) where column != .text && !kind.isEmpty {
      typed += 1
      // "Jan" over a column of numbers is a name.
      let isFitting = column == .date ? kind.isDate : kind.isNumber
      if isFitting { fitting += 1 }
      if column == .date && kind.isDate { hasDate = true }
    }
    return fitting > 0 && fitting * 2 >= typed && hasDate
  }
}
