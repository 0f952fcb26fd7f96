/// Finds how far apart sorted times are.
enum FrequencySearch {
  /// The frequency that most steps have.
  ///
  /// - Parameters:
  ///   - times: sorted, each once.
  ///   - resolution: how finely the labels tell the time.
  static func frequency(of times: [CivilTime], resolution: DatePattern.Resolution) -> Frequency {
    guard times.count > 1, let first = times.first else { return .rows }
    switch resolution {
    case .year, .quarter, .month: return monthly(times, day: first.day) ?? .rows
    case .week, .day: return daily(times)
    case .time:
      return times.allSatisfy { $0.second == first.second } ? daily(times) : clock(times)
    }
  }

  private static func daily(_ times: [CivilTime]) -> Frequency {
    if let frequency = calendarMonths(times) { return frequency }
    let step = usualStep(times) { $1.dayNumber - $0.dayNumber }
    if step.isMultiple(of: 7) { return Frequency(.weeks, multiple: step / 7) }
    if step == 1, let weekdays = workingWeek(times) {
      var frequency = Frequency(.workingDays)
      frequency.weekdays = weekdays
      return frequency
    }
    return Frequency(.days, multiple: step)
  }

  /// One day a month at most, the same one or the last.
  private static func calendarMonths(_ times: [CivilTime]) -> Frequency? {
    let isOneAMonth = zip(times, times.dropFirst()).allSatisfy { $0.monthNumber < $1.monthNumber }
    guard isOneAMonth else { return nil }
    let day = times.reduce(0) { max($0, $1.day) }
    let hasSameDay = times.allSatisfy { $0.day == min(day, CivilTime.days(inMonth: $0.month, year: $0.year)) }
    let areEnds = day >= 28 && times.allSatisfy { $0.isMonthEnd }
    let isYearly = times.allSatisfy { $0.month == times[0].month }
    if areEnds, !isYearly {
      return Frequency(.monthEnds, multiple: usualStep(times) { $1.monthNumber - $0.monthNumber })
    }
    if hasSameDay { return monthly(times, day: day) }
    guard times.allSatisfy({ $0.isLastWorkingDay }), times.count > 2 else { return nil }
    return Frequency(.lastWorkingDays, multiple: usualStep(times) { $1.monthNumber - $0.monthNumber })
  }

  private static func monthly(_ times: [CivilTime], day: Int) -> Frequency? {
    let step = usualStep(times) { $1.monthNumber - $0.monthNumber }
    guard step > 0 else { return nil }
    var frequency = Frequency(.months, multiple: step)
    if step.isMultiple(of: 12) {
      frequency = Frequency(.years, multiple: step / 12)
    } else if step.isMultiple(of: 3) {
      frequency = Frequency(.quarters, multiple: step / 3)
    }
    frequency.monthDay = day
    return frequency
  }

  private static func clock(_ times: [CivilTime]) -> Frequency {
    let step = usualStep(times) { Int(clamping: $1.secondNumber - $0.secondNumber) }
    if step.isMultiple(of: 86_400) { return Frequency(.days, multiple: step / 86_400) }
    if step.isMultiple(of: 3600) { return Frequency(.hours, multiple: step / 3600) }
    if step.isMultiple(of: 60) { return Frequency(.minutes, multiple: step / 60) }
    return Frequency(.seconds, multiple: step)
  }

  /// The weekdays that a series has if it leaves out weekends: Monday to Friday, Sunday to Thursday, or all but Sunday;
  /// nil if it has all, or if it is too short to tell.
  private static func workingWeek(_ times: [CivilTime]) -> [Bool]? {
    var present = [Bool](repeating: false, count: 7)
    for time in times { present[time.weekday] = true }
    guard let first = times.first, let last = times.last else { return nil }
    let days = last.dayNumber - first.dayNumber
    let weekends = [(week([5, 6]), 7), (week([4, 5]), 7), (week([6]), 14)]
    if let (week, _) = weekends.first(where: { $0.0 == present && days >= $0.1 }) { return week }
    // Within a few days, Friday and then Monday tell.
    let jumpsWeekend = zip(times, times.dropFirst()).contains { $0.weekday == 4 && $1.weekday == 0 }
    return jumpsWeekend && !present[5] && !present[6] ? week([5, 6]) : nil
  }

  private static func week(_ without: [Int]) -> [Bool] { (0..<7).map { !without.contains($0) } }

  /// The most frequent step, of equals the smallest.
  private static func usualStep(_ times: [CivilTime], _ step: (CivilTime, CivilTime) -> Int) -> Int {
    var counts: [Int: Int] = [:]
    for (one, next) in zip(times, times.dropFirst()) { counts[step(one, next), default: 0] += 1 }
    var best = (step: 1, count: 0)
    for (step, count) in counts where count > best.count || (count == best.count && step < best.step) {
      best = (step, count)
    }
    return max(best.step, 1)
  }
}
