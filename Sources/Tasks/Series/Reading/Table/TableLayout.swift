internal import Phrases

/// Where the names and the values stand in a file.
struct TableLayout {
  let table: SeparatedTable
  /// A name a column; `column 2` where there is none.
  let names: [String]
  /// The row of names, from 0; nil if there is none.
  let headerRow: Int?
  /// The rows that may hold values, from 0: neither blank nor comments nor above the names.
  private(set) var rows: [Int]
  private(set) var remarks: [Phrase]

  var columnCount: Int { names.count }

  /// Finds the row of names and the rows under it.
  ///
  /// - Throws: `ReadingError.empty`, `.noRows`.
  init(_ table: SeparatedTable, firstRow: Int) throws(ReadingError) {
    self.table = table
    var content: [Int] = []
    var comments: [Int] = []
    for row in firstRow..<table.rowCount {
      if table.isComment(row: row) { comments.append(row) } else if !table.isBlank(row: row) { content.append(row) }
    }
    guard !content.isEmpty else { throw .empty }
    let shape = TableShape(table, rows: content)
    let start = shape.firstDataRow
    guard start < content.count else { throw .noRows }
    var header = TableLayout.headerRow(above: start, content, table, usualCount: shape.usualCount)
    var remarks: [Phrase] = []
    let second = TableLayout.secondHeaderRow(after: header, before: start, content, table, shape.usualCount)
    let above = content[..<start].filter { $0 != header && $0 != second }
    if header == nil, shape.usualCount > 1, let comment = comments.last(where: { $0 < content[start] }),
      TableLayout.commentNames(table, comment, count: shape.usualCount) != nil
    {
      header = comment
    }
    rows = Array(content[start...])
    if header == nil { remarks.append("there is no row of names: columns are called by their number") }
    if let first = above.first {
      remarks.append(
        """
        \(TableLayout.rowList(above)) left out above the values: \
        \(quoted(table.firstText(ofRow: first).text))
        """)
    }
    headerRow = header
    names = TableLayout.names(table, header, second, count: shape.usualCount, firstRow: content[start])
    self.remarks = remarks
  }

  /// Leaves out rows that repeat the names, as where pages were joined.
  mutating func leaveOutRepeatedNames() {
    guard let headerRow else { return }
    let names = table.line(ofRow: headerRow)
    let repeated = rows.filter { table.line(ofRow: $0) == names }
    leaveOut(repeated, remark: "\(TableLayout.rowList(repeated)) left out: the names again")
  }

  /// Leaves rows out and says so.
  mutating func leaveOut(_ left: [Int], remark: Phrase) {
    guard !left.isEmpty else { return }
    let set = Set(left)
    rows.removeAll { set.contains($0) }
    remarks.append(remark)
  }

  /// `row 3 is`, `rows 1 to 3 are`; rows from 0.
  static func rowList(_ rows: [Int]) -> Phrase {
    guard let first = rows.first, let last = rows.last, rows.count > 1 else {
      return "row \((rows.first ?? 0) + 1) is"
    }
    if last - first == rows.count - 1 { return "rows \(first + 1) to \(last + 1) are" }
    return "rows \(RowList.text(rows.map { $0 + 1 })) are"
  }

  /// The first row above the values with a cell a column, or else the one with the most cells; in a table of one column
  /// the last row.
  private static func headerRow(
    above start: Int, _ content: [Int], _ table: SeparatedTable, usualCount: Int
  ) -> Int? {
    if usualCount == 1 { return content[..<start].last }
    var best: (row: Int, filled: Int)?
    for row in content[..<start].suffix(50) {
      let cells = table.cells(ofRow: row)
      let filled = cells.filter { !table.content($0).isEmpty }.count
      if filled == usualCount { return row }
      // A single text is a title.
      if cells.count > 1, filled > best?.filled ?? 0 { best = (row, filled) }
    }
    return best?.row
  }

  /// The row right above the values if it has a name for each column, too: `North,North,South` over `Sales,Costs,Sales`.
  private static func secondHeaderRow(
    after header: Int?, before start: Int, _ content: [Int], _ table: SeparatedTable, _ usualCount: Int
  ) -> Int? {
    guard let header, usualCount > 1, let row = content[..<start].last, row > header else { return nil }
    let cells = table.cells(ofRow: row)
    var classifier = CellClassifier()
    let areNames = cells.allSatisfy { classifier.kind(table.content($0)).isText }
    return cells.count == usualCount && areNames ? row : nil
  }

  private static func names(
    _ table: SeparatedTable, _ header: Int?, _ second: Int?, count: Int, firstRow: Int
  ) -> [String] {
    var names = header.map { row in table.cells(ofRow: row).map { oneLine(table.content($0)) } } ?? []
    if let second {
      let lower = table.cells(ofRow: second).map { oneLine(table.content($0)) }
      names = zip(names, lower).map { $0 == $1 ? $0 : $0 + " " + $1 }
    }
    if let header, table.isComment(row: header) { names = commentNames(table, header, count: count) ?? names }
    // R leaves out the name of the column with the names of rows.
    if header != nil, names.count == count - 1, hasRowNames(table, firstRow) { names.insert("", at: 0) }
    // A blank between date and time divides them, too.
    if header != nil, names.count == count - 1, table.delimiter == SeparatedTable.blanks, hasTime(table, firstRow) {
      names.insert("time", at: 1)
    }
    if header == nil { names = [String](repeating: "", count: count) }
    return names.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
  }

  /// The names in a comment above the values, `# month sold`; nil if they are not as many as the columns.
  private static func commentNames(_ table: SeparatedTable, _ row: Int, count: Int) -> [String]? {
    var names = table.cells(ofRow: row).map { oneLine(table.content($0)) }
    guard let first = names.first else { return nil }
    let bare = Array(first.utf8.drop { "#/% ".utf8.contains($0) })
    if bare.isEmpty, names.count == count + 1 { names.removeFirst() }
    // "#,month,sold" names its first column "#".
    if !bare.isEmpty { names[0] = bare[...].text }
    return names.count == count ? names : nil
  }

  /// Whether the second cell of a row is a time of day.
  private static func hasTime(_ table: SeparatedTable, _ row: Int) -> Bool {
    let cells = table.cells(ofRow: row)
    var scanner = DateScanner()
    guard cells.count > 1, scanner.scan(table.content(cells[1])) else { return false }
    return DatePattern.candidates(scanner.tokens).contains { $0.isTimeAlone }
  }

  private static func hasRowNames(_ table: SeparatedTable, _ row: Int) -> Bool {
    guard let first = table.cells(ofRow: row).first else { return false }
    return first.isQuoted || table.content(first).text == "1"
  }

  /// A name with each run of blanks and line ends as one blank.
  private static func oneLine(_ name: Bytes) -> String {
    var text: [UInt8] = []
    var position = name.startIndex
    while position < name.endIndex {
      let blank = name.blankLength(at: position, before: name.endIndex)
      if blank == 0 {
        text.append(name[position])
      } else if text.last != 0x20 {
        text.append(0x20)
      }
      position += max(blank, 1)
    }
    return text[...].text
  }
}

extension SeparatedTable {
  /// Whether no cell of a row has text.
  func isBlank(row: Int) -> Bool {
    var isBlank = true
    forEachCell(ofRow: row) { if isBlank, !bytes[$0.range].isBlank { isBlank = false } }
    return isBlank
  }

  /// The first text in a row.
  func firstText(ofRow row: Int) -> Bytes {
    let first = cells(ofRow: row).first { !bytes[$0.range].isBlank }
    return first.map { content($0) } ?? []
  }
}
