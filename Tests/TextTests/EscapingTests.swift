import Plotting
import Testing

@Suite struct TerminalEscapesTests {
  @Test func printableTextStays() {
    for text in ["", "loss ~ 0.1 \\", "月度销售额", "e\u{301}", "👨‍👩‍👧‍👦", "é"] { #expect(text.escapedForTerminal == text) }
  }

  @Test(arguments: [
    ("\u{1B}[2J", "\\x1b[2J"), ("a\tb\r\nc", "a\\tb\\r\\nc"), ("\u{0}\u{7F}\u{9B}", "\\x00\\x7f\\x9b"),
    ("\u{202E}x\u{2066}", "\\u{202e}x\\u{2066}"), ("\u{200F}\u{61C}", "\\u{200f}\\u{61c}"), ("\u{2028}", "\\u{2028}"),
  ])
  func steeringIsShown(_ text: String, _ escaped: String) {
    #expect(text.escapedForTerminal == escaped)
  }
}
