/// Where the labels of the rows come from.
enum LabelSource: Equatable {
  case none
  case column(Int)
  /// The parts of a date in several columns.
  case parts(DatePartColumns)

  /// The columns that are used.
  var columns: [Int] {
    switch self {
    case .none: []
    case .column(let column): [column]
    case .parts(let parts): parts.columns
    }
  }
}

/// Columns that make a date together.
struct DatePartColumns: Equatable {
  var year: Int?
  var month: Int?
  var quarter: Int?
  var week: Int?
  var day: Int?
  /// A whole date, to which a time belongs.
  var date: Int?
  var time: Int?

  var columns: [Int] { [date, year, quarter, month, week, day, time].compactMap { $0 } }

  /// The label that the cells make: `2021-03`, `Jan 2021`, `2021Q1`, `2021-03-01 08:00`.
  ///
  /// - Parameters:
  ///   - cell: the text of a column's cell.
  ///   - lastYear: the year of the row above, where the cell is empty.
  func label(_ cell: (Int) -> String, lastYear: inout String) -> String {
    if let date, let time { return cell(date) + " " + cell(time) }
    var yearText = year.map(cell) ?? ""
    if yearText.isEmpty { yearText = lastYear }
    lastYear = yearText
    if yearText.last == "年" { yearText.removeLast() }
    if let quarter { return joined(yearText, quarterOf: cell(quarter)) }
    if let week { return yearText + "-W" + padded(cell(week)) }
    guard let month else { return yearText }
    var monthText = cell(month)
    if monthText.last == "月" { monthText.removeLast() }
    let dayText = day.map(cell)
    guard let first = monthText.utf8.first, first.isASCIIDigit else {
      return (dayText.map { $0 + " " } ?? "") + monthText + " " + yearText
    }
    return yearText + "-" + padded(monthText) + (dayText.map { "-" + padded($0) } ?? "")
  }

  private func joined(_ year: String, quarterOf text: String) -> String {
    text.utf8.count == 1
      ? year + "Q" + text : text.utf8.first.map { $0.isASCIILetter } == true ? year + text : year + " " + text
  }

  private func padded(_ text: String) -> String { text.utf8.count == 1 ? "0" + text : text }
}
