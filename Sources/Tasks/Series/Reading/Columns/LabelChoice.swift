/// Chooses the columns that tell when each value was.
struct LabelChoice {
  private let layout: TableLayout
  private let summaries: [ColumnSummary]
  /// The columns that a person named for the values.
  private let taken: [Int]

  init(_ layout: TableLayout, _ summaries: [ColumnSummary], taken: [Int]) {
    self.layout = layout
    self.summaries = summaries
    self.taken = taken
  }

  /// A column of dates with years; or years and months in columns of their own; or numbers that are years; or months
  /// without years; or the first column of text; or one that counts the rows.
  var source: LabelSource {
    let free = summaries.indices.filter { !taken.contains($0) && summaries[$0].filled > 0 }
    let patterns = free.filter { summaries[$0].isDate }.map { ($0, pattern(ofColumn: $0)) }
    let dated = patterns.first { $0.1?.hasYear ?? false }
    // A column of years alone may have one of months beside it.
    if dated?.1?.resolution ?? .year == .year, let parts = namedParts(free) ?? unnamedParts(free) {
      return .parts(parts)
    }
    if let (date, pattern) = dated, let pattern {
      let time = patterns.first { $0.1?.isTimeAlone ?? false }?.0
      if let time, pattern.resolution == .day { return .parts(DatePartColumns(date: date, time: time)) }
      return .column(date)
    }
    if let column = free.first(where: { isNumberedDate($0, free) }) { return .column(column) }
    if let (column, _) = patterns.first { return .column(column) }
    if let text = free.first(where: { summaries[$0].texts * 2 > summaries[$0].filled }) { return .column(text) }
    let numeric = free.filter { summaries[$0].isNumeric }
    if let index = numeric.first(where: { summaries[$0].isIndex || summaries[$0].isDecimalYear }),
      numeric.count + taken.count > 1
    {
      return .column(index)
    }
    return .none
  }

  // MARK: Dates

  private func pattern(ofColumn column: Int) -> DatePattern? {
    DatePatternSearch.patterns(count: layout.rows.count) { layout.text(row: layout.rows[$0], column: column) }.first
  }

  /// Whether a column of numbers such as 1985 or 202103 is one of dates: its name says so, or its steps are equal, and
  /// another column of numbers is left.
  private func isNumberedDate(_ column: Int, _ free: [Int]) -> Bool {
    let summary = summaries[column]
    let others = free.filter { $0 != column && summaries[$0].isNumeric }
    guard summary.isNumeric, summary.dateNumbers == summary.numbers, !others.isEmpty || !taken.isEmpty else {
      return false
    }
    guard let dates = readQuietly(.column(column)), let first = dates.times.first else { return false }
    let axis = TimeAxis(dates.times, resolution: dates.resolution)
    if DatePartName(layout.names[column]) != nil { return dates.resolution != .month || dates.pattern.hasYear }
    // 11301 may be January of 113 only if the column's name says so.
    if dates.pattern.has(.yearMonth), dates.pattern.example.first?.digits == 5 { return false }
    let areLikely = dates.times.allSatisfy { 1500...2200 ~= $0.year } && first.year != 0
    let isRegular = axis.order != .mixed && axis.repeated.isEmpty && axis.frequency.unit != .rows
    return areLikely && isRegular && dates.times.count > 2 && axis.frequency.multiple <= 10
  }

  // MARK: Parts

  private func namedParts(_ free: [Int]) -> DatePartColumns? {
    func column(_ part: DatePartName, to greatest: Double) -> Int? {
      free.first { column in
        let summary = summaries[column]
        guard DatePartName(layout.names[column]) == part else { return false }
        return !summary.isNumeric || (summary.areWhole && summary.least >= 1 && summary.greatest <= greatest)
      }
    }
    guard let year = column(.year, to: 9999) else { return nil }
    var parts = DatePartColumns(year: year)
    parts.month = column(.month, to: 12)
    parts.quarter = parts.month == nil ? column(.quarter, to: 4) : nil
    parts.week = parts.month == nil && parts.quarter == nil ? column(.week, to: 53) : nil
    parts.day = parts.month == nil ? nil : column(.day, to: 31)
    guard parts.columns.count > 1 else { return nil }
    if readQuietly(.parts(parts)) != nil { return parts }
    // Days of the week are no days of the month.
    parts.day = nil
    return readQuietly(.parts(parts)) == nil ? nil : parts
  }

  /// Two neighbouring columns that count years and months in equal steps, whatever they are called.
  private func unnamedParts(_ free: [Int]) -> DatePartColumns? {
    for column in free where column + 1 < summaries.count && !taken.contains(column + 1) {
      let (year, month) = (summaries[column], summaries[column + 1])
      guard year.areWhole, year.isNumeric, 1500...2200 ~= year.least, 1500...2200 ~= year.greatest, month.areWhole,
        month.isNumeric, month.least >= 1, month.greatest <= 12, !month.isConstant,
        free.count + taken.count > 2
      else { continue }
      let parts = DatePartColumns(year: column, month: column + 1)
      guard let dates = readQuietly(.parts(parts)) else { continue }
      if TimeAxis(dates.times, resolution: .month).isFlawless { return parts }
    }
    return nil
  }

  /// The dates of the first rows; nil if they are none.
  private func readQuietly(_ source: LabelSource) -> DateColumn? {
    let labels = SourceLabels(source, layout, rows: Array(layout.rows.prefix(2000)))
    return try? DateColumn.read(
      count: labels.count, order: .dayFirst, label: { labels.bytes($0) }, row: { _ in 0 })
  }
}

extension TableLayout {
  /// The text of a cell; empty if the row does not reach it.
  func text(row: Int, column: Int) -> Bytes {
    var position = 0
    var found: TableCell?
    table.forEachCell(ofRow: row) { cell in
      if position == column { found = cell }
      position += 1
    }
    return found.map { table.content($0) } ?? []
  }
}

/// The labels of some rows, as bytes.
struct SourceLabels {
  private let layout: TableLayout
  private let rows: [Int]
  private let column: Int?
  private var composed: [String] = []

  var count: Int { rows.count }

  init(_ source: LabelSource, _ layout: TableLayout, rows: [Int]) {
    self.layout = layout
    self.rows = rows
    switch source {
    case .none: column = nil
    case .column(let column): self.column = column
    case .parts(let parts):
      column = nil
      var lastYear = ""
      composed.reserveCapacity(rows.count)
      for row in rows {
        let cells = layout.table.cells(ofRow: row)
        let label = parts.label(
          { $0 < cells.count ? layout.table.content(cells[$0]).text : "" }, lastYear: &lastYear)
        composed.append(label)
      }
    }
  }

  func bytes(_ index: Int) -> Bytes {
    if let column { return layout.text(row: rows[index], column: column) }
    return index < composed.count ? Array(composed[index].utf8)[...] : []
  }
}
