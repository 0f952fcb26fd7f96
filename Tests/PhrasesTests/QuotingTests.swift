import Phrases
import Testing

@Suite struct QuotingTests {
  @Test func quotedTextIsSafeForATerminal() {
    #expect(quoted("a\u{1B}[31m\u{0}\u{9B}").description == #""a\x1b[31m\x00\x9b""#)
    #expect(quoted("\u{202E}x\u{2028}\u{FEFF}").description == #""\u{202e}x\u{2028}\u{feff}""#)
    #expect(quoted("销售 é 🙂").description == "\"销售 é 🙂\"")
    #expect(quoted("").description == "\"\"")
  }

  @Test func longTextIsCut() {
    #expect(quoted(String(repeating: "x", count: 40)).description.count == 42)
    #expect(quoted(String(repeating: "x", count: 41)).description.count == 35)
  }

  @Test func choicesEndWithOr() {
    #expect(quotedChoices([]).description == "")
    #expect(quotedChoices(["a"]).description == #""a""#)
    #expect(quotedChoices(["a", "b"]).description == #""a" or "b""#)
    #expect(quotedChoices(["a", "b", "c"]).description == #""a", "b" or "c""#)
    let many = (1...13).map { String($0) }
    #expect(quotedChoices(many).description.hasSuffix(#""12", …"#))
  }

  @Test func namesAreListedToTheEighth() {
    #expect(quotedNames(["a", "b"]).description == #""a", "b""#)
    #expect(quotedNames([]).description == "")
    let many = (0..<1008).map { String($0) }
    #expect(quotedNames(many).description == #""0", "1", "2", "3", "4", "5", "6", "7" and 1,000 more"#)
  }

  @Test func nounsAgreeWithTheirCounts() {
    #expect(Counted.values(1).description == "1 value")
    #expect(Counted.values(0).description == "0 values")
    #expect(Counted.values(1000).description == "1,000 values")
    #expect(Counted.seeds(2).text(in: .traditionalChinese).contains("2"))
  }
}
