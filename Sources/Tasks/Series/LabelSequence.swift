extension Series {
  /// Labels for the months after the end of the series, if those that it has name one month after another (`3-12`,
  /// `2020/1`, `1958-02-01`) or count (`36`); nil if they do neither.
  package func labelsBeyond(_ count: Int) -> [String]? {
    guard labels.count > 1, count >= 0 else { return nil }
    return monthsBeyond(count) ?? numbersBeyond(count)
  }

  private func monthsBeyond(_ count: Int) -> [String]? {
    let months = labels.compactMap(MonthLabel.init)
    guard months.count == labels.count, var month = months.last,
      zip(months, months.dropFirst()).allSatisfy({ $0.next.isSameMonth(as: $1) })
    else { return nil }
    // Two digits, unless September was written with one.
    let isPadded = !months.contains { $0.hasShortMonth }
    return (0..<count).map { _ in
      month = month.next
      return month.text(isPadded: isPadded)
    }
  }

  private func numbersBeyond(_ count: Int) -> [String]? {
    let numbers = labels.compactMap { Int($0) }
    guard numbers.count == labels.count, let last = numbers.last,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0.addingReportingOverflow(1) == ($1, false) }),
      !last.addingReportingOverflow(count).overflow
    else { return nil }
    return (0..<count).map { String(last + $0 + 1) }
  }
}

/// A label that names a month: year, month, and perhaps a day, which stays.
private struct MonthLabel {
  private var year: Int
  private var month: Int
  private let yearDigits: Int
  private let separator: Character
  private let day: Substring?
  /// Whether the month is written with one digit.
  let hasShortMonth: Bool

  init?(_ label: String) {
    guard let separator = label.first(where: { !$0.isNumber }), "-/.".contains(separator) else { return nil }
    let parts = label.split(separator: separator, omittingEmptySubsequences: false)
    guard 2...3 ~= parts.count, parts.allSatisfy({ 1...4 ~= $0.utf8.count && $0.allSatisfy("0123456789".contains) }),
      let year = Int(parts[0]), let month = Int(parts[1]), 1...12 ~= month, parts[1].count <= 2
    else { return nil }
    (self.year, self.month, self.separator) = (year, month, separator)
    yearDigits = parts[0].count
    hasShortMonth = parts[1].count == 1
    day = parts.count == 3 ? parts[2] : nil
  }

  var next: MonthLabel {
    var next = self
    (next.year, next.month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    return next
  }

  func isSameMonth(as other: MonthLabel) -> Bool {
    year == other.year && month == other.month && separator == other.separator && day == other.day
  }

  func text(isPadded: Bool) -> String {
    let parts = [digits(year, atLeast: yearDigits), digits(month, atLeast: isPadded ? 2 : 1)]
    return (parts + (day.map { [String($0)] } ?? [])).joined(separator: String(separator))
  }

  private func digits(_ number: Int, atLeast count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
