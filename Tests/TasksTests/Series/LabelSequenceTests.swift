import Tasks
import Testing

/// Labels behind the end of a series.
@Suite struct LabelSequenceTests {
  static let known: [([String], [String])] = [
    (["3-11", "3-12"], ["4-01", "4-02"]),
    (["2020/8", "2020/9"], ["2020/10", "2020/11"]),
    (["2020/11", "2020/12"], ["2021/01", "2021/02"]),
    (["1958-02-01", "1958-03-01"], ["1958-04-01", "1958-05-01"]),
    (["98.12", "99.01"], ["99.02", "99.03"]),
    (["09-12", "10-01"], ["10-02", "10-03"]),
    (["1", "2", "3"], ["4", "5"]),
    (["-1", "0"], ["1", "2"]),
    (["2019", "2020"], ["2021", "2022"]),
  ]

  @Test(arguments: known) func goOn(labels: [String], next: [String]) throws {
    let series = try Series(name: "x", labels: labels, values: Array(repeating: 1, count: labels.count))
    #expect(series.labelsBeyond(2) == next)
    #expect(series.labelsBeyond(0) == [])
  }

  static let unknown: [[String]] = [
    [], ["3-12"], ["Jan", "Feb"], ["1-01", "1-03"], ["1-12", "1-13"], ["1-01", "x"], ["1", "3"], ["1-01", "1/02"],
    ["2020-01-01", "2020-01-02"], ["1958-01-31", "1958-02-28"], ["", ""], ["٣-01", "٣-02"], ["1-1-1-1", "1-2-1-1"],
    ["9223372036854775806", "9223372036854775807"],
  ]

  @Test(arguments: unknown) func areUnknown(labels: [String]) throws {
    let series = try Series(name: "x", labels: labels, values: Array(repeating: 1, count: labels.count))
    #expect(series.labelsBeyond(2) == nil)
  }

  @Test func salesGoOnIntoTheFourthYear() {
    #expect(Series.sales.labelsBeyond(13)?.first == "4-01")
    #expect(Series.sales.labelsBeyond(13)?.last == "5-01")
  }
}
