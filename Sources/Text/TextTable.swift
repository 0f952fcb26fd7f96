/// A table of text: titles, a rule, rows; two blanks between columns and no vertical bars.
package struct TextTable: Sendable, Equatable {
  /// One column: its title, and where its cells and title stand.
  package struct Column: Sendable, Equatable {
    /// The heading; a column may have none.
    package var title: String
    /// Where title and cells stand in the width of the column.
    package var alignment: TextAlignment
    /// Columns of the terminal that it takes at least, for a table whose rows are not all known yet.
    package var leastWidth: Int

    /// Makes a column.
    package init(_ title: String, alignment: TextAlignment = .left, leastWidth: Int = 0) {
      self.title = title
      self.alignment = alignment
      self.leastWidth = leastWidth
    }
  }

  /// The columns, from the left.
  package var columns: [Column]
  /// Rows of cells. A row shorter than `columns` is filled with empty cells; cells beyond them are not shown.
  package var rows: [[String]]
  /// Whether titles and rule stand above the rows; if not, the rows go on a table whose head was shown before.
  package var hasHead = true

  /// Makes a table.
  package init(columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as lines without blanks at their end. The header is left out when every title is empty.
  ///
  /// - Parameters:
  ///   - ascii: draws the rule with `-` in place of `─`.
  ///   - width: columns that no line exceeds, as far as titles and texts can be cut; figures never are.
  package func lines(ascii: Bool = false, width: Int = 80) -> [String] {
    guard !columns.isEmpty else { return [] }
    let titles = columns.map { Self.shown($0.title) }
    let body = rows.map(cells)
    let widths = widths(titles, body, fitting: width)
    let lines = body.map { line($0, widths) }
    guard hasHead, titles.contains(where: { !$0.isEmpty }) else { return lines }
    let rule = widths.map { String(repeating: ascii ? "-" : "─", count: $0) }
    return [line(titles, widths), line(rule, widths)] + lines
  }

  /// The width of each column. If the table is wider than it may be, the widest columns of text, and titles over figures,
  /// get less than they need.
  private func widths(_ titles: [String], _ body: [[String]], fitting limit: Int) -> [Int] {
    let cells = columns.indices.map { index in body.reduce(0) { max($0, displayWidth($1[index])) } }
    var widths = columns.indices.map { max(cells[$0], displayWidth(titles[$0]), columns[$0].leastWidth) }
    let least = columns.indices.map { index in
      let needed = columns[index].alignment == .right ? cells[index] : 0
      return max(needed, min(widths[index], Self.fewestColumns))
    }
    var excess = widths.reduce(2 * (columns.count - 1), +) - limit
    while excess > 0 {
      let wider = columns.indices.filter { widths[$0] > least[$0] }
      guard let widest = wider.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// Titles and texts keep so many columns, so that they can still be told apart.
  private static let fewestColumns = 10

  /// The cells of a row as they are shown, exactly one for each column.
  private func cells(of row: [String]) -> [String] {
    columns.indices.map { $0 < row.count ? Self.shown(row[$0]) : "" }
  }

  /// No cell is wider. One that somebody's file has megabytes for would have every row filled up to its width.
  private static let mostColumns = 200

  /// A cell as it is shown.
  private static func shown(_ cell: String) -> String {
    guard cell.utf8.count > mostColumns else { return cell.escapedForTerminal }
    let scalars = cell.unicodeScalars.prefix(mostColumns + 1)
    let isCut = scalars.endIndex < cell.unicodeScalars.endIndex
    let start = String(String.UnicodeScalarView(scalars)) + (isCut ? "…" : "")
    return start.escapedForTerminal.truncated(to: mostColumns)
  }

  /// Cells side by side, each filled to the width of its column.
  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let fields = columns.indices.map {
      cells[$0].truncated(to: widths[$0]).padded(to: widths[$0], alignment: columns[$0].alignment)
    }
    return fields.joined(separator: "  ").withoutTrailingBlanks
  }
}

extension String {
  /// The text without blanks and tabs at its end.
  package var withoutTrailingBlanks: String {
    guard let last = lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(self[...last])
  }
}
