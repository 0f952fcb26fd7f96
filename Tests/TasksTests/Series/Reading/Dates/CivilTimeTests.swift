import Testing

import Tasks

struct CivilTimeTests {
  @Test func everyDayIsItself() {
    var number = CivilTime(year: 1895, month: 12, day: 30).dayNumber
    for _ in 0..<120_000 {
      let day = CivilTime(dayNumber: number)
      #expect(day.dayNumber == number && 1...CivilTime.days(inMonth: day.month, year: day.year) ~= day.day)
      number += 1
    }
  }

  @Test func knownDays() {
    #expect(CivilTime(year: 1970).dayNumber == 0)
    #expect(CivilTime(year: 2024, month: 2, day: 29).dayNumber == 19_782)
    #expect(CivilTime(year: 2024, month: 11, day: 26).weekday == 1)
    #expect(CivilTime(year: 2021, month: 1, day: 3).isoWeek == (2020, 53))
    #expect(CivilTime(isoYear: 2024, week: 1) == CivilTime(year: 2024, month: 1, day: 1))
    #expect(CivilTime(isoYear: 2024, week: 53) == nil)
    #expect(CivilTime(isoYear: 2020, week: 53) == CivilTime(year: 2020, month: 12, day: 28))
  }
}
