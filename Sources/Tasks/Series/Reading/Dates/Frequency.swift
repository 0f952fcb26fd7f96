package import Phrases
private import Text

/// How far apart the values of a series are in time.
package struct Frequency: Sendable, Equatable {
  package enum Unit: Sendable, Equatable, CaseIterable {
    case years, quarters, months
    /// The last day of each month.
    case monthEnds
    /// The last day of each month that is no Saturday or Sunday.
    case lastWorkingDays
    case weeks, days
    /// The days of a week that the series has, usually Monday to Friday.
    case workingDays
    case hours, minutes, seconds
    /// No equal distance in time is known.
    case rows
  }

  package let unit: Unit
  /// How many units lie between two values: 15 for every 15 minutes.
  package let multiple: Int
  /// The day of the month that monthly values have, as far as the month has it.
  var monthDay = 1
  /// Whether the series has a weekday, Monday first.
  var weekdays = [Bool](repeating: true, count: 7)

  package init(_ unit: Unit, multiple: Int = 1) {
    self.unit = unit
    self.multiple = multiple
  }

  package static let rows = Frequency(.rows)

  /// The time one step later.
  func next(after time: CivilTime) -> CivilTime {
    switch unit {
    case .years: return monthly(time, months: 12 * multiple, day: monthDay)
    case .quarters: return monthly(time, months: 3 * multiple, day: monthDay)
    case .months: return monthly(time, months: multiple, day: monthDay)
    case .monthEnds: return monthly(time, months: multiple, day: 31)
    case .lastWorkingDays:
      var next = monthly(time, months: multiple, day: 31)
      next.day = CivilTime.lastWorkingDay(month: next.month, year: next.year)
      return next
    case .weeks: return CivilTime(dayNumber: time.dayNumber + 7 * multiple, second: time.second)
    case .days: return CivilTime(dayNumber: time.dayNumber + multiple, second: time.second)
    case .workingDays:
      var next = CivilTime(dayNumber: time.dayNumber + 1, second: time.second)
      while !weekdays[next.weekday] { next = CivilTime(dayNumber: next.dayNumber + 1, second: time.second) }
      return next
    case .hours: return CivilTime(secondNumber: time.secondNumber + 3600 * Int64(multiple))
    case .minutes: return CivilTime(secondNumber: time.secondNumber + 60 * Int64(multiple))
    case .seconds: return CivilTime(secondNumber: time.secondNumber + Int64(multiple))
    case .rows: return time
    }
  }

  private func monthly(_ time: CivilTime, months: Int, day: Int) -> CivilTime {
    CivilTime(monthNumber: time.monthNumber + months, day: day, second: time.second)
  }
}

extension Frequency {
  /// The unit that one step is: three months are a quarter; rows if there is no word for a step.
  private var wholeUnit: Unit {
    switch (unit, multiple) {
    case (_, 1): unit
    case (.monthEnds, 3), (.lastWorkingDays, 3), (.months, 3): .quarters
    case (.monthEnds, 12), (.lastWorkingDays, 12), (.quarters, 4): .years
    default: .rows
    }
  }

  /// How many steps a season usually has: 12 for months; nil if none is usual.
  package var usualSeason: Int? {
    switch wholeUnit {
    case .quarters: return 4
    case .months, .monthEnds, .lastWorkingDays: return 12
    case .weeks: return 52
    case .days: return 7
    case .workingDays: return weekdays.filter { $0 }.count
    case .hours: return 24
    case .years, .minutes, .seconds, .rows: return nil
    }
  }

  /// How the series is said to be spaced: `monthly`, `every 15 minutes`.
  package var adverb: Phrase {
    if wholeUnit == .rows, unit != .rows { return "every \(Frequency(unit).counted(multiple))" }
    switch wholeUnit {
    case .years: return "yearly"
    case .quarters: return "quarterly"
    case .months: return "monthly"
    case .monthEnds: return "monthly, at month ends"
    case .lastWorkingDays: return "monthly, on the last working day"
    case .weeks: return "weekly"
    case .days: return "daily"
    case .workingDays: return "on working days"
    case .hours: return "hourly"
    case .minutes: return "every minute"
    case .seconds: return "every second"
    case .rows: return "without equal steps in time"
    }
  }

  /// Counts values: `36 months`, `1 day`. Steps of several units are counted as rows.
  package func counted(_ count: Int) -> Phrase {
    let number = groupedText(count)
    switch wholeUnit {
    case .years: return count == 1 ? "1 year" : "\(number) years"
    case .quarters: return count == 1 ? "1 quarter" : "\(number) quarters"
    case .months, .monthEnds, .lastWorkingDays: return count == 1 ? "1 month" : "\(number) months"
    case .weeks: return count == 1 ? "1 week" : "\(number) weeks"
    case .days: return count == 1 ? "1 day" : "\(number) days"
    case .workingDays: return count == 1 ? "1 working day" : "\(number) working days"
    case .hours: return count == 1 ? "1 hour" : "\(number) hours"
    case .minutes: return count == 1 ? "1 minute" : "\(number) minutes"
    case .seconds: return count == 1 ? "1 second" : "\(number) seconds"
    case .rows: return count == 1 ? "1 row" : "\(number) rows"
    }
  }

  /// The word for one value, as over a column or under an axis: `month`.
  package var noun: Phrase {
    switch wholeUnit {
    case .years: "year"
    case .quarters: "quarter"
    case .months, .monthEnds, .lastWorkingDays: "month"
    case .weeks: "week"
    case .days, .workingDays: "day"
    case .hours: "hour"
    case .minutes: "minute"
    case .seconds: "second"
    case .rows: "row"
    }
  }

  /// The word for several values: `12 test months`, `months ahead`.
  package var nouns: Phrase {
    switch wholeUnit {
    case .years: "years"
    case .quarters: "quarters"
    case .months, .monthEnds, .lastWorkingDays: "months"
    case .weeks: "weeks"
    case .days: "days"
    case .workingDays: "working days"
    case .hours: "hours"
    case .minutes: "minutes"
    case .seconds: "seconds"
    case .rows: "rows"
    }
  }

  /// One value in words: `predicted one month ahead`.
  package var one: Phrase {
    switch wholeUnit {
    case .years: "one year"
    case .quarters: "one quarter"
    case .months, .monthEnds, .lastWorkingDays: "one month"
    case .weeks: "one week"
    case .days: "one day"
    case .workingDays: "one working day"
    case .hours: "one hour"
    case .minutes: "one minute"
    case .seconds: "one second"
    case .rows: "one row"
    }
  }
}
