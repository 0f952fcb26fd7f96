import Tasks
import Testing

@Test func messageTextIsSafeForATerminal() {
  #expect(MessageText.quoted("a\u{1B}[31m\u{0}\u{9B}").description == #""a\x1b[31m\x00\x9b""#)
  #expect(MessageText.quoted("\u{202E}x\u{2028}\u{FEFF}").description == #""\u{202e}x\u{2028}\u{feff}""#)
  #expect(MessageText.quoted(#"say "a\b""#).description == #""say \"a\\b\"""#)
  #expect(MessageText.quoted("销售 é 🙂").description == "\"销售 é 🙂\"")
  #expect(MessageText.quoted("").description == "\"\"")
}

@Test func messageTextIsCutOff() {
  #expect(MessageText.quoted(String(repeating: "x", count: 40)).description.count == 42)
  #expect(
    MessageText.quoted(String(repeating: "x", count: 41)).description == "\"" + String(repeating: "x", count: 40)
      + "…\"")
  let manyMarks = "e" + String(repeating: "\u{301}", count: 100_000)
  #expect(MessageText.quoted(manyMarks).description.unicodeScalars.count == 43)
}

@Test func messageTextGroupsAndCounts() {
  #expect(MessageText.grouped(0) == "0")
  #expect(MessageText.grouped(999) == "999")
  #expect(MessageText.grouped(500_500) == "500,500")
  #expect(MessageText.grouped(-1234) == "-1,234")
  #expect(MessageText.grouped(.min) == "-9,223,372,036,854,775,808")
  #expect(Counted.values(1).description == "1 value")
  #expect(Counted.values(1000).description == "1,000 values")
}

@Test func messageTextListsEight() {
  #expect(MessageText.list(["a", "b"]).description == #""a", "b""#)
  #expect(MessageText.list([]).description == "")
  let many = (0..<1008).map { String($0) }
  #expect(MessageText.list(many).description == #""0", "1", "2", "3", "4", "5", "6", "7" and 1,000 more"#)
}
