import Tasks
import Testing

/// The same table in the dialects of programs, and bytes that are no table at all.
struct DialectsTests {
  @Test(arguments: [
    "m,s\na,1\nb,2\n", "m;s\na;1\nb;2", "m\ts\na\t1\nb\t2\n", "m,s\r\na,1\r\nb,2\r\n", "m,s\ra,1\rb,2\r",
    "\u{FEFF}m,s\na,1\nb,2\n", "\"m\",\"s\"\n\"a\",\"1\"\n\"b\",\"2\"\n", "m, s\na , 1\n b,2 \n",
    "\n\n m,s\na,1\nb,2\n\n\n", "m,s,\na,1,\nb,2,\n,,\n,,\n", "m,s\na,1\n\nb,2\n",
  ])
  func dialectsReadTheSame(text: String) throws {
    let series = try read(text)
    #expect(series.values == [1, 2] && series.labels == ["a", "b"])
    #expect(series.name == "s" && series.labelName == "m")
  }

  @Test func quotedCellsKeepSeparatorsAndQuotes() throws {
    let series = try read("\"the \"\"month\"\", or\nso\",s\n\"a,b\",1\n\"c\nd\",2\n")
    #expect(series.labelName == "the \"month\", or so")
    #expect(series.labels == ["a,b", "c\nd"])
  }

  /// What divides the cells divides the names, too.
  @Test func aMarkWithinCellsDividesNothing() throws {
    let series = try read("m,s\n" + (1...9).map { "a;\($0),\($0 * $0)\n" }.joined())
    #expect(series.name == "s" && series.labels.first == "a;1" && series.values.last == 81)
  }

  /// Groups of columns over their names.
  @Test func twoRowsOfNames() throws {
    let rows = (1...9).map { "2024-0\($0),\($0 * $0),\(9 - $0 * $0),\($0 * 7 % 5)\n" }.joined()
    let series = try read("Region,North,North,South\nMonth,Sales,Costs,Sales\n" + rows) { $0.column = "north costs" }
    #expect(series.name == "North Costs" && series.values.first == 8 && series.labelName == "Region Month")
    #expect(series.columns.map { $0.name } == ["Region Month", "North Sales", "North Costs", "South Sales"])
  }

  @Test(arguments: [999, 5000, 70_000]) func emptyRowsBeforeTheFirstValue(count: Int) throws {
    let lines = String(repeating: "\n", count: count)
    #expect(try read("m,s\n\(lines)a,1\nb,3\n").values == [1, 3])
    #expect(try read("\(lines)m,s\na,1\nb,3\n").values == [1, 3])
    #expect(!refusal("m,s\n\(lines)").isEmpty)
  }

  @Test func mistakesBeyondTheSampleAreFound() {
    let good = String(repeating: "a,1.5\nb,2\n", count: 1000)
    #expect(refusal("m,s\n\(good)b,x\na,3\n").contains("row 2002"))
  }

  @Test func aMegabyteOfQuotesEnds() {
    #expect(!refusal(String(repeating: "\"", count: 1 << 18)).isEmpty)
  }

  @Test func jumbledFilesDontCrash() {
    let alphabet = Array("\",;\t\r\n1.e-a \u{0}\u{1B}é/年%".utf8)
    var state: UInt32 = 1
    for length in 0..<400 {
      let bytes = (0..<length).map { _ -> UInt8 in
        state = state &* 1_664_525 &+ 1_013_904_223
        return alphabet[Int(state >> 24) % alphabet.count]
      }
      _ = try? read(bytes: bytes)
      _ = try? read(bytes: bytes.filter { $0 < 128 && $0 != UInt8(ascii: "\"") && $0 != 0 })
    }
  }
}
