import Testing
import Text

@Suite struct EscapingTests {
  @Test func printableTextStays() {
    for text in ["", "loss ~ 0.1 \\", "月度销售额", "e\u{301}", "👨‍👩‍👧‍👦", "é"] { #expect(text.escapedForTerminal == text) }
  }

  @Test(arguments: [
    ("\u{1B}[2J", "\\x1b[2J"), ("a\tb\r\nc", "a\\tb\\r\\nc"), ("\u{0}\u{7F}\u{9B}", "\\x00\\x7f\\x9b"),
    ("\u{202E}x\u{2066}", "\\u{202e}x\\u{2066}"), ("\u{200F}\u{61C}", "\\u{200f}\\u{61c}"), ("\u{2028}", "\\u{2028}"),
  ])
  func steeringIsShown(_ text: String, _ escaped: String) {
    #expect(text.escapedForTerminal == escaped)
    #expect(text.excerpt == escaped)
  }

  @Test(
    arguments: [
      ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"), ("\u{7}", "\\x07"), ("\u{AD}", "\\xad"), ("\u{FEFF}", "\\u{feff}"),
      ("a", "\\x61"),
    ] as [(Unicode.Scalar, String)])
  func spelling(_ scalar: Unicode.Scalar, _ spelled: String) {
    #expect(scalar.spelled == spelled)
  }

  /// What a terminal shows but no reader sees is spelled in a quotation alone.
  @Test func excerptsShowWhatCannotBeSeen() {
    for (text, excerpt) in [("\u{FEFF}a", "\\u{feff}a"), ("a\u{200B}b", "a\\u{200b}b"), ("a\u{AD}b", "a\\xadb")] {
      #expect(text.escapedForTerminal == text && text.excerpt == excerpt)
    }
    for text in ["销售 é 🙂", "👨‍👩‍👧‍👦", "e\u{301}", "क्\u{200D}ष", #"say "a\b""#] { #expect(text.excerpt == text) }
  }

  @Test func longExcerptsLoseTheirMiddle() {
    let letters = String(repeating: "abcdefghij", count: 4)
    #expect(letters.excerpt == letters)
    #expect((letters + "k").excerpt == "abcdefghijabcdefghijabcd…defghijk")
    #expect(("e" + String(repeating: "\u{301}", count: 100_000)).excerpt.unicodeScalars.count == 33)
  }
}
