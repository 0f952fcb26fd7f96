import Text

/// Where the parts of heat maps stand, in cells of text. A row of the data takes one line, or half of one if half blocks
/// are drawn.
struct HeatMapLayout: Sendable, Equatable {
  /// Rows of the data that are shown, rising.
  private(set) var shownRows: [Int] = []
  /// The columns of the data that each column of the picture shows, one or several.
  let shownColumns: [Range<Int>]
  /// Maps side by side.
  let across: Int
  /// Text columns of a data column.
  let cellWidth: Int
  /// Text columns for row names, including the blank after them.
  let nameWidth: Int
  /// Whether there is a line for the title of all maps and the legend.
  private(set) var hasTitle = false
  /// Whether each map has a line for its title.
  private(set) var hasMapTitles = false
  /// Whether there is a line for the names of the columns.
  private(set) var hasColumnNames = false
  /// Whether there is a line that says what the columns are.
  private(set) var hasColumnTitle = false
  /// Says that rows are missing or columns are joined; empty if none are.
  private(set) var note = ""
  /// How many maps there are.
  let mapCount: Int
  /// Rows of the data in one line.
  let rowsPerLine: Int
  /// Text columns of the widest short title.
  private let titleWidth: Int

  /// Text columns between two maps.
  static let gap = 2

  /// Arranges the maps.
  ///
  /// - Parameters:
  ///   - width: text columns.
  ///   - height: lines.
  ///   - rowsPerLine: 2 if half blocks are drawn, otherwise 1; drawings may have more.
  init(_ maps: HeatMaps, width: Int, height: Int, rowsPerLine: Int) {
    self.rowsPerLine = rowsPerLine
    mapCount = max(maps.maps.count, 1)
    let (rows, columns) = maps.size
    let widest = maps.rowNames.reduce(0) { max($0, displayWidth($1.escapedForTerminal)) }
    nameWidth = widest > 0 && width >= 8 ? min(widest, width / 4) + 1 : 0
    let titles = maps.maps.map { displayWidth($0.shortTitle.escapedForTerminal) }
    titleWidth = min(titles.max() ?? 0, width)
    let widestName = maps.columnNames.reduce(0) { max($0, displayWidth($1.escapedForTerminal)) }
    (across, cellWidth) = Self.arrangement(
      count: mapCount, columns: columns, nameWidth: nameWidth, titleWidth: titleWidth, width: width,
      widestCell: min(max(4, widestName + 1), 6),
      rowsPerMap: { Self.roomForRows(across: $0, count: max(maps.maps.count, 1), height: height) * rowsPerLine },
      rows: rows)
    let room = max(1, (width - (across - 1) * Self.gap) / across - nameWidth)
    let shown = min(columns, max(1, room / cellWidth))
    shownColumns = (0..<shown).map { columns * $0 / shown..<columns * ($0 + 1) / shown }
    divide(maps, width: width, height: height, rows: rows, columns: columns)
  }

  /// Divides the height: titles, names and notes take lines if enough are left for the rows.
  private mutating func divide(_ maps: HeatMaps, width: Int, height: Int, rows: Int, columns: Int) {
    let down = self.down
    var rest = height
    func take(_ lines: Int, leaving needed: Int) -> Bool {
      guard rest - lines >= needed * down else { return false }
      rest -= lines
      return true
    }
    hasMapTitles = maps.maps.contains { !$0.title.isEmpty } && take(down, leaving: 1)
    hasColumnNames = !maps.columnNames.isEmpty && take(1, leaving: 1)
    let hasHeading = !maps.title.isEmpty || HeatMapLegend(maps).width <= width
    hasTitle = hasHeading && take(1, leaving: 1)
    let neededLines = (rows + rowsPerLine - 1) / rowsPerLine
    let isCut = neededLines > rest / down || shownColumns.count < columns || maps.stepsPerColumn > 1
    let hasNote = isCut && take(1, leaving: 1)
    hasColumnTitle = !maps.columnTitle.isEmpty && hasColumnNames && take(1, leaving: min(neededLines, 4))
    shownRows = Self.chosen(rows, most: max(1, rest / down) * rowsPerLine, weights: maps.rowWeights)
    note = hasNote ? Self.note(maps, shown: shownRows.count, of: rows, columns: shownColumns) : ""
  }

  /// How many maps stand one above the other.
  var down: Int { (mapCount + across - 1) / across }
  /// Lines of one map.
  var mapLines: Int { (shownRows.count + rowsPerLine - 1) / rowsPerLine }
  /// Text columns of one map, including its row names.
  var mapWidth: Int { max(nameWidth + shownColumns.count * cellWidth, across > 1 ? titleWidth : 0) }
  /// The line below all maps, that of the column names.
  var endLine: Int { (hasTitle ? 1 : 0) + down * (mapLines + (hasMapTitles ? 1 : 0)) }
  /// Lines of the whole picture.
  var lines: Int {
    endLine + (hasColumnNames ? 1 : 0) + (hasColumnTitle ? 1 : 0) + (note.isEmpty ? 0 : 1)
  }

  /// The text column of a map's row names.
  func column(ofMap index: Int) -> Int { index % across * (mapWidth + Self.gap) }

  /// The line of a map's first row.
  func line(ofMap index: Int) -> Int {
    (hasTitle ? 1 : 0) + index / across * (mapLines + (hasMapTitles ? 1 : 0)) + (hasMapTitles ? 1 : 0)
  }

  /// Lines for the rows of one map if `across` maps stand side by side, with titles and column names.
  private static func roomForRows(across: Int, count: Int, height: Int) -> Int {
    let down = (count + across - 1) / across
    return max(1, (height - 3 - down) / down)
  }

  /// How many maps stand side by side and how wide their cells are: cells of two columns if all rows can be seen that
  /// way, otherwise what shows most rows.
  private static func arrangement(
    count: Int, columns: Int, nameWidth: Int, titleWidth: Int, width: Int, widestCell: Int,
    rowsPerMap: (_ across: Int) -> Int, rows: Int
  ) -> (across: Int, cellWidth: Int) {
    func fits(_ across: Int, _ cellWidth: Int) -> Bool {
      across * max(nameWidth + columns * cellWidth, titleWidth) + (across - 1) * gap <= width
    }
    // Where columns have to be joined anyhow, two maps side by side leave more lines for the rows.
    if !fits(1, 1), width >= 60 { return (min(count, 2), 1) }
    var best = (across: 1, cellWidth: 1)
    for cellWidth in [2, 1] {
      guard let widest = (1...count).last(where: { fits($0, cellWidth) }) else { continue }
      let down = (count + widest - 1) / widest
      let across = (count + down - 1) / down
      let shown = min(rows, rowsPerMap(across))
      if shown > min(rows, rowsPerMap(best.across)) || best.cellWidth == 1 && cellWidth == 2 {
        best = (across, cellWidth)
      }
    }
    if best.cellWidth == 2 { best.cellWidth = (2...widestCell).last { fits(best.across, $0) } ?? 2 }
    return best
  }

  /// The rows that are shown, rising: those with the most weight.
  private static func chosen(_ rows: Int, most: Int, weights: [Double]) -> [Int] {
    guard rows > most else { return Array(0..<rows) }
    guard weights.count == rows else { return Array(0..<most) }
    // Of equal weights the first ones are kept.
    let ranked = (0..<rows).sorted { (weights[$0], $1) > (weights[$1], $0) }
    return ranked.prefix(most).sorted()
  }

  /// What is missing or joined.
  private static func note(_ maps: HeatMaps, shown: Int, of rows: Int, columns: [Range<Int>]) -> String {
    var parts: [String] = []
    if shown < rows {
      let which = maps.weightNote.isEmpty || maps.rowWeights.count != rows ? "" : ", \(maps.weightNote)"
      let count = HeatMapWords.filled(maps.words.shown, groupedText(shown), groupedText(rows), maps.rowNoun)
      parts.append(count + which)
    }
    let most = columns.reduce(1) { max($0, $1.count) } * maps.stepsPerColumn
    if most > 1 { parts.append(HeatMapWords.filled(maps.words.strongest, String(most))) }
    return parts.joined(separator: "; ")
  }
}

extension HeatMaps {
  /// The column choices, as positions in the columns of the picture.
  func choices(_ columns: [Range<Int>]) -> [[Int]] {
    columnChoices.map { choice in
      let kept = Set(choice)
      return columns.indices.filter { columns[$0].contains { kept.contains($0) } }
    }
  }

  /// Rows and columns of the largest map; names count as rows and columns, too.
  var size: (rows: Int, columns: Int) {
    let rows = maps.reduce(rowNames.count) { max($0, $1.values.count) }
    let columns = maps.reduce(columnNames.count) { $1.values.reduce($0) { max($0, $1.count) } }
    return (rows, columns)
  }
}
