import Terminal
import Testing

@Suite struct TerminalGraphicsTests {
  private func answer(_ text: String) -> TerminalGraphics { TerminalGraphics(answer: Array(text.utf8)) }

  @Test func kitty() {
    let found = answer("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;c")
    #expect(found.hasKitty && !found.hasSixel)
    #expect(found.cell?.width == 9 && found.cell?.height == 18)
  }

  @Test func sixel() {
    let found = answer("\u{1B}[6;20;10t\u{1B}[?62;4;22c")
    #expect(!found.hasKitty && found.hasSixel && found.cell?.height == 20)
    #expect(!answer("\u{1B}[?4c").hasSixel)
    #expect(!answer("\u{1B}[?62;14;44c").hasSixel)
  }

  @Test func terminalsThatKnowNothing() {
    for text in [
      "", "\u{1B}[?1;2c", "x\u{1B}", "\u{1B}_Gi=31;ENOTSUPPORTED:x\u{1B}\\\u{1B}[?6c", "\u{1B}[6;0;0t\u{1B}[6;x;yt",
      "\u{1B}[6;9223372036854775807;9t", "\u{1B}[6;9;9223372036854775807t", "\u{1B}[6;18;1001t",
    ] {
      #expect(answer(text) == TerminalGraphics(answer: []))
    }
  }

  @Test func bytesThatAreNoText() {
    #expect(TerminalGraphics(answer: [0xFF, 0x1B, 0xFE, 0x1B]) == TerminalGraphics(answer: []))
  }
}
