import Tasks
import Testing

/// Labels behind the end of a series.
@Suite struct LabelSequenceTests {
  static let known: [([String], [String])] = [
    (["3-11", "3-12"], ["4-01", "4-02"]),
    (["2020/8", "2020/9"], ["2020/10", "2020/11"]),
    (["2020/11", "2020/12"], ["2021/01", "2021/02"]),
    (["1958-02-01", "1958-03-01"], ["1958-04-01", "1958-05-01"]),
    (["09-11", "09-12", "10-01"], ["10-02", "10-03"]),
    (["1", "2", "3"], ["4", "5"]),
    (["2019", "2020"], ["2021", "2022"]),
    (["1", "3"], ["5", "7"]),
    (["Jan", "Feb"], ["Mar", "Apr"]),
    (["2020-01-01", "2020-01-02"], ["2020-01-03", "2020-01-04"]),
    (["1958-01-31", "1958-02-28"], ["1958-03-31", "1958-04-30"]),
    (["2024-01-30", "2024-01-31", "2024-02-01"], ["2024-02-02", "2024-02-03"]),
    (["2024Q3", "2024Q4"], ["2025Q1", "2025Q2"]),
    (["2020-W52", "2020-W53"], ["2021-W01", "2021-W02"]),
    (["٣-01", "٣-02"], ["٣-03", "٣-04"]),
    (["第9期", "第10期"], ["第11期", "第12期"]),
  ]

  @Test(arguments: known) func goOn(labels: [String], next: [String]) throws {
    let series = try Series(name: "x", labels: labels, values: Array(repeating: 1, count: labels.count))
    #expect(series.labelsBeyond(2) == next)
    #expect(series.labelsBeyond(0) == [])
  }

  static let unknown: [[String]] = [
    [], ["3-12"], ["1-12", "1-13"], ["1-01", "x"], ["1-01", "1/02"], ["", ""],
    ["1-1-1-1", "1-2-1-1"],
    ["2010/11", "2011/12", "2012/13"], ["2", "1", "3"], ["2024-01", "2024-01", "2024-02"],
    ["2024-01", "2024-02", "2024-05"],
    ["9223372036854775806", "9223372036854775807"],
  ]

  @Test(arguments: unknown) func areUnknown(labels: [String]) throws {
    let series = try Series(name: "x", labels: labels, values: Array(repeating: 1, count: labels.count))
    #expect(series.labelsBeyond(2) == nil)
  }

  /// How the labels of a series that no file gave are counted.
  @Test func stepsFollowFromTheLabels() throws {
    func counted(_ labels: [String]) throws -> String {
      try Series(name: "x", labels: labels, values: Array(repeating: 1, count: labels.count))
        .frequency.counted(labels.count).description
    }
    #expect(try counted(["3-11", "3-12"]) == "2 months" && counted(["2019", "2020"]) == "2 years")
    #expect(
      try counted(["a", "b"]) == "2 rows" && counted([]) == "0 rows" && counted(["2024-01", "2024-05"]) == "2 rows")
    #expect(try counted(["2024-03-01", "2024-03-02", "2024-03-03"]) == "3 days")
    #expect(Series.sales.frequency == Frequency(.months))
  }

  @Test func salesGoOnIntoTheFourthYear() {
    #expect(Series.sales.labelsBeyond(13)?.first == "4-01")
    #expect(Series.sales.labelsBeyond(13)?.last == "5-01")
  }
}
