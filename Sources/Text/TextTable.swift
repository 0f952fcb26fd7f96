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
    /// Whether the title is a name, such as that of a column in somebody's file: the same in every language.
    package var isName: Bool
    /// Whether its cells are words, and not names or figures.
    package var holdsWords: Bool

    /// Makes a column.
    package init(
      _ title: String, alignment: TextAlignment = .left, leastWidth: Int = 0, isName: Bool = false,
      holdsWords: Bool = false
    ) {
      self.title = title
      self.alignment = alignment
      self.leastWidth = leastWidth
      self.isName = isName
      self.holdsWords = holdsWords
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

  /// The table in another language.
  ///
  /// - Parameter translate: returns a title, or a cell of a column that holds words, as it is said there.
  package func translated(_ translate: (String) -> String) -> TextTable {
    var table = self
    for index in columns.indices {
      if !columns[index].isName { table.columns[index].title = translate(columns[index].title) }
      guard columns[index].holdsWords else { continue }
      for row in rows.indices where index < rows[row].count { table.rows[row][index] = translate(rows[row][index]) }
    }
    return table
  }

  /// The table as lines without blanks at their end. The header is left out when every title is empty.
  ///
  /// - Parameters:
  ///   - ascii: draws the rule with `-` in place of `─`.
  ///   - width: columns that no line exceeds. Titles and texts are cut; figures never are: if they need more room, the last
  ///     columns follow in a table of their own, under the first column once more.
  package func lines(ascii: Bool = false, width: Int = 80) -> [String] {
    guard !columns.isEmpty else { return [] }
    let titles = columns.map { Self.shown($0.title) }
    let body = rows.map(cells)
    let (wanted, least) = widths(titles, body)
    return folded(least, to: width).flatMap { part in
      lines(of: part, titles, body, fitted(part, wanted, least, to: width), ascii: ascii)
    }
  }

  /// Whether no line is wider than so many columns of the terminal without a further table below.
  package func fits(in width: Int = 80) -> Bool {
    guard !columns.isEmpty else { return true }
    let least = widths(columns.map { Self.shown($0.title) }, rows.map(cells)).least
    return least.reduce(Self.gap.count * (columns.count - 1), +) <= width
  }

  /// The lines of some columns.
  ///
  /// - Parameter widths: theirs, in the same order.
  private func lines(
    of part: [Int], _ titles: [String], _ body: [[String]], _ widths: [Int], ascii: Bool
  ) -> [String] {
    let lines = body.map { line(part, $0, widths) }
    guard hasHead, part.contains(where: { !titles[$0].isEmpty }) else { return lines }
    let rule = widths.map { String(repeating: ascii ? "-" : "─", count: $0) }
    return [line(part, titles, widths), rule.joined(separator: Self.gap)] + lines
  }

  /// The width that each column wants, and the least that it can do with.
  private func widths(_ titles: [String], _ body: [[String]]) -> (wanted: [Int], least: [Int]) {
    let cells = columns.indices.map { index in body.reduce(0) { max($0, displayWidth($1[index])) } }
    let wanted = columns.indices.map { max(cells[$0], displayWidth(titles[$0]), columns[$0].leastWidth) }
    let least = columns.indices.map { index in
      let needed = columns[index].alignment == .right ? cells[index] : 0
      return max(needed, min(wanted[index], Self.fewestColumns))
    }
    return (wanted, least)
  }

  /// The columns of each table that is drawn: all of them if they can be made to fit, otherwise as many as fit beside the
  /// first one, which every table has.
  private func folded(_ least: [Int], to limit: Int) -> [[Int]] {
    var parts = [[0]]
    var width = least[0]
    for column in columns.indices.dropFirst() {
      width += Self.gap.count + least[column]
      if width > limit, parts[parts.count - 1].count > 1 {
        parts.append([0])
        width = least[0] + Self.gap.count + least[column]
      }
      parts[parts.count - 1].append(column)
    }
    return parts
  }

  /// The width of each column of a table. If the table is wider than it may be, the widest columns of text, and titles over
  /// figures, get less than they want.
  private func fitted(_ part: [Int], _ wanted: [Int], _ least: [Int], to limit: Int) -> [Int] {
    var widths = part.map { wanted[$0] }
    var excess = widths.reduce(Self.gap.count * (part.count - 1), +) - limit
    while excess > 0 {
      let wider = part.indices.filter { widths[$0] > least[part[$0]] }
      guard let widest = wider.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// What stands between two columns.
  private static let gap = "  "

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

  /// The cells of some columns side by side, each filled to the width of its column.
  private func line(_ part: [Int], _ cells: [String], _ widths: [Int]) -> String {
    let fields = zip(part, widths).map { column, width in
      cells[column].truncated(to: width).padded(to: width, alignment: columns[column].alignment)
    }
    return fields.joined(separator: Self.gap).withoutTrailingBlanks
  }
}

extension String {
  /// The text without blanks and tabs at its end.
  package var withoutTrailingBlanks: String {
    guard let last = lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(self[...last])
  }
}
