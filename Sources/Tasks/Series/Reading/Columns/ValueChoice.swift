internal import Phrases

/// What a column holds, as far as the choice of one asks.
package enum ColumnKind: Sendable, Equatable {
  case empty, text
  /// It tells when the values were.
  case dates
  /// 1, 2, 3 …
  case index
  /// Part of the dates, such as the number of the month.
  case datePart
  case constant
  /// 0 or 1
  case flag
  case numbers
}

/// Chooses the column to learn.
struct ValueChoice {
  let kinds: [ColumnKind]
  let column: Int
  let remarks: [Phrase]

  /// The column that was named, or the last of the columns with numbers that are no index, no part of a date, no
  /// constant and no flag; of these, if nothing else is left.
  ///
  /// - Throws: `ReadingError.noNumericColumn`.
  init(
    _ layout: TableLayout, _ summaries: [ColumnSummary], source: LabelSource, times: [CivilTime], named: Int?
  ) throws(ReadingError) {
    let kinds = summaries.indices.map { column in
      ValueChoice.kind(summaries[column], column, layout, source.columns, times)
    }
    self.kinds = kinds
    let names = layout.names
    if let named {
      column = named
      remarks = []
      return
    }
    let preferred: [[ColumnKind]] = [[.numbers], [.flag, .constant, .index, .datePart]]
    var chosen: Int?
    for wanted in preferred where chosen == nil { chosen = kinds.lastIndex { wanted.contains($0) } }
    guard let chosen else {
      throw .noNumericColumn(columns: zip(names, kinds).filter { $1 != .empty }.map { $0.0 })
    }
    column = chosen
    let others = kinds.indices.filter { $0 != chosen && kinds[$0] == .numbers }.map { names[$0] }
    remarks = ValueChoice.remarks(names[chosen], kinds[chosen], others: others)
  }

  private static func remarks(_ name: String, _ kind: ColumnKind, others: [String]) -> [Phrase] {
    guard !others.isEmpty else { return [] }
    return [
      """
      the column is \(quoted(name)), the last with numbers; column= takes another: \
      \(quotedNames(others))
      """
    ]
  }

  private static func kind(
    _ summary: ColumnSummary, _ column: Int, _ layout: TableLayout, _ labels: [Int], _ times: [CivilTime]
  ) -> ColumnKind {
    if labels.contains(column) { return .dates }
    if summary.filled == 0 { return .empty }
    if summary.isDate { return .dates }
    guard summary.isNumeric else { return .text }
    if summary.isDecimalYear || isDatePart(summary, column, layout, times) { return .datePart }
    if summary.isConstant { return .constant }
    if summary.isFlag { return .flag }
    return summary.isIndex ? .index : .numbers
  }

  /// Whether a column repeats what the dates say, or is named like a part of a date and has such numbers.
  private static func isDatePart(
    _ summary: ColumnSummary, _ column: Int, _ layout: TableLayout, _ times: [CivilTime]
  ) -> Bool {
    guard summary.areWhole, summary.least >= 0 else { return false }
    if let part = DatePartName(layout.names[column]) {
      switch part {
      case .year, .date: return true
      case .month: return summary.greatest <= 12
      case .quarter: return summary.greatest <= 4
      case .week: return summary.greatest <= 53
      case .day: return summary.greatest <= 366
      case .hour, .time: return summary.greatest <= 24
      }
    }
    guard times.count == layout.rows.count, times.count > 2, summary.greatest <= 2200, !summary.isConstant else {
      return false
    }
    var possible: [(CivilTime) -> Int] = [
      { $0.year }, { $0.month }, { $0.day }, { ($0.month + 2) / 3 }, { $0.second / 3600 }, { $0.weekday },
      { $0.weekday + 1 }, { ($0.weekday + 1) % 7 }, { ($0.weekday + 1) % 7 + 1 }, { $0.isoWeek.week },
      { $0.dayNumber - CivilTime(year: $0.year).dayNumber + 1 },
    ]
    for (index, row) in layout.rows.prefix(500).enumerated() {
      guard let number = Int(layout.text(row: row, column: column).text) else { return false }
      possible.removeAll { $0(times[index]) != number }
      if possible.isEmpty { return false }
    }
    return true
  }
}
