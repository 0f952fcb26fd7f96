import Testing

import Tasks

/// Which column is learned.
struct ColumnTests {
  static let head = (1...24).map { "20\(20 + ($0 - 1) / 12)-\(($0 - 1) % 12 < 9 ? "0" : "")\(($0 - 1) % 12 + 1)" }

  /// Months, sales, and a column made by the number of the row from 0.
  static func text(_ name: String, _ cell: (Int) -> String) -> String {
    "month,sold,\(name)\n" + head.enumerated().map { "\($1),\(sampleValue($0)),\(cell($0))\n" }.joined()
  }

  static let others = [
    text("n") { "\($0 + 1)" }, text("id") { "\($0 + 1000)" }, text("holiday") { "\($0 % 3 == 0 ? 1 : 0)" },
    text("const") { _ in "5" }, text("m") { "\($0 % 12 + 1)" }, text("month_no") { "\($0 % 12 + 1)" },
    text("q") { "\($0 % 12 / 3 + 1)" }, text("year") { "\(2020 + $0 / 12)" }, text("y") { "\(2020 + $0 / 12)" },
    text("note") { _ in "x y" }, text("empty") { _ in "" }, text("day") { _ in "1" }, text("zero") { _ in "0" },
    text("week") { "\($0 % 52 + 1)" }, text("done") { "2021-03-\(10 + $0 % 12)" },
    text("flag") { $0 % 2 == 0 ? "yes" : "no" },
  ]

  @Test(arguments: others) func isNotTaken(_ text: String) throws {
    let series = try read(text)
    #expect(series.name == "sold" && series.remarks.isEmpty)
    #expect(series.labels == ColumnTests.head)
  }

  @Test func severalAreNamed() throws {
    let series = try read(ColumnTests.text("price") { "\(Double($0 * 31 % 17) / 2)" })
    #expect(series.name == "price")
    #expect(remarks(series).contains("\"price\"") && remarks(series).contains("\"sold\""))
    #expect(series.columns.map { $0.kind } == [.dates, .numbers, .numbers])
    #expect(series.columns.map { $0.isChosen } == [false, false, true])
  }

  @Test func aFlagIsTakenIfNothingElseIsLeft() throws {
    #expect(try read("month,open\n2021-01,0\n2021-02,1\n2021-03,0\n").name == "open")
    #expect(try read("count\n1\n2\n3\n4\n").values == [1, 2, 3, 4])
    #expect(try read("year\n1990\n1991\n1992\n").values == [1990, 1991, 1992])
  }

  @Test(arguments: ["Net Sales", "net sales", "NET  SALES", "net", "Net S", "2"]) func isFound(_ name: String) throws {
    let text = "month, Net Sales ,New\n2021-01,1.5,9\n2021-02,2.5,7\n"
    #expect(try read(text) { $0.column = name }.values == [1.5, 2.5])
  }

  @Test func namesThatFitSeveralStop() {
    let text = "month,net,new,net total\n2021-01,1.5,9,3\n2021-02,2.5,7,4\n"
    #expect(refusal(text) { $0.column = "ne" }.contains("\"new\""))
    #expect(refusal(text) { $0.column = "nte" }.contains("did you mean \"net\""))
    #expect(refusal("m,a,a\n2021-01,1,2\n2021-02,2,9\n") { $0.column = "a" }.contains("column=3"))
  }

  @Test func oneOfEqualNamesByItsNumber() throws {
    let text = "m,a,a\n2021-01,1,2\n2021-02,2,9\n"
    #expect(try read(text) { $0.column = "3" }.values == [2, 9])
  }

  @Test func exactNamesComeFirst() throws {
    let text = "month,net,NET,net total\n2021-01,1.5,9,3\n2021-02,2.5,7,4\n"
    #expect(try read(text) { $0.column = "NET" }.values == [9, 7])
    #expect(try read(text) { $0.column = "net" }.values == [1.5, 2.5])
  }

  @Test func aColumnOfTextStops() {
    #expect(refusal("month,shop,sold\n2021-01,a,1\n2021-02,b,2\n") { $0.column = "shop" }.contains("\"a\""))
  }

  @Test func furtherInputs() throws {
    let series = try read(ColumnTests.text("price") { "\(Double($0 * 31 % 17) / 2)" }) {
      $0.column = "sold"
      $0.inputs = ["price"]
    }
    #expect(series.name == "sold" && series.inputs.map { $0.name } == ["price"])
    #expect(series.inputs[0].values.prefix(3) == [0, 7, 5.5])
  }

  @Test(arguments: [
    "year,month,sold\n", "Jahr,Monat,sold\n", "年,月,sold\n", "a,b,sold\n",
  ])
  func yearsAndMonthsInTwoColumns(_ header: String) throws {
    let rows = (0..<24).map { "\(2021 + $0 / 12),\($0 % 12 + 1),\(sampleValue($0))\n" }.joined()
    let series = try read(header + rows)
    #expect(series.name == "sold" && series.labels.first == "2021-01" && series.frequency.unit == .months)
    #expect(series.labels(beyond: 1) == ["2023-01"])
  }

  @Test func otherPartsInColumns() throws {
    let quarters =
      "year,quarter,sold\n" + (0..<8).map { "\(2021 + $0 / 4),\($0 % 4 + 1),\(sampleValue($0))\n" }.joined()
    #expect(try read(quarters).labels(beyond: 1) == ["2023Q1"])
    let names = "year,month,sold\n2021,Nov,1\n,Dec,3\n2022,Jan,2\n,Feb,5\n"
    let series = try read(names)
    #expect(series.labels == ["Nov 2021", "Dec 2021", "Jan 2022", "Feb 2022"])
    let days = "year,month,day,sold\n2021,2,27,1\n2021,2,28,3\n2021,3,1,2\n"
    #expect(try read(days).labels(beyond: 1) == ["2021-03-02"])
    let hours = "date,time,load\n2021-02-27,22:00,1\n2021-02-27,23:00,3\n2021-02-28,00:00,2\n"
    #expect(try read(hours).labels(beyond: 1) == ["2021-02-28 01:00"])
    let republic = "年月,件數\n11211,1\n11212,3\n11301,2\n"
    #expect(try read(republic).labels(beyond: 1) == ["11302"])
    let chinese = "年,月,銷售額\n2021年,11月,1\n,12月,3\n2022年,1月,2\n"
    #expect(try read(chinese).labels(beyond: 1) == ["2022-02"])
  }
}
