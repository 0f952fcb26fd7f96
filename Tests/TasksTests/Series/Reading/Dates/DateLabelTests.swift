import Testing

import Tasks

/// Labels as people write dates: their frequency, and how they go on.
struct DateLabelTests {
  struct Sample: Sendable, CustomStringConvertible {
    let labels: String
    let unit: String
    let beyond: String
    var description: String { labels }

    init(_ labels: String, _ unit: String, _ beyond: String) {
      (self.labels, self.unit, self.beyond) = (labels, unit, beyond)
    }
  }

  static let samples: [Sample] = [
    Sample("2021-10|2021-11|2021-12", "months", "2022-01|2022-02"),
    Sample("2021/10|2021/11|2021/12", "months", "2022/01|2022/02"),
    Sample("2021.10|2021.11|2021.12", "months", "2022.01|2022.02"),
    Sample("2021/8|2021/9|2021/10", "months", "2021/11|2021/12"),
    Sample("10/2021|11/2021|12/2021", "months", "01/2022|02/2022"),
    Sample("10.2021|11.2021|12.2021", "months", "01.2022|02.2022"),
    Sample("2021M10|2021M11|2021M12", "months", "2022M01|2022M02"),
    Sample("202110|202111|202112", "months", "202201|202202"),
    Sample("20211029|20211030|20211031", "days", "20211101|20211102"),
    Sample("2021-10-01|2021-11-01|2021-12-01", "months", "2022-01-01|2022-02-01"),
    Sample("2021-10-15|2021-11-15|2021-12-15", "months", "2022-01-15|2022-02-15"),
    Sample("2020-11-30|2020-12-31|2021-01-31", "months", "2021-02-28|2021-03-31"),
    Sample("2020-12-30|2021-01-30|2021-02-28|2021-03-30", "months", "2021-04-30|2021-05-30"),
    Sample("30.11.2020|31.12.2020|31.01.2021", "months", "28.02.2021|31.03.2021"),
    Sample("2020-03-31|2020-06-30|2020-09-30", "quarters", "2020-12-31|2021-03-31"),
    Sample("2020-01-01|2020-04-01|2020-07-01", "quarters", "2020-10-01|2021-01-01"),
    Sample("2021-04-30|2021-05-31|2021-06-30|2021-07-30", "months", "2021-08-31|2021-09-30"),
    Sample("2018-12-31|2019-12-31|2020-12-31", "years", "2021-12-31|2022-12-31"),
    Sample("1998|1999|2000", "years", "2001|2002"),
    Sample("1990|1995|2000|2005", "rows", "2010|2015"),
    Sample("2023Q3|2023Q4|2024Q1", "quarters", "2024Q2|2024Q3"),
    Sample("2023-Q3|2023-Q4|2024-Q1", "quarters", "2024-Q2|2024-Q3"),
    Sample("2023 Q3|2023 Q4|2024 Q1", "quarters", "2024 Q2|2024 Q3"),
    Sample("Q3 2023|Q4 2023|Q1 2024", "quarters", "Q2 2024|Q3 2024"),
    Sample("Q3/2023|Q4/2023|Q1/2024", "quarters", "Q2/2024|Q3/2024"),
    Sample("3Q2023|4Q2023|1Q2024", "quarters", "2Q2024|3Q2024"),
    Sample("3Q23|4Q23|1Q24", "quarters", "2Q24|3Q24"),
    Sample("2023-T3|2023-T4|2024-T1", "quarters", "2024-T2|2024-T3"),
    Sample("3. Quartal 2023|4. Quartal 2023|1. Quartal 2024", "quarters", "2. Quartal 2024|3. Quartal 2024"),
    Sample("2023年第3季|2023年第4季|2024年第1季", "quarters", "2024年第2季|2024年第3季"),
    Sample("2023年第三季|2023年第四季|2024年第一季", "quarters", "2024年第二季|2024年第三季"),
    Sample("2023年十月|2023年十一月|2023年十二月", "months", "2024年一月|2024年二月"),
    Sample("112年十二月|113年一月|113年二月", "months", "113年三月|113年四月"),
    Sample("112年第3季|112年第4季|113年第1季", "quarters", "113年第2季|113年第3季"),
    Sample("Oct-98|Nov-98|Dec-98", "months", "Jan-99|Feb-99"),
    Sample("Oct-49|Nov-49|Dec-49", "months", "Jan-50|Feb-50"),
    Sample("Oct-99|Nov-99|Dec-99|Jan-00", "months", "Feb-00|Mar-00"),
    Sample("98-Oct|98-Nov|98-Dec", "months", "99-Jan|99-Feb"),
    Sample("October 2021|November 2021|December 2021", "months", "January 2022|February 2022"),
    Sample("2021 Oct|2021 Nov|2021 Dec", "months", "2022 Jan|2022 Feb"),
    Sample("OCT 2021|NOV 2021|DEC 2021|JAN 2022|FEB 2022", "months", "MAR 2022|APR 2022"),
    Sample("Okt. 2021|Nov. 2021|Dez. 2021", "months", "Jan. 2022|Feb. 2022"),
    Sample("Oktober 2021|November 2021|Dezember 2021", "months", "Januar 2022|Februar 2022"),
    Sample("janv. 2021|févr. 2021|mars 2021", "months", "avr. 2021|mai 2021"),
    Sample("janvier 2021|février 2021|mars 2021", "months", "avril 2021|mai 2021"),
    Sample("enero 2021|febrero 2021|marzo 2021", "months", "abril 2021|mayo 2021"),
    Sample("01-Oct-2021|01-Nov-2021|01-Dec-2021", "months", "01-Jan-2022|01-Feb-2022"),
    Sample("Oct 30, 2021|Oct 31, 2021|Nov 1, 2021", "days", "Nov 2, 2021|Nov 3, 2021"),
    Sample("30. Oktober 2021|31. Oktober 2021|1. November 2021", "days", "2. November 2021|3. November 2021"),
    Sample(
      "1 de octubre de 2021|2 de octubre de 2021|3 de octubre de 2021", "days",
      "4 de octubre de 2021|5 de octubre de 2021"),
    Sample("30/10/2021|31/10/2021|01/11/2021", "days", "02/11/2021|03/11/2021"),
    Sample("10/30/2021|10/31/2021|11/01/2021", "days", "11/02/2021|11/03/2021"),
    Sample("10/30/21|10/31/21|11/1/21", "days", "11/2/21|11/3/21"),
    Sample("30.10.21|31.10.21|01.11.21", "days", "02.11.21|03.11.21"),
    Sample("1.2.2021|1.3.2021|1.4.2021", "months", "1.5.2021|1.6.2021"),
    Sample("2021年10月|2021年11月|2021年12月", "months", "2022年1月|2022年2月"),
    Sample("2021年10月30日|2021年10月31日|2021年11月1日", "days", "2021年11月2日|2021年11月3日"),
    Sample("10月|11月|12月|1月", "months", "2月|3月"),
    Sample("Oct|Nov|Dec|Jan", "months", "Feb|Mar"),
    Sample("Q2|Q3|Q4|Q1", "quarters", "Q2|Q3"),
    Sample("112/10|112/11|112/12|113/01", "months", "113/02|113/03"),
    Sample("113/02/27|113/02/28|113/02/29", "days", "113/03/01|113/03/02"),
    Sample("99/11|99/12|100/01|100/02", "months", "100/03|100/04"),
    Sample("民國113年10月|民國113年11月|民國113年12月", "months", "民國114年1月|民國114年2月"),
    Sample("111年|112年|113年", "years", "114年|115年"),
    Sample("2024-W51|2024-W52|2025-W01", "weeks", "2025-W02|2025-W03"),
    Sample("2020-W52|2020-W53|2021-W01", "weeks", "2021-W02|2021-W03"),
    Sample("KW 51 2024|KW 52 2024|KW 1 2025", "weeks", "KW 2 2025|KW 3 2025"),
    Sample("2021-10-15|2021-10-22|2021-10-29", "weeks", "2021-11-05|2021-11-12"),
    Sample("2021-10-14|2021-10-15|2021-10-18", "working days", "2021-10-19|2021-10-20"),
    Sample("2021-12-31 22:00|2021-12-31 23:00|2022-01-01 00:00", "hours", "2022-01-01 01:00|2022-01-01 02:00"),
    Sample(
      "2021-12-31T23:30:00Z|2021-12-31T23:45:00Z|2022-01-01T00:00:00Z", "rows",
      "2022-01-01T00:15:00Z|2022-01-01T00:30:00Z"),
    Sample("2021-12-31 23:58|2021-12-31 23:59|2022-01-01 00:00", "minutes", "2022-01-01 00:01|2022-01-01 00:02"),
    Sample(
      "2021-10-30T00:00:00+08:00|2021-10-31T00:00:00+08:00|2021-11-01T00:00:00+08:00", "days",
      "2021-11-02T00:00:00+08:00|2021-11-03T00:00:00+08:00"),
    Sample("12/31/2021 10:00 PM|12/31/2021 11:00 PM|1/1/2022 12:00 AM", "hours", "1/1/2022 1:00 AM|1/1/2022 2:00 AM"),
    Sample("2021/10/30 上午 9:00|2021/10/31 上午 9:00|2021/11/1 上午 9:00", "days", "2021/11/2 上午 9:00|2021/11/3 上午 9:00"),
    Sample("２０２１－１０|２０２１－１１|２０２１－１２", "months", "2022-01|2022-02"),
    Sample("9-11|9-12|10-1", "months", "10-2|10-3"),
    Sample("1-9|1-10|1-11|1-12|2-1", "months", "2-2|2-3"),
    Sample("week 1|week 2|week 3", "rows", "week 4|week 5"),
    Sample("第08期|第09期|第10期", "rows", "第11期|第12期"),
    Sample("1st quarter 2021|2nd quarter 2021|3rd quarter 2021", "quarters", "4th quarter 2021|1st quarter 2022"),
    Sample(
      "Monday, January 4, 2021|Tuesday, January 5, 2021|Wednesday, January 6, 2021", "days",
      "Thursday, January 7, 2021|Friday, January 8, 2021"),
    Sample("January 30th, 2021|January 31st, 2021|February 1st, 2021", "days", "February 2nd, 2021|February 3rd, 2021"),
    Sample("1704067200|1704070800|1704074400", "rows", "1704078000|1704081600"),
    Sample("01-25|01-26|01-27", "rows", ""),
    Sample("01-30|01-31|02-01", "rows", ""),
    Sample("30-Jan|31-Jan|1-Feb", "rows", ""),
    Sample("1130130|1130131|1130201", "days", "1130202|1130203"),
    Sample("Mon|Tue|Wed", "rows", ""),
    Sample("apple|pear|plum", "rows", ""),
  ]

  @Test(arguments: samples) func goesOn(_ sample: Sample) throws {
    let labels = sample.labels.split(separator: "|").map(String.init)
    let series = try read(table(labels, separator: "\t"))
    #expect(series.labels == labels)
    #expect(series.values == labels.indices.map { Double(sampleValue($0)) ?? .nan })
    #expect("\(series.frequency.counted(2))" == "2 " + sample.unit)
    let beyond = sample.beyond.isEmpty ? nil : sample.beyond.split(separator: "|").map(String.init)
    #expect(series.labels(beyond: 2) == beyond)
  }

  /// Behind a year of four digits the signs may differ, as where two programs have written the file. Anything else that
  /// differs is no form of date.
  @Test(arguments: [
    ("2021/8|2021-09|2021/10|2021-11|2021.12", "5 months"), ("2021-10-30|2021/10/31|2021.11.1|2021-11-02", "4 days"),
    ("2021-01-05 08:00|2021/1/5 09:00|2021-01-05 10:00", "3 hours"), ("01-2021|02/2021|03.2021", "3 rows"),
  ]) func signsMayDiffer(labels: String, count: String) throws {
    let series = try read(table(labels.split(separator: "|").map(String.init), separator: "\t"))
    #expect("\(series.frequency.counted(series.values.count))" == count)
  }

  @Test(arguments: samples) func isTurnedRound(_ sample: Sample) throws {
    let labels = sample.labels.split(separator: "|").map(String.init)
    guard sample.unit != "rows" else { return }
    let series = try read(table(labels.reversed(), separator: "\t"))
    #expect(series.labels == labels)
    #expect(series.values.last == 190)
    #expect(remarks(series).contains("turned round"))
    #expect(series.labels(beyond: 2)?.joined(separator: "|") == sample.beyond)
  }

  @Test(arguments: ["2023-02-30", "2023-13-01", "2023-00-01", "2023-02-29", "2023-04-31"])
  func impossibleDatesStop(_ date: String) {
    let said = refusal(table(["2022-12-01", "2023-01-01", date, "2023-03-01"]))
    #expect(said.contains("row 4") && said.contains(date))
  }

  @Test func datesThatCanBeTwoStop() throws {
    let labels = ["01/02/2021", "05/02/2021", "04/03/2021", "11/05/2021"]
    let said = refusal(table(labels))
    #expect(said.contains("2021-02-01") && said.contains("2021-01-02") && said.contains("dates=dmy"))
    #expect(try read(table(labels)) { $0.dates = .dayFirst }.labels == labels)
  }

  static func firsts(_ count: Int) -> [String] {
    (0..<count).map { "01/\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)/\(2021 + $0 / 12)" }
  }

  @Test func theOnlyEqualStepsTell() throws {
    let series = try read(table(DateLabelTests.firsts(24)))
    #expect(series.frequency.unit == .months)
    #expect(remarks(series).contains("2021-02-01"))
  }

  @Test func equalStepsInBothReadingsStop() throws {
    let text = table(DateLabelTests.firsts(12))
    #expect(refusal(text).contains("dates=mdy"))
    #expect(try read(text) { $0.dates = .dayFirst }.frequency.unit == .months)
    #expect(try read(text) { $0.dates = .monthFirst }.frequency.unit == .days)
  }

  @Test func aWordAmongDatesStops() {
    let said = refusal(table(["2021-01", "2021-02", "soon", "2021-04", "2021-05"]))
    #expect(said.contains("row 4") && said.contains("soon"))
  }
}
