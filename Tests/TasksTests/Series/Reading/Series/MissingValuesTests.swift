import Testing

import Tasks

/// Values, dates and rows that are missing or there twice.
struct MissingValuesTests {
  static let words = [
    "", "NA", "N/A", "n/a", "#N/A", "null", "NULL", "-", "–", "--", "?", "NaN", "nan", ".", "..", "...", "None",
    "#DIV/0!", "無",
    "  ", "\"\"",
  ]

  @Test(arguments: words) func areListed(_ word: String) throws {
    let text = column(["1.5", word, "2.5", word, "4.5", "5"])
    let said = refusal(text)
    #expect(said.contains("rows 3, 5") && said.contains("missing=interpolate") && said.contains("2 rows"))
    #expect(try read(text) { $0.missing = .interpolate }.values == [1.5, 2, 2.5, 3.5, 4.5, 5])
    #expect(try read(text) { $0.missing = .previous }.values == [1.5, 1.5, 2.5, 2.5, 4.5, 5])
    let skipped = try read(text) { $0.missing = .skip }
    #expect(skipped.values == [1.5, 2.5, 4.5, 5])
    #expect(skipped.labels == ["2010-01", "2010-03", "2010-05", "2010-06"])
    #expect(remarks(skipped).contains("2 rows"))
  }

  @Test func atTheEnds() throws {
    let text = column(["NA", "1.5", "2.5", "", ""])
    #expect(refusal(text).contains("2, 5, 6"))
    let filled = try read(text) { $0.missing = .interpolate }
    #expect(filled.values == [1.5, 2.5])
    #expect(remarks(filled).contains("3 rows"))
    #expect(filled.labels(beyond: 1) == ["2010-04"])
    #expect(try read(text) { $0.missing = .previous }.values == [1.5, 2.5, 2.5, 2.5])
    #expect(try read(text) { $0.missing = .skip }.labels(beyond: 1) == ["2010-04"])
  }

  @Test func manyAreCounted() {
    let said = refusal(column((0..<60).map { $0 % 3 == 0 ? "NA" : "\($0 * 7 % 11)" }))
    #expect(said.contains("20 rows") && said.contains("2, 5, 8, 11, 14, …"))
  }

  @Test func gapsStop() throws {
    let text = "month,sold\n2021-01,1\n2021-02,2\n2021-05,8\n2021-06,9\n2021-07,1\n2021-08,2\n"
    let said = refusal(text)
    #expect(said.contains("2021-03") && said.contains("2021-04") && said.contains("rows 3 and 4"))
    let filled = try read(text) { $0.missing = .interpolate }
    #expect(filled.values == [1, 2, 4, 6, 8, 9, 1, 2])
    #expect(filled.labels[2...3] == ["2021-03", "2021-04"])
    #expect(remarks(filled).contains("2 values"))
    #expect(try read(text) { $0.missing = .previous }.values == [1, 2, 2, 2, 8, 9, 1, 2])
    #expect(try read(text) { $0.missing = .skip }.values == [1, 2, 8, 9, 1, 2])
  }

  @Test func gapsInAReversedFile() throws {
    let text = "month,sold\n2021-08,2\n2021-07,1\n2021-06,9\n2021-05,8\n2021-02,2\n2021-01,1\n"
    #expect(refusal(text).contains("2021-03"))
    #expect(try read(text) { $0.missing = .interpolate }.values == [1, 2, 4, 6, 8, 9, 1, 2])
  }

  @Test func repeatedDatesStop() throws {
    let text = "month,sold\n2021-01,1\n2021-02,2\n2021-02,4\n2021-03,9\n2021-04,5\n"
    let said = refusal(text)
    #expect(said.contains("rows 3, 4") && said.contains("2021-02") && said.contains("repeated=mean"))
    #expect(try read(text) { $0.repeated = .mean }.values == [1, 3, 9, 5])
    #expect(try read(text) { $0.repeated = .first }.values == [1, 2, 9, 5])
    #expect(try read(text) { $0.repeated = .last }.values == [1, 4, 9, 5])
    #expect(remarks(try read(text) { $0.repeated = .last }).contains("1 row"))
  }

  @Test func shuffledRowsAreSorted() throws {
    let series = try read("month,sold\n2021-03,3\n2021-01,1\n2021-02,2\n2021-04,9\n")
    #expect(series.values == [1, 2, 3, 9])
    #expect(remarks(series).contains("sorted"))
  }

  @Test func holidaysAreNamed() throws {
    var days: [String] = []
    for number in 19_723..<19_800 {
      let day = CivilTime(dayNumber: number)
      if day.weekday < 5, day.dayNumber != 19_740 { days.append(iso(day)) }
    }
    let series = try read(table(days))
    #expect(series.frequency.unit == .workingDays && series.values.count == days.count)
    #expect(remarks(series).contains("2024-01-18"))
    #expect(try read(table(days)) { $0.missing = .previous }.values.count == days.count + 1)
  }

  @Test func aDateThatDoesNotFollowStops() throws {
    var labels = (0..<20).map { iso(CivilTime(dayNumber: 19_723 + 7 * $0)) }
    labels[9] = iso(CivilTime(dayNumber: 19_723 + 7 * 9 + 1))
    let said = refusal(table(labels))
    #expect(said.contains("weekly") && said.contains("11"))
    #expect(try read(table(labels)) { $0.missing = .skip }.values.count == 20)
  }

  @Test func irregularDatesAreRows() throws {
    let series = try read(table(["2021-01-04", "2021-01-17", "2021-02-11", "2021-03-20", "2021-03-22", "2021-05-30"]))
    #expect(series.frequency == .rows && series.labels(beyond: 1) == nil)
    #expect(remarks(series).contains("rows are counted"))
  }
}
