import Testing

import Tasks

struct EncodingTests {
  struct Sample: Sendable, CustomStringConvertible {
    let header: String
    let label: String
    var description: String { header }

    init(_ header: String, _ label: String = "2021-0#") { (self.header, self.label) = (header, label) }

    /// Three rows are enough.
    var text: String {
      header + "\n" + (1...3).map { label.replacing("#", with: "\($0)") + ",\($0 * 5 % 7).5\n" }.joined()
    }
  }

  static let traditional = [
    Sample("月份,銷售額"), Sample("日期,金額"), Sample("年月,營業額"), Sample("month,銷量"), Sample("時間,來客數"), Sample("月,營收"),
    Sample("week,雨量"), Sample("日期,收盤價"), Sample("期間,出口總值"), Sample("month,sales", "2021年#月"),
    Sample("月份,修車次數", "民國110年#月"),
    Sample("季別,件數", "110年第#季"), Sample("日期,體重"), Sample("月份,用電度數"), Sample("年度,人口", "202#"),
  ]

  static let simplified = [
    Sample("月份,销售额"), Sample("日期,金额"), Sample("年月,营业额"), Sample("month,销量"), Sample("时间,客流量"), Sample("月,收入"),
    Sample("week,雨量"), Sample("日期,收盘价"), Sample("期间,出口总值"), Sample("month,sales", "2021年#月"), Sample("日期,体重"),
    Sample("月份,用电量"), Sample("年度,人口", "202#"),
  ]

  static let western = [
    Sample("Monat,Umsätze"), Sample("mois,dépenses"), Sample("año,población", "202#"), Sample("Größe,Länge"),
    Sample("month,café"),
    Sample("date,coût (€)"), Sample("Tag,Temperatur °C"), Sample("Monat,Müll"), Sample("mois,recettes", "#/2021 août"),
    Sample("month,naïve résumé"), Sample("måned,salg på øen"),
  ]

  @Test(arguments: traditional) func big5(_ sample: Sample) throws { try check(sample, "BIG5", .big5) }

  @Test(arguments: simplified) func gb(_ sample: Sample) throws { try check(sample, "GB18030", .gb18030) }

  @Test(arguments: western) func windows(_ sample: Sample) throws { try check(sample, "WINDOWS-1252", .windows1252) }

  private func check(_ sample: Sample, _ name: String, _ encoding: TextEncoding) throws {
    let bytes = encoded(sample.text, name)
    #expect(!bytes.isEmpty)
    let plain = try read(sample.text)
    let series = try read(bytes: bytes)
    #expect(series.encoding == encoding)
    #expect(series.name == plain.name && series.labels == plain.labels && series.values == plain.values)
    #expect(remarks(series).contains(encoding.name))
    let told = try read(bytes: bytes) { $0.encoding = encoding }
    #expect(told.name == plain.name && told.remarks == plain.remarks)
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"]) func utf16(_ name: String) throws {
    let text = "月份\t銷售額\r\n2021-01\t1.5\r\n2021-02\t2.5\r\n"
    let mark: [UInt8] = name == "UTF-16LE" ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let series = try read(bytes: mark + encoded(text, name))
    #expect(series.name == "銷售額" && series.values == [1.5, 2.5])
    let bare = encoded("month,sold\n2021-01,1\n", name)
    #expect(refusal(bytes: bare).contains("encoding=utf-16"))
    let told = try read(bytes: bare) { $0.encoding = name == "UTF-16LE" ? .utf16LittleEndian : .utf16BigEndian }
    #expect(told.values == [1])
    #expect(refusal(bytes: mark + [0x41]).contains("UTF-16"))
  }

  @Test func damageStops() {
    var bytes = Array(table((1...12).map { "民國110年\($0)月" }).utf8)
    bytes[bytes.count / 2] = 0xFF
    #expect(refusal(bytes: bytes).contains("line "))
    #expect(refusal("month,sold\n2021-01,\0\n").contains("NUL"))
    #expect(refusal(bytes: encoded("月份,銷售額\n1,2\n", "BIG5")) { $0.encoding = .utf8 }.contains("encoding="))
  }

  @Test func withoutDecodersTheEncodingIsNamed() {
    do throws(ReadingError) {
      _ = try SeriesFile(encoded("月份,銷售額\n2021-01,1\n2021-02,3\n", "BIG5"), decoders: .none)
      Issue.record("read")
    } catch {
      #expect("\(error.message)".contains("Big5"))
    }
  }

  @Test func names() {
    for name in ["Big5", "cp950", "BIG-5"] { #expect(TextEncoding(named: name) == .big5) }
    for name in ["gbk", "GB2312", "gb18030"] { #expect(TextEncoding(named: name) == .gb18030) }
    for name in ["latin1", "ISO-8859-1", "cp1252", "ansi"] { #expect(TextEncoding(named: name) == .windows1252) }
    for encoding in TextEncoding.allCases { #expect(TextEncoding(named: encoding.option) == encoding) }
    #expect(TextEncoding(named: "ebcdic") == nil)
  }
}
