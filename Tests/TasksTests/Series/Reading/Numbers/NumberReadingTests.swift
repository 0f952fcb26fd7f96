import Testing

import Tasks

/// Cells of a column as people write numbers.
struct NumberReadingTests {
  struct Sample: Sendable, CustomStringConvertible {
    let cells: [String]
    let values: [Double]
    var description: String { cells.joined(separator: " | ") }

    init(_ cells: [String], _ values: [Double]) { (self.cells, self.values) = (cells, values) }
  }

  static let samples: [Sample] = [
    Sample(["1234,5", "7,25", "12"], [1234.5, 7.25, 12]),
    Sample(["1.234,5", "7", "12"], [1234.5, 7, 12]),
    Sample(["1.234.567", "985", "12"], [1_234_567, 985, 12]),
    Sample(["1,234,567", "985", "12"], [1_234_567, 985, 12]),
    Sample(["1,234.5", "12,000", "1"], [1234.5, 12_000, 1]),
    Sample(["1 234,5", "985", "12 000"], [1234.5, 985, 12_000]),
    Sample(["1\u{A0}234,5", "985", "12\u{A0}000"], [1234.5, 985, 12_000]),
    Sample(["1\u{202F}234", "985", "12\u{202F}000"], [1234, 985, 12_000]),
    Sample(["1\u{2009}234", "985", "12\u{2009}000"], [1234, 985, 12_000]),
    Sample(["1'234.5", "985", "12'000"], [1234.5, 985, 12_000]),
    Sample(["1\u{2019}234.5", "985", "12\u{2019}000"], [1234.5, 985, 12_000]),
    Sample(["12,34,567.5", "1,00,000", "9"], [1_234_567.5, 100_000, 9]),
    Sample(["$1,234.50", "$985.00", "-$12.00"], [1234.5, 985, -12]),
    Sample(["€ 1.234,50", "€ 985,00", "€ -12,00"], [1234.5, 985, -12]),
    Sample(["1.234,50 €", "985,00 €", "-12,00 €"], [1234.5, 985, -12]),
    Sample(["NT$1,234.5", "NT$985", "NT$12"], [1234.5, 985, 12]),
    Sample(["1,234.5元", "985元", "12 元"], [1234.5, 985, 12]),
    Sample(["CHF 1'234.50", "CHF 985.00", "CHF 12.-"], [1234.5, 985, 12]),
    Sample(["1234.5 USD", "985 USD", "12USD"], [1234.5, 985, 12]),
    Sample(["¥1,234.0", "￥985", "¥12"], [1234, 985, 12]),
    Sample(["₺12.5", "₺13.5", "₺1"], [12.5, 13.5, 1]),
    Sample(["22%", "23 %", "24.5%"], [22, 23, 24.5]),
    Sample(["22,5 %", "23 %", "％24".replacingPercent], [22.5, 23, 24]),
    Sample(["−12.5", "–3", "－4"], [-12.5, -3, -4]),
    Sample(["(12.5)", "($3)", "$(4)"], [-12.5, -3, -4]),
    Sample(["（12.5）", "3", "4"], [-12.5, 3, 4]),
    Sample(["12.5-", "3", "4-"], [-12.5, 3, -4]),
    Sample(["+12.5", "- 3", "+4"], [12.5, -3, 4]),
    Sample(["1.5e-7", "2E3", "3e+2"], [1.5e-7, 2000, 300]),
    Sample(["2.500e+02", "2.125e+03", "1.001E2"], [250, 2125, 100.1]),
    Sample(["2,500e+02", "2,125e+03", "1,001E2"], [250, 2125, 100.1]),
    Sample(["1,5E-7", "2E3", "3e+2"], [1.5e-7, 2000, 300]),
    Sample(["１２３．５", "９８５", "－１２"], [123.5, 985, -12]),
    Sample([".5", "-.25", "3."], [0.5, -0.25, 3]),
    Sample([",5", "-,25", "3,75"], [0.5, -0.25, 3.75]),
    Sample(["0.125", "1.001", "0.985"], [0.125, 1.001, 0.985]),
    Sample(["0,125", "1,001", "0,985"], [0.125, 1.001, 0.985]),
    Sample(["007", "12", "0"], [7, 12, 0]),
    Sample(["=\"12.5\"", "13", "14"], [12.5, 13, 14]),
    Sample(["0.1", "0.30000000000000004", "123456789.123456789"], [0.1, 0.30000000000000004, 123456789.123456789]),
  ]

  @Test(arguments: samples) func isRead(_ sample: Sample) throws {
    #expect(try read(column(sample.cells, separator: "\t")).values == sample.values)
  }

  @Test(arguments: [["985", "1.001"], ["985", "1,001"], ["12.345", "-1.500"], ["€ 1.001", "€ 985"]])
  func twoReadingsStop(_ cells: [String]) throws {
    let said = refusal(column(cells))
    #expect(said.contains("decimal=,") && said.contains("decimal=."))
    let point = try read(column(cells)) { $0.decimal = .point }.values
    let comma = try read(column(cells)) { $0.decimal = .comma }.values
    #expect(point != comma)
    #expect(max(point.map { abs($0) }.max() ?? 0, comma.map { abs($0) }.max() ?? 0) >= 1001)
  }

  @Test func bothReadingsOfTheFirstCellAreShown() {
    let said = refusal("month;sold\n2021-01;985\n2021-02;1.001\n2021-03;2.002\n")
    #expect(said.contains("row 3") && said.contains("1.001 or 1001"))
  }

  @Test func anotherColumnTells() throws {
    let text = "month;price;sold\n2021-01;1,5;985\n2021-02;2,25;1.001\n2021-03;3,5;2.002\n"
    let series = try read(text) { $0.column = "sold" }
    #expect(series.values == [985, 1001, 2002])
    #expect(remarks(series).contains("1001") && remarks(series).contains("decimal=."))
  }

  @Test func aCommaBetweenCellsTells() throws {
    let series = try read("month,rate\n2021-01,1.085\n2021-02,1.092\n2021-03,1.101\n")
    #expect(series.values == [1.085, 1.092, 1.101])
    #expect(remarks(series).contains("decimal=,"))
  }

  @Test func quotedCommasDoNotTell() {
    #expect(refusal("month,sold\n2021-01,\"1,001\"\n2021-02,\"2,002\"\n").contains("decimal="))
  }

  @Test func marksThatContradictStop() {
    #expect(refusal(column(["1.5", "1,5"])).contains("row 3"))
    #expect(refusal(column(["197.0", "200.2"])) { $0.decimal = .comma }.contains("row 2"))
    #expect(refusal(column(["197,0", "200,2"])) { $0.decimal = .point }.contains("decimal=,"))
  }

  @Test func unitsThatDifferStop() {
    #expect(refusal(column(["$12", "€13"])).contains("row 3"))
    #expect(refusal(column(["12%", "0.13"])).contains("units"))
  }

  @Test(arguments: ["inf", "-Infinity", "∞", "1e999", "9e15", "-1e16"]) func sizeIsBounded(_ cell: String) {
    #expect(refusal(column(["1", "2", cell, "4"])).contains("row 4"))
  }

  @Test(arguments: ["abc", "12 kg", "1,2,3", "1.2.3", "12a", "--5", "(5", "1 2", "0x10", "5€$", "1e5e5"])
  func otherTextIsNoNumber(_ cell: String) {
    #expect(refusal(column(["1.5", "2.5", cell, "4.5"])).contains("row 4"))
  }

  @Test func aSingleColumnOfDecimalCommas() throws {
    let series = try read("repairs\n197,0\n200,2\n233,75\n")
    #expect(series.values == [197, 200.2, 233.75])
    #expect(remarks(series).contains("comma"))
    #expect(refusal("repairs\n7,289\n8,407\n").contains("decimal="))
    #expect(try read("repairs\n7 289\n8 407\n985\n").values == [7289, 8407, 985])
  }
}

extension String {
  /// A sign after the number is as good as one before.
  fileprivate var replacingPercent: String { self == "％24" ? "24％" : self }
}
