internal import Phrases

/// Which of two numbers before the year is the day: told with `dates=`.
package enum DateOrder: Sendable, Equatable {
  case dayFirst
  case monthFirst

  /// `dmy` or `mdy`
  package init?(named name: String) {
    switch name.lowercased() {
    case "dmy", "day", "d/m/y": self = .dayFirst
    case "mdy", "month", "m/d/y": self = .monthFirst
    default: return nil
    }
  }
}

/// A column of dates, read as a whole: what a single label leaves open, the others tell.
struct DateColumn {
  let pattern: DatePattern
  /// One a label.
  let times: [CivilTime]
  /// What was added to the years of the labels: 1911 for those of the Republic of China.
  let yearOffset: YearRule
  let remarks: [Phrase]

  var resolution: DatePattern.Resolution { pattern.resolution }

  /// Reads all labels of a column.
  ///
  /// - Parameters:
  ///   - count: how many labels there are.
  ///   - label: the text of a label, without blanks at its ends.
  ///   - row: the row of a label in the file, from 1.
  /// - Returns: nil if the labels are no dates.
  /// - Throws: `ReadingError.impossibleDate`, `.notADate`, `.ambiguousDates`.
  static func read(
    count: Int, order: DateOrder?, label: (Int) -> Bytes, row: (Int) -> Int
  ) throws(ReadingError) -> DateColumn? {
    let patterns = DatePatternSearch.patterns(count: count, label: label)
      .filter { !$0.isTimeAlone && DateColumn.allows($0, order) }
    guard !patterns.isEmpty, !areSeasons(count: count, label: label) else { return nil }
    var readings = patterns.map { DateReading(pattern: $0, count: count) }
    var scanner = DateScanner()
    for index in 0..<count {
      let isDate = scanner.scan(label(index))
      for reading in readings.indices { readings[reading].add(isDate ? scanner.tokens : []) }
    }
    let most = readings.map { $0.valid }.max() ?? 0
    readings.removeAll { $0.valid < most }
    guard let first = readings.first, most * 10 >= count * 6 || most + 2 >= count else { return nil }
    if let bad = first.firstBad {
      throw DateReading.problem(label(bad), row: row(bad), pattern: first.pattern, example: label(first.firstGood ?? 0))
    }
    return try DateColumn.decided(readings, label: label, row: row)
  }

  /// Whether the labels are years that reach into the next, `2012/13`, and no months.
  private static func areSeasons(count: Int, label: (Int) -> Bytes) -> Bool {
    var scanner = DateScanner()
    for index in 0..<count {
      guard scanner.scan(label(index)), scanner.tokens.count == 3, scanner.tokens[0].digits == 4,
        let year = scanner.tokens[0].number, scanner.tokens[2].digits == 2,
        scanner.tokens[2].number == (year + 1) % 100
      else { return false }
    }
    return count > 1
  }

  private static func allows(_ pattern: DatePattern, _ order: DateOrder?) -> Bool {
    guard let order, pattern.has(.day), pattern.has(.month),
      let day = pattern.fields.firstIndex(of: .day), let month = pattern.fields.firstIndex(of: .month),
      pattern.fields.firstIndex(of: .year).map({ $0 > min(day, month) }) ?? false
    else { return true }
    return (day < month) == (order == .dayFirst)
  }

  /// The reading that is left, or the only one in which the steps are equal.
  private static func decided(
    _ readings: [DateReading], label: (Int) -> Bytes, row: (Int) -> Int
  ) throws(ReadingError) -> DateColumn? {
    var columns: [DateColumn] = []
    var mistake: ReadingError?
    for reading in readings {
      do throws(ReadingError) {
        columns.append(try reading.column(label: label, row: row))
      } catch {
        mistake = mistake ?? error
      }
    }
    if columns.isEmpty, let mistake { throw mistake }
    columns.removeAll { $0.isUnlikely }
    if columns.isEmpty { return nil }
    if columns.allSatisfy({ $0.times == columns[0].times }) { return columns[0] }
    let regular = columns.filter { TimeAxis($0.times, resolution: $0.resolution).isFlawless }
    if regular.count == 1, let column = regular.first { return column.saying(label: label) }
    guard columns.allSatisfy({ $0.pattern.has(.day) }) else { return nil }
    throw ambiguity(columns, label: label, row: row)
  }

  /// Says how days and months were told apart; that 1-02 is the second month of the first year goes without saying.
  /// Whether two short numbers, or a month and a short number, are a day without a year rather than a month: their
  /// steps are those of no months.
  private var isUnlikely: Bool {
    guard pattern.resolution == .month, pattern.hasYear, let year = pattern.fields.firstIndex(of: .year),
      pattern.example[year].digits <= 2
    else { return false }
    let axis = TimeAxis(times, resolution: .month)
    return axis.order == .mixed || axis.frequency.unit == .years || axis.frequency.unit == .rows
  }

  private func saying(label: (Int) -> Bytes) -> DateColumn {
    guard pattern.has(.day) else { return self }
    let example = (0..<times.count).first { times[$0].day != times[$0].month } ?? 0
    let time = times[example]
    let remark: Phrase = """
      \(quoted(label(example).text)) is read as \(LabelWriter.iso(time, resolution)), for only so are the \
      steps equal
      """
    return DateColumn(pattern: pattern, times: times, yearOffset: yearOffset, remarks: remarks + [remark])
  }

  private static func ambiguity(_ columns: [DateColumn], label: (Int) -> Bytes, row: (Int) -> Int) -> ReadingError {
    let first = columns[0]
    let place = first.times.indices.first { index in columns.contains { $0.times[index] != first.times[index] } } ?? 0
    let other = columns.first { $0.times[place] != first.times[place] } ?? first
    return .ambiguousDates(
      CellPlace(row: row(place), text: label(place).text),
      LabelWriter.iso(first.times[place], first.resolution), LabelWriter.iso(other.times[place], other.resolution))
  }
}

/// The labels read with one pattern.
struct DateReading {
  let pattern: DatePattern
  private(set) var parts: [DateParts] = []
  private(set) var valid = 0
  private(set) var firstBad: Int?
  private(set) var firstGood: Int?

  init(pattern: DatePattern, count: Int) {
    self.pattern = pattern
    parts.reserveCapacity(count)
  }

  mutating func add(_ tokens: [DateToken]) {
    let read = pattern.parts(of: tokens)
    if read != nil {
      valid += 1
      if firstGood == nil { firstGood = parts.count }
    } else if firstBad == nil {
      firstBad = parts.count
    }
    parts.append(read ?? DateParts())
  }

  /// The times; what the years mean is found from all of them.
  func column(label: (Int) -> Bytes, row: (Int) -> Int) throws(ReadingError) -> DateColumn {
    let rule = YearRule(parts, pattern: pattern)
    var times: [CivilTime] = []
    times.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      guard let time = rule.time(part, after: times.last) else {
        throw .impossibleDate(CellPlace(row: row(index), text: label(index).text))
      }
      times.append(time)
    }
    return DateColumn(pattern: pattern, times: times, yearOffset: rule, remarks: rule.remarks)
  }

  /// What is wrong with a label that does not have the pattern of the others.
  static func problem(_ label: Bytes, row: Int, pattern: DatePattern, example: Bytes) -> ReadingError {
    var scanner = DateScanner()
    let place = CellPlace(row: row, text: label.text)
    // The same signs but numbers that no date has: 2023-13-01.
    if scanner.scan(label), scanner.tokens.count == pattern.example.count,
      zip(scanner.tokens, pattern.example).allSatisfy({ $1.matches($0) })
    {
      return .impossibleDate(place)
    }
    return .notADate(place, example: example.text)
  }
}

/// Finds the patterns that most labels of a column have.
enum DatePatternSearch {
  /// The patterns that fit a sample of the labels best; several where a label can be read in several ways.
  static func patterns(count: Int, label: (Int) -> Bytes) -> [DatePattern] {
    let step = max(1, count / 60)
    var scanner = DateScanner()
    var samples: [[DateToken]] = []
    var filled = 0
    for index in stride(from: 0, to: count, by: step) {
      let text = label(index)
      if MissingWord.matches(text) { continue }
      filled += 1
      if scanner.scan(text) { samples.append(scanner.tokens) }
    }
    var patterns: [DatePattern] = []
    for tokens in samples {
      for candidate in DatePattern.candidates(tokens)
      where !patterns.contains(where: { $0.fields == candidate.fields && $0.parts(of: tokens) != nil }) {
        patterns.append(candidate)
      }
      if patterns.count > 12 { break }
    }
    let counts = patterns.map { pattern in samples.filter { pattern.parts(of: $0) != nil }.count }
    guard let most = counts.max(), most * 10 >= filled * 6, most > 0 else { return [] }
    return zip(patterns, counts).filter { $1 * 10 >= most * 3 }.map { $0.0 }
  }
}
