internal import Phrases

extension TableLayout {
  /// Leaves out sums and means, which are no values by themselves, and says so.
  mutating func leaveOutTotals() {
    let totals = Footers.totals(in: self)
    guard columnCount > 1, let first = totals.first, totals.count * 2 < rows.count else { return }
    leaveOut(
      totals,
      remark: """
        \(TableLayout.rowList(totals)) left out, not a value by itself: \(quoted(table.firstText(ofRow: first).text))
        """)
  }

  /// Leaves out notes under the values, and says so.
  mutating func leaveOutNotes() {
    let notes = Footers.notes(in: self)
    guard let first = notes.first else { return }
    leaveOut(
      notes,
      remark: """
        \(TableLayout.rowList(notes)) left out under the values: \(quoted(table.firstText(ofRow: first).text))
        """)
  }
}

/// Rows that belong to no value: sources and notes under the table, sums of what stands above.
enum Footers {
  /// The rows under the last value that have text only.
  static func notes(in layout: TableLayout) -> [Int] {
    let table = layout.table
    var classifier = CellClassifier()
    var notes: [Int] = []
    let tail = Array(layout.rows.suffix(200))
    let hasDates = hasDates(layout)
    for row in tail.reversed() {
      let cells = table.cells(ofRow: row)
      let kinds = cells.map { classifier.kind(table.content($0)) }
      let hasValue = kinds.contains { $0.isNumber || $0.isDate || $0 == .missing }
      guard !hasValue, kinds.contains(.text) else { break }
      let isMarked =
        hasDates || cells.count < layout.columnCount || layout.columnCount == 1
        || (row > 0 && table.isBlank(row: row - 1)) || isLong(table.firstText(ofRow: row))
      guard isMarked else { break }
      notes.append(row)
    }
    // A file without any values is no footer.
    return notes.count < tail.count ? notes.reversed() : []
  }

  /// The rows that begin with a word for a sum or mean.
  static func totals(in layout: TableLayout) -> [Int] {
    layout.rows.filter { isTotal(layout.table.firstText(ofRow: $0)) }
  }

  static func isTotal(_ label: Bytes) -> Bool {
    guard 2...40 ~= label.count else { return false }
    // "2021 total"
    if let blank = label.lastIndex(of: 0x20), words.contains(label[(blank + 1)...].lowercasedText) { return true }
    let word = label.prefix { $0 != 0x20 && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "-") }
    if words.contains(word.lowercasedText) || words.contains(label.lowercasedText) { return true }
    return chinese.contains { label.begins(with: $0) }
  }

  private static func hasDates(_ layout: TableLayout) -> Bool {
    var classifier = CellClassifier()
    let labels = layout.rows.prefix(20).map { classifier.kind(layout.table.firstText(ofRow: $0)) }
    return labels.filter { $0.isDate }.count * 2 > labels.count
  }

  private static func isLong(_ text: Bytes) -> Bool { text.count > 24 || text.contains(UInt8(ascii: ":")) }

  private static let words: Set<String> = [
    "total", "totals", "sum", "subtotal", "sub-total", "grand total", "average", "avg", "mean", "gesamt", "summe",
    "gesamtsumme", "zwischensumme", "durchschnitt", "mittelwert", "insgesamt", "somme", "moyenne", "totale", "suma",
    "promedio", "totaal", "Σ",
  ]

  private static let chinese = ["合計", "合计", "總計", "总计", "小計", "小计", "總和", "总和", "平均", "加總"].map { Array($0.utf8) }
}
