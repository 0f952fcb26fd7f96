extension Series {
  /// Which labels an axis may show: lists of positions in `labels` and the labels beyond the end, the longest list first.
  ///
  /// Dates are shown where a new minute, hour, day, week, month, quarter, year, … begins; other labels at every second,
  /// fifth, tenth, … one.
  ///
  /// - Parameter count: how many labels beyond the end the axis has.
  package func tickChoices(beyond count: Int = 0) -> [[Int]] {
    guard times.count == labels.count, !times.isEmpty else { return countedTicks(labels.count + count) }
    var all = times
    if frequency.unit != .rows, var time = times.last {
      for _ in 0..<count {
        time = frequency.next(after: time)
        all.append(time)
      }
    }
    var choices = [Array(all.indices)]
    for period in CalendarPeriod.all {
      let ticks = period.beginnings(all, frequency)
      if ticks.count > 1, ticks.count < choices[choices.count - 1].count { choices.append(ticks) }
    }
    return choices
  }

  /// Positions of labels that are no dates. Where they count by one, their numbers are round.
  private func countedTicks(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [] }
    var first: Int64 = 0
    if case .counted(let last, step: 1) = continuation { first = last.number - Int64(labels.count - 1) }
    var choices: [[Int]] = [Array(0..<count)]
    var power = 1
    while power < count {
      for step in [2 * power, 5 * power, 10 * power] where step < count {
        let start = Int(CalendarPeriod.rest(-first, Int64(step)))
        let ticks = Array(stride(from: start, to: count, by: step))
        if ticks.count > 1 { choices.append(ticks) }
      }
      power *= 10
    }
    return choices
  }
}

/// A stretch of time that an axis may have a tick for.
private enum CalendarPeriod {
  case seconds(Int64)
  case days
  /// From Monday to Sunday.
  case weeks
  case months(Int)

  /// From the shortest on.
  static let all: [CalendarPeriod] =
    [5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200].map { .seconds($0) } + [.days, .weeks]
    + [1, 3, 6].map { .months($0) } + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map { .months(12 * $0) }

  /// The number of the stretch that a time is in.
  private func number(_ time: CivilTime) -> Int64 {
    switch self {
    case .seconds(let length): return (time.secondNumber - CalendarPeriod.rest(time.secondNumber, length)) / length
    case .days: return Int64(time.dayNumber)
    case .weeks: return Int64(CivilTime.floorDivide(time.dayNumber + 3, 7))
    case .months(let count): return Int64(CivilTime.floorDivide(time.monthNumber, count))
    }
  }

  /// The rest of a division whose quotient is rounded down.
  static func rest(_ number: Int64, _ divisor: Int64) -> Int64 {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// The positions of the times that are the first of a stretch.
  func beginnings(_ times: [CivilTime], _ frequency: Frequency) -> [Int] {
    times.indices.filter { index in
      let before = index > 0 ? times[index - 1] : frequency.previous(before: times[0])
      return before.map { number($0) != number(times[index]) } ?? false
    }
  }
}

extension Frequency {
  /// A time about one step earlier, exact enough to tell whether a day, a month or a year has begun since; nil if no
  /// step is known.
  fileprivate func previous(before time: CivilTime) -> CivilTime? {
    func months(_ count: Int) -> CivilTime { CivilTime(monthNumber: time.monthNumber - count, day: 1) }
    func days(_ count: Int) -> CivilTime { CivilTime(dayNumber: time.dayNumber - count, second: time.second) }
    switch unit {
    case .years: return months(12 * multiple)
    case .quarters: return months(3 * multiple)
    case .months, .monthEnds, .lastWorkingDays: return months(multiple)
    case .weeks: return days(7 * multiple)
    case .days: return days(multiple)
    case .workingDays: return (1...7).map(days).first { weekdays[$0.weekday] }
    case .hours: return CivilTime(secondNumber: time.secondNumber - 3600 * Int64(multiple))
    case .minutes: return CivilTime(secondNumber: time.secondNumber - 60 * Int64(multiple))
    case .seconds: return CivilTime(secondNumber: time.secondNumber - Int64(multiple))
    case .rows: return nil
    }
  }
}
