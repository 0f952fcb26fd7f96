/// Writes labels in the form that a file uses.
struct LabelWriter {
  private let pattern: DatePattern
  private let rule: YearRule
  /// The label that gives everything that is no part of the date: signs, units, a zone.
  private let template: [UInt8]
  private let tokens: [DateToken]
  /// Whether a number of one digit is written with a zero before it.
  private let isPadded: [Bool]
  /// How the file writes each month (from 1), as far as it does.
  private var names: [Int: String] = [:]
  /// How the file writes each day of the week (0 for Monday), as far as it does.
  private var weekdays: [Int: String] = [:]

  /// Learns the form from all labels.
  init?(_ column: DateColumn, label: (Int) -> Bytes) {
    guard let last = column.times.indices.last else { return nil }
    pattern = column.pattern
    rule = column.yearOffset
    var scanner = DateScanner()
    guard scanner.scan(label(last)), scanner.tokens.count == pattern.fields.count else { return nil }
    (template, tokens) = (scanner.bytes, scanner.tokens)
    var short = [Bool](repeating: false, count: tokens.count)
    var padded = short
    // The first labels and the last show every month.
    for index in column.times.indices where index < 400 || index > last - 400 {
      guard scanner.scan(label(index)), scanner.tokens.count == tokens.count else { continue }
      for (place, token) in scanner.tokens.enumerated() {
        if token.digits == 1 { short[place] = true }
        if token.digits > 1, scanner.bytes[token.range.lowerBound] == UInt8(ascii: "0") { padded[place] = true }
        if case .weekday(let day)? = token.word, weekdays[day] == nil {
          weekdays[day] = scanner.bytes[token.range].text
        }
        if case .month(let month)? = token.word, pattern.fields[place] == .monthName {
          let name = scanner.bytes[token.range].text
          if names[month] == nil { names[month] = name }
        }
      }
    }
    // Where nothing shows it: as other numbers of the label, and without a zero before a Chinese unit.
    let isShort = zip(pattern.fields, short).contains { $1 && $0 != .year && $0 != .quarter && $0 != .weekday }
    var isPadded = padded
    for place in tokens.indices where !short[place] && !padded[place] {
      var isUnit = false
      if case .unit? = tokens.dropFirst(place + 1).first?.kind { isUnit = true }
      isPadded[place] = !isUnit && !isShort
    }
    for place in tokens.indices where short[place] { isPadded[place] = false }
    self.isPadded = isPadded
  }

  /// The number that a text ends with.
  private static func lastNumber(_ text: [UInt8]) -> Int {
    text.reversed().prefix { $0.isASCIIDigit }.reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The label of a time.
  func label(_ time: CivilTime) -> String {
    var text: [UInt8] = []
    for (place, token) in tokens.enumerated() {
      switch pattern.fields[place] {
      case .literal where token.word == .ordinal:
        text += Array(DateWords.ordinalSuffix(LabelWriter.lastNumber(text)).utf8)
      case .literal, .fraction:
        if case .weekday? = token.word {
          text += Array((weekdays[time.weekday] ?? DateWords.englishWeekday(time.weekday)).utf8)
        } else {
          text += template[token.range]
        }
      case let field: text += Array(part(field, time, token, isPadded: isPadded[place]).utf8)
      }
    }
    return text[...].text
  }

  private func part(_ field: DatePattern.Field, _ time: CivilTime, _ token: DateToken, isPadded: Bool) -> String {
    let isChinese = template[token.range].first.map { $0 >= 0x80 } ?? false
    func number(_ value: Int) -> String {
      isChinese ? ChineseNumeral.text(value) : LabelWriter.digits(value, atLeast: isPadded ? 2 : 1)
    }
    let week = time.isoWeek
    let hour = time.second / 3600
    switch field {
    case .year:
      return LabelWriter.digits(rule.written(pattern.has(.week) ? week.year : time.year), atLeast: yearDigits(token))
    case .month: return number(time.month)
    case .day: return number(time.day)
    case .hour: return number(pattern.has(.halfOfDay) ? (hour + 11) % 12 + 1 : hour)
    case .minute: return LabelWriter.digits(time.second / 60 % 60, atLeast: 2)
    case .second: return LabelWriter.digits(time.second % 60, atLeast: 2)
    case .quarter: return isChinese ? number((time.month + 2) / 3) : String((time.month + 2) / 3)
    case .week: return number(week.week)
    case .weekday: return String(time.weekday + 1)
    case .monthName:
      return names[time.month] ?? DateWords.month(time.month, like: names)
    case .halfOfDay: return halfOfDay(hour >= 12, like: template[token.range].text)
    case .yearMonth:
      return LabelWriter.digits(rule.written(time.year), atLeast: token.digits - 2)
        + LabelWriter.digits(time.month, atLeast: 2)
    case .yearMonthDay:
      return LabelWriter.digits(rule.written(time.year), atLeast: token.digits - 4)
        + LabelWriter.digits(time.month, atLeast: 2) + LabelWriter.digits(time.day, atLeast: 2)
    case .literal, .fraction: return ""
    }
  }

  private func yearDigits(_ token: DateToken) -> Int { token.digits == 3 ? 1 : token.digits }

  private func halfOfDay(_ isAfternoon: Bool, like text: String) -> String {
    switch text {
    case "上午", "下午": isAfternoon ? "下午" : "上午"
    case "am", "pm": isAfternoon ? "pm" : "am"
    default: isAfternoon ? "PM" : "AM"
    }
  }

  /// `2024-03-01`, as far as the resolution goes.
  static func iso(_ time: CivilTime, _ resolution: DatePattern.Resolution) -> String {
    let (year, month) = (digits(time.year, atLeast: 4), digits(time.month, atLeast: 2))
    switch resolution {
    case .year: return year
    case .quarter: return "\(year)Q\(String((time.month + 2) / 3))"
    case .month: return "\(year)-\(month)"
    case .week, .day, .time: return "\(year)-\(month)-\(digits(time.day, atLeast: 2))"
    }
  }

  static func digits(_ number: some FixedWidthInteger, atLeast count: Int) -> String {
    let text = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
