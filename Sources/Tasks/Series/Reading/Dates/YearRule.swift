internal import Phrases

/// What the years of a column of labels mean.
struct YearRule: Equatable {
  private enum Meaning: Equatable {
    /// As they stand.
    case full
    /// Two digits, the first year of which is in a century.
    case short(first: Int, century: Int)
    /// Years of the Republic of China, 1 of which is 1912.
    case republic
    /// There are none; they are counted as the months go round.
    case counted
  }

  private let meaning: Meaning
  private let firstYear: Int

  init(_ parts: [DateParts], pattern: DatePattern) {
    let years = parts.map { Int($0.year) }
    firstYear = years.first ?? 0
    if !pattern.hasYear {
      meaning = .counted
    } else if parts.contains(where: { $0.isRepublic }) || YearRule.areRepublic(years, parts) {
      meaning = .republic
    } else if parts.allSatisfy({ $0.yearDigits == 2 }) {
      meaning = YearRule.short(years)
    } else {
      meaning = .full
    }
  }

  /// The time of a label; nil if there is no such day.
  ///
  /// - Parameter previous: the time of the label before it, which tells the year where labels have none.
  func time(_ parts: DateParts, after previous: CivilTime?) -> CivilTime? {
    let month = parts.quarter > 0 ? Int(parts.quarter) * 3 - 2 : parts.month > 0 ? Int(parts.month) : 1
    let year = year(parts, month: month, after: previous)
    if parts.week > 0 {
      guard let monday = CivilTime(isoYear: year, week: Int(parts.week)) else { return nil }
      return CivilTime(dayNumber: monday.dayNumber + Int(max(parts.weekday, 1)) - 1)
    }
    let day = parts.day > 0 ? Int(parts.day) : 1
    guard parts.month != 0, parts.day != 0, parts.quarter != 0, day <= CivilTime.days(inMonth: month, year: year) else {
      return nil
    }
    let second = parts.secondOfDay
    let time = CivilTime(year: year, month: month, day: day, second: second)
    // 24:00 is the beginning of the next day.
    return second < 86_400 ? time : CivilTime(secondNumber: time.secondNumber)
  }

  /// The year as the labels write it, for a year of the calendar.
  func written(_ year: Int) -> Int {
    switch meaning {
    case .full, .counted: year
    case .short: CivilTime.remainder(year, 100)
    case .republic: year - 1911
    }
  }

  var remarks: [Phrase] {
    guard meaning == .republic, firstYear >= 0 else { return [] }
    return ["years are those of the Republic of China: \(String(firstYear)) is \(String(firstYear + 1911))"]
  }

  private func year(_ parts: DateParts, month: Int, after previous: CivilTime?) -> Int {
    let year = Int(parts.year)
    switch meaning {
    case .full: return year
    case .republic: return year + 1911
    case .short(let first, let century): return century + year + (year < first ? 100 : 0)
    case .counted:
      guard let previous else { return 0 }
      // December after January goes back a year, January after December on by one.
      let jump = month - previous.month
      return previous.year + (jump < -6 ? 1 : jump > 6 ? -1 : 0)
    }
  }

  private static func areRepublic(_ years: [Int], _ parts: [DateParts]) -> Bool {
    guard let least = years.min(), let most = years.max() else { return false }
    return least > 0 && 100...299 ~= most && parts.contains { $0.yearDigits == 3 }
  }

  /// The years begin after the widest gap between them; they are of this century if that does not lead far ahead.
  private static func short(_ years: [Int]) -> Meaning {
    let sorted = Set(years).sorted()
    guard let last = sorted.last else { return .full }
    var first = sorted[0]
    var widest = sorted[0] + 100 - last
    for (one, next) in zip(sorted, sorted.dropFirst()) where next - one > widest {
      (first, widest) = (next, next - one)
    }
    let span = 100 - widest
    let isThisCentury = first + span < 50
    return .short(first: first, century: isThisCentury ? 2000 : 1900)
  }
}
