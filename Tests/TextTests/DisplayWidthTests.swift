import Testing
import Text

@Suite struct DisplayWidthTests {
  /// Widths as `wcwidth` 0.7 gives them.
  @Test(arguments: [
    ("", 0), ("loss", 4), ("月度销售额", 10), ("월별 판매", 9), ("ｶﾞ", 2), ("（万元）", 8), ("é", 1), ("e\u{301}\u{302}", 1),
    ("👨‍👩‍👧‍👦", 2), ("🇨🇳", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("🏳️‍🌈", 2), ("한", 2), ("각", 2),
    ("क्षि", 2), ("สวัสดี", 4), ("a\u{200B}b", 2), ("●─⠿┤", 4), ("\u{115F}", 2), ("\u{3164}", 0), ("𠀀", 2),
  ])
  func text(_ text: String, _ width: Int) {
    #expect(displayWidth(text) == width)
  }

  /// Marks take no column, whether they stand above a letter or beside it.
  @Test(arguments: [
    ("का", 1), ("कि", 1), ("की", 1), ("कों", 1), ("तमिழ்", 3), ("னெ", 1), ("ກໍາ", 2), ("กำ", 2), ("ກຳ", 2), ("ไทย", 3), ("กี่", 1),
    ("\u{93E}", 0), ("\u{301}", 0), ("a\u{20DD}", 1),
  ])
  func marks(_ text: String, _ width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func joinersTakeNoColumn() {
    #expect(displayWidth("\u{200D}") == 0 && displayWidth("\u{200C}") == 0)
    #expect(displayWidth("क्\u{200D}ष") == 2)
    #expect(displayWidth("👩\u{200D}🔬") == 2)
    #expect(displayWidth("👩 🔬") == 5)
  }

  @Test func controlCharactersCountAsTheyAreEscaped() {
    for text in ["\u{1B}[31m", "a\nb", "a\r\nb", "\u{0}", "\u{9B}", "\u{202E}abc", "\u{1B}\u{301}", "\u{2028}"] {
      #expect(displayWidth(text) == displayWidth(text.escapedForTerminal))
    }
    #expect(displayWidth("\u{1B}") == 4)
  }

  @Test func scalars() {
    #expect(displayWidth("\u{301}" as Unicode.Scalar) == 0)
    #expect(displayWidth("Ａ" as Unicode.Scalar) == 2)
    #expect(displayWidth("\u{AD}" as Unicode.Scalar) == 1)
    #expect(displayWidth("\u{600}" as Unicode.Scalar) == 1)
  }
}
