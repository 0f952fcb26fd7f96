import Tasks
import Testing

/// Which labels of a series an axis may show: the beginnings of months, quarters, years, … .
@Suite struct CalendarTicksTests {
  private func choices(_ labels: [String], beyond: Int = 0) throws -> (choices: [[String]], series: Series) {
    let series = try Series(name: "s", labels: labels, values: labels.map { _ in 1 })
    let all = labels + (series.labelsBeyond(beyond) ?? [])
    return (series.tickChoices(beyond: beyond).map { $0.map { all[$0] } }, series)
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func days(
    _ count: Int, from start: CivilTime, every: Int = 1, where isKept: (CivilTime) -> Bool = { _ in true }
  )
    -> [String]
  {
    (0..<count).map { CivilTime(dayNumber: start.dayNumber + $0 * every) }.filter(isKept).map {
      "\($0.year)-\(two($0.month))-\(two($0.day))"
    }
  }

  @Test func months() throws {
    let labels = (0..<48).map { "\(2019 + ($0 + 4) / 12)-\(two(($0 + 4) % 12 + 1))" }
    let choices = try choices(labels).choices
    #expect(choices[0] == labels)
    #expect(choices[1].allSatisfy { ["01", "04", "07", "10"].contains($0.suffix(2)) } && choices[1].count == 16)
    #expect(choices[2].allSatisfy { ["01", "07"].contains($0.suffix(2)) } && choices[2].count == 8)
    #expect(choices[3] == ["2020-01", "2021-01", "2022-01", "2023-01"])
    #expect(choices[4] == ["2020-01", "2022-01"])
  }

  /// The sales of the class, with months of years 1 to 3, and a year beyond.
  @Test func salesAndTheTimeBeyond() {
    let labels = Series.sales.labels + (Series.sales.labelsBeyond(12) ?? [])
    let choices = Series.sales.tickChoices(beyond: 12).map { $0.map { labels[$0] } }
    #expect(choices.contains(["1-01", "2-01", "3-01", "4-01"]))
    #expect(choices.contains(["1-01", "1-07", "2-01", "2-07", "3-01", "3-07", "4-01", "4-07"]))
  }

  @Test func years() throws {
    let choices = try choices((1949...1990).map(String.init)).choices
    #expect(choices[1].allSatisfy { Int($0)?.isMultiple(of: 2) == true })
    #expect(choices[2].allSatisfy { Int($0)?.isMultiple(of: 5) == true })
    #expect(choices[3] == ["1950", "1960", "1970", "1980", "1990"])
  }

  @Test func quarters() throws {
    let labels = (0..<24).map { "\(2015 + $0 / 4)Q\($0 % 4 + 1)" }
    let choices = try choices(labels).choices
    #expect(choices.contains((2015...2020).map { "\($0)Q1" }))
  }

  @Test func monthEnds() throws {
    let labels = (0..<36).map { month -> String in
      let (year, month) = (2020 + month / 12, month % 12 + 1)
      return "\(year)-\(two(month))-\(two(CivilTime.days(inMonth: month, year: year)))"
    }
    let choices = try choices(labels).choices
    #expect(choices.contains(["2020-01-31", "2021-01-31", "2022-01-31"]))
  }

  @Test func weeks() throws {
    let labels = days(120, from: CivilTime(year: 2021, month: 1, day: 4), every: 7)
    let choices = try choices(labels).choices
    // The first weeks of months, of quarters, of years.
    #expect(choices.contains { $0.count == 28 && $0.allSatisfy { (Int($0.suffix(2)) ?? 9) <= 7 } })
    #expect(choices.contains(["2021-01-04", "2022-01-03", "2023-01-02"]))
  }

  @Test func daysAndWorkingDays() throws {
    let all = days(400, from: CivilTime(year: 2021, month: 2, day: 1))
    let daily = try choices(all).choices
    #expect(daily.contains { $0.count == 58 && $0[0] == "2021-02-01" })  // Mondays
    #expect(daily.contains { $0.count == 14 && $0.allSatisfy { $0.hasSuffix("-01") } })
    let working = days(400, from: CivilTime(year: 2021, month: 2, day: 1)) { $0.weekday < 5 }
    let choices = try choices(working).choices
    #expect(choices.contains { $0.count == 58 && $0[0] == "2021-02-01" })
    #expect(choices.contains { $0.count == 14 && $0.allSatisfy { (Int($0.suffix(2)) ?? 9) <= 3 } })
  }

  @Test func hours() throws {
    let labels = (0..<96).map { "2021-03-\(two(30 + $0 / 24 > 31 ? 1 : 30 + $0 / 24)) \(two($0 % 24)):00" }.prefix(48)
    let choices = try choices(Array(labels)).choices
    #expect(choices.contains { $0 == ["2021-03-30 00:00", "2021-03-31 00:00"] })
    #expect(choices.contains { $0.count == 8 && $0[1] == "2021-03-30 06:00" })
  }

  /// No list has a step of seven months, and each is shorter than the one before.
  @Test(arguments: [30, 100, 250]) func listsGetShorter(count: Int) throws {
    let labels = (0..<count).map { "\(1990 + $0 / 12)-\(two($0 % 12 + 1))" }
    let series = try Series(name: "s", labels: labels, values: labels.map { _ in 1 })
    let choices = series.tickChoices()
    #expect(zip(choices, choices.dropFirst()).allSatisfy { $0.count > $1.count })
    for choice in choices {
      let steps = Set(zip(choice, choice.dropFirst()).map { $1 - $0 })
      #expect(steps.count == 1 && steps.isSubset(of: [1, 3, 6, 12, 24, 60, 120, 240]))
    }
  }

  /// Labels that are no dates: round numbers where they count, otherwise round distances.
  @Test func labelsThatAreNoDates() throws {
    let counted = try choices((3...60).map { "week \($0)" }).choices
    #expect(counted.contains((1...6).map { "week \($0 * 10)" }))
    let words = try choices(["a", "b", "c", "d", "e", "f", "g"]).choices
    #expect(words == [["a", "b", "c", "d", "e", "f", "g"], ["a", "c", "e", "g"], ["a", "f"]])
    #expect(try Series(name: "s", values: []).tickChoices().isEmpty)
  }
}
