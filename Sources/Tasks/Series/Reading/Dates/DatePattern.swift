/// Which part of a date each token of a label is, such as year, `-`, month for `2021-03`.
struct DatePattern: Equatable {
  enum Field: Equatable {
    case literal
    case year, month, day, hour, minute, second, fraction, quarter, week, weekday
    case monthName, halfOfDay
    /// `202103`, `20210301`, `2021030108`…
    case yearMonth, yearMonthDay
  }

  /// One field a token.
  let fields: [Field]
  /// The tokens of the label that it was made from.
  let example: [DateToken]

  func has(_ field: Field) -> Bool { fields.contains(field) }

  /// How finely the pattern tells the time.
  enum Resolution: Int, Comparable {
    case year, quarter, month, week, day, time

    static func < (one: Resolution, other: Resolution) -> Bool { one.rawValue < other.rawValue }
  }

  var resolution: Resolution {
    if has(.hour) { return .time }
    if has(.day) || has(.yearMonthDay) || (has(.week) && has(.weekday)) { return .day }
    if has(.week) { return .week }
    if has(.month) || has(.monthName) || has(.yearMonth) { return .month }
    return has(.quarter) ? .quarter : .year
  }

  var hasYear: Bool { has(.year) || has(.yearMonth) || has(.yearMonthDay) }

  /// Whether it is a time of day without a date.
  var isTimeAlone: Bool { has(.hour) && !hasYear }

  /// The parts of a label; nil if it does not have this pattern.
  func parts(of tokens: [DateToken]) -> DateParts? {
    guard tokens.count == fields.count else { return nil }
    var parts = DateParts()
    // Behind a year of four digits the sign says nothing: 2023/1/5 and 2023-01-05 are written by one program and another.
    let allowsOtherSigns = fields.first == .year && example[0].digits == 4 && tokens[0].digits == 4
    for (index, field) in fields.enumerated() {
      guard example[index].matches(tokens[index]) || allowsOtherSigns && example[index].isLike(tokens[index]) else {
        return nil
      }
      parts.set(field, tokens[index])
    }
    return parts.isInRange ? parts : nil
  }
}

/// The numbers in a label; -1 for what it does not have.
struct DateParts: Equatable {
  private(set) var year: Int32 = -1
  private(set) var month: Int8 = -1
  private(set) var day: Int8 = -1
  private(set) var hour: Int8 = -1
  private(set) var minute: Int8 = -1
  private(set) var second: Int8 = -1
  private(set) var quarter: Int8 = -1
  private(set) var week: Int8 = -1
  private(set) var weekday: Int8 = -1
  private(set) var yearDigits: Int8 = 0
  private(set) var isRepublic = false
  private var isAfternoon: Bool?

  init() {}

  init(year: Int, month: Int = -1, day: Int = -1, quarter: Int = -1, yearDigits: Int) {
    self.year = Int32(clamping: year)
    self.month = Int8(clamping: month)
    self.day = Int8(clamping: day)
    self.quarter = Int8(clamping: quarter)
    self.yearDigits = Int8(clamping: yearDigits)
  }

  /// Whether each number is one that such a part can have; not whether the day exists.
  var isInRange: Bool {
    (year == -1 || 0...9999 ~= year) && (month == -1 || 1...12 ~= month) && (day == -1 || 1...31 ~= day)
      && hour <= 24 && minute < 60 && second <= 60 && (quarter == -1 || 1...4 ~= quarter)
      && (week == -1 || 1...53 ~= week) && (weekday == -1 || 1...7 ~= weekday)
  }

  mutating func set(_ field: DatePattern.Field, _ token: DateToken) {
    let number = token.number ?? 0
    let small = Int8(clamping: number)
    switch field {
    case .year:
      year = Int32(clamping: number)
      yearDigits = Int8(clamping: token.digits)
    case .month: month = small
    case .day: day = small
    case .hour: hour = small
    case .minute: minute = small
    case .second: second = small
    case .quarter: quarter = small
    case .week: week = small
    case .weekday: weekday = small
    case .monthName: if case .month(let name)? = token.word { month = Int8(name) }
    case .halfOfDay: isAfternoon = token.word == .afternoon
    case .yearMonth:
      (year, month, yearDigits) = (Int32(number / 100), Int8(number % 100), Int8(token.digits - 2))
    case .yearMonthDay:
      (year, month, day) = (Int32(number / 10_000), Int8(number / 100 % 100), Int8(number % 100))
      yearDigits = Int8(token.digits - 4)
    case .literal: if token.word == .republic { isRepublic = true }
    case .fraction: break
    }
  }

  /// Seconds since midnight.
  var secondOfDay: Int {
    var hours = Int(max(hour, 0))
    if let isAfternoon, hours <= 12 { hours = hours % 12 + (isAfternoon ? 12 : 0) }
    return hours * 3600 + Int(max(minute, 0)) * 60 + Int(max(second, 0))
  }
}
