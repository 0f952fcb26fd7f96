/// A day of the Gregorian calendar and a time of that day, without a time zone.
package struct CivilTime: Sendable, Equatable, Comparable {
  package var year: Int
  /// From 1.
  package var month = 1
  /// From 1.
  package var day = 1
  /// Seconds since midnight.
  package var second = 0

  /// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
  package var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = CivilTime.floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Months since the year 0.
  var monthNumber: Int { year * 12 + month - 1 }

  /// Seconds since 1970-01-01; 32 bits would not hold them.
  var secondNumber: Int64 { Int64(dayNumber) * 86_400 + Int64(second) }

  /// 0 for Monday to 6 for Sunday.
  package var weekday: Int { CivilTime.remainder(dayNumber + 3, 7) }

  var isMonthEnd: Bool { day == CivilTime.days(inMonth: month, year: year) }

  /// The last day of the month that is no Saturday or Sunday.
  var isLastWorkingDay: Bool { day == CivilTime.lastWorkingDay(month: month, year: year) }

  package init(year: Int, month: Int = 1, day: Int = 1, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.second = second
  }

  package init(dayNumber: Int, second: Int = 0) {
    let shifted = dayNumber + 719_468
    let era = CivilTime.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.second = second
  }

  package init(monthNumber: Int, day: Int, second: Int = 0) {
    year = CivilTime.floorDivide(monthNumber, 12)
    month = CivilTime.remainder(monthNumber, 12) + 1
    self.day = min(day, CivilTime.days(inMonth: month, year: year))
    self.second = second
  }

  package init(secondNumber: Int64) {
    let rest = secondNumber % 86_400
    let second = rest < 0 ? rest + 86_400 : rest
    self.init(dayNumber: Int((secondNumber - second) / 86_400), second: Int(second))
  }

  /// The Monday of an ISO week; nil if the year has no such week.
  package init?(isoYear: Int, week: Int) {
    let fourth = CivilTime(year: isoYear, month: 1, day: 4)
    let monday = fourth.dayNumber - fourth.weekday + (week - 1) * 7
    guard 1...53 ~= week, CivilTime(dayNumber: monday + 3).year == isoYear else { return nil }
    self.init(dayNumber: monday)
  }

  /// The ISO year and week of the day.
  package var isoWeek: (year: Int, week: Int) {
    let thursday = dayNumber - weekday + 3
    let year = CivilTime(dayNumber: thursday).year
    return (year, (thursday - CivilTime(year: year).dayNumber) / 7 + 1)
  }

  package static func < (one: CivilTime, other: CivilTime) -> Bool { one.secondNumber < other.secondNumber }

  package static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
  }

  static func lastWorkingDay(month: Int, year: Int) -> Int {
    let last = days(inMonth: month, year: year)
    let weekday = CivilTime(year: year, month: month, day: last).weekday
    return last - max(0, weekday - 4)
  }

  static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    (number - remainder(number, divisor)) / divisor
  }

  /// From 0 to `divisor` - 1, of negative numbers, too.
  static func remainder(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
