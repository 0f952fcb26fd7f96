import Testing

import Tasks

/// Tables as programs and people lay them out.
struct LayoutTests {
  static let months = ["2021-01", "2021-02", "2021-03", "2021-04", "2021-05", "2021-06"]
  static let want = [1.5, 2.5, 4.5, 3.5, 7.5, 6.5]

  /// Six months in rows, with what stands between, before and after them.
  static func rows(_ separator: String, end: String = "\n", quote: String = "") -> String {
    zip(months, want).map { quote + $0 + quote + separator + "\($1)" }.joined(separator: end) + end
  }

  /// Rows counted from 1, with a separator after the number.
  static func numbered(_ separator: String, quoted: Bool = false) -> String {
    var text = ""
    for (index, month) in months.enumerated() {
      let mark = quoted ? "\"" : ""
      text += "\(mark)\(index + 1)\(mark)\(separator)\(mark)\(month)\(mark)\(separator)\(want[index])\n"
    }
    return text
  }

  static let plain: [String] = [
    "month,sold\n\(rows(","))",
    "month;sold\r\n\(rows(";", end: "\r\n"))",
    "month\tsold\r\(rows("\t", end: "\r"))",
    "month|sold\n\(rows("|"))",
    "month sold\n\(rows(" "))",
    "month      sold\n\(rows("     "))",
    "  month      sold\n  \(rows("     ", end: "  \n  "))",
    "month,sold\n\(rows(",").dropLast())",
    "\"month\",\"sold\"\n\(rows(",", quote: "\""))",
    "\"month\" , \"sold\"\n\(rows(" , ", quote: "\""))",
    "\u{FEFF}month,sold\n\(rows(","))",
    "sep=;\nmonth;sold\n\(rows(";"))",
    "\"sep=;\"\nmonth;sold\n\(rows(";"))",
    "sep=,\r\nmonth,sold\r\n\(rows(",", end: "\r\n"))",
    "#,month,sold\n\(numbered(","))",
    ",month,sold\n\(numbered(","))",
    "\"month\" \"sold\"\n\(numbered(" ", quoted: true))",
  ]

  static let withMore: [String] = [
    "# made by hand, \"draft\n# 2021\nmonth,sold\n\(rows(","))",
    "// made by hand\nmonth,sold\n\(rows(","))",
    "% made by hand\nmonth sold\n\(rows(" "))",
    "# month,sold\n\(rows(","))",
    "\n\nmonth,sold\n\n\(rows(",", end: "\n\n"))",
    "month,sold\n\(rows(",", end: "\n,\n"))",
    "month,sold,\n\(rows(",", end: ",\n"))",
    "month,sold,,,\n\(rows(",", end: ",,,\n")),,,,\n,,,,\n",
    "Sales report\n\nmonth,sold\n\(rows(","))",
    "Sales report,\nAll shops,\n,\nmonth,sold\n\(rows(","))",
    "Sales report, first half\nmonth;sold\n\(rows(";"))",
    "Sales report\nmonth;sold\n\(rows(";").replacing(".", with: ","))",
    "Sales, by month, of the shop\nmonth,sold\n\(rows(","))",
    "month,sold\n\(rows(",").replacing("2021-04", with: "month,sold\n2021-04"))",
    "month,sold\nyyyy-mm,pieces\n\(rows(","))",
    "month,\"sold\n(pieces)\"\n\(rows(","))",
    "month,\"sold \"\"net\"\"\"\n\(rows(","))",
    "month,sold,note\n\(rows(",", end: ",\"so, so\"\n"))",
    "month,sold\n\(rows(","))\nSource: the shop\n",
    "month,sold\n\(rows(",")),\nSource: the shop,\nNote: \"draft\",\n",
    "month,sold\n\(rows(","))Total,26.0\n",
    "month,sold\n\(rows(","))合計,26.0\n平均,4.3\n",
    "month;sold\n\(rows(";"))Gesamt;26,0\nQuelle: Laden;\n",
  ]

  @Test(arguments: plain + withMore) func isRead(_ text: String) throws {
    let series = try read(text)
    #expect(series.values == LayoutTests.want)
    #expect(series.labels == LayoutTests.months)
    #expect(series.labels(beyond: 1) == ["2021-07"])
  }

  @Test func whatIsLeftOutIsSaid() throws {
    let text = "Report\n\nmonth,sold\n" + LayoutTests.rows(",") + "Total,26\n\nSource: shop\n"
    let said = remarks(try read(text))
    #expect(said.contains("row 1 is") && said.contains("\"Report\""))
    #expect(said.contains("row 10 is") && said.contains("Total"))
    #expect(said.contains("row 12 is") && said.contains("Source"))
  }

  @Test func monthsAsNames() throws {
    let text = "Year,Jan,Feb,Mar\n2019,1.5,2.5,3.5\n2020,2.5,3.5,1.5\n2021,3.5,2.5,2.5\n"
    #expect(try read(text) { $0.column = "feb" }.values == [2.5, 3.5, 2.5])
    #expect(remarks(try read(text)).contains("\"Jan\", \"Feb\""))
  }

  @Test func namesInAComment() throws {
    let text =
      "# CO2\n# year month decimal average\n1958 3 1958.2027 315.71\n1958 4 1958.2877 317.45\n1958 5 1958.3699 317.51\n"
    let series = try read(text)
    #expect(series.name == "average" && series.labels == ["1958-03", "1958-04", "1958-05"])
    #expect(series.remarks.isEmpty)
  }

  @Test func aBlankBetweenDateAndTime() throws {
    let text = "Date Value\n" + (1...6).map { "2021-01-01 1\($0):00 \($0 * 3 % 7)\n" }.joined()
    let series = try read(text)
    #expect(series.values == [3, 6, 2, 5, 1, 4] && series.labels(beyond: 1) == ["2021-01-01 17:00"])
  }

  @Test func withoutNames() throws {
    for text in [LayoutTests.rows(","), LayoutTests.rows(";"), "\n" + LayoutTests.rows(" ")] {
      let series = try read(text)
      #expect(series.values == LayoutTests.want && series.name == "column 2")
      #expect(remarks(series).contains("no row of names"))
    }
    #expect(try read("1.5\n2.5\n4\n").values == [1.5, 2.5, 4])
  }

  @Test func rowsOfOtherLengthsStop() {
    #expect(refusal("month,sold\n2021-01,1\n2021-02,2,3\n2021-03,3\n").contains("row 3 has 3 cells"))
    #expect(refusal("month,sold,note\n2021-01,1,x\n2021-02\n2021-03,3,y\n").contains("row 3"))
    #expect(refusal("month,sold\n2021-01,1,234\n2021-02,2,345\n").contains("\"1,234\""))
  }

  @Test func quotesThatAreWrongStop() {
    #expect(refusal("month,sold\n2021-01,\"1\n2021-02,2\n").contains("row 2"))
    #expect(refusal("month,sold\n2021-01,\"1\"x\n2021-02,2\n").contains("row 2"))
  }

  @Test func filesWithoutValuesStop() {
    #expect(refusal("").contains("empty"))
    #expect(refusal("\n \n,\n").contains("empty"))
    #expect(refusal("month,sold\n").contains("no rows"))
    #expect(refusal("month,shop\n2021-01,a\n2021-02,b\n2021-03,c\n").contains("no column has numbers"))
  }
}
