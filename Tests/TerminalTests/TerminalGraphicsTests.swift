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

  /// What is typed while the terminal is asked belongs to the line.
  @Test func keysBetweenAnswers() {
    let (kitty, size, kind) = ("\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}[6;18;9t", "\u{1B}[?62;c")
    for (text, keys) in [
      (kitty + size + kind, ""), ("seed 8\n", "seed 8\n"), ("載入\n" + kitty + size + kind, "載入\n"),
      (kitty + "a" + size + "b\u{1B}[A" + kind, "ab\u{1B}[A"), ("\u{1B}", "\u{1B}"), ("\u{1B}[1;5", "\u{1B}[1;5"),
      ("\u{1B}OP\u{1B}[6~" + kind, "\u{1B}OP\u{1B}[6~"), (size + "\u{1B}\u{1B}[D", "\u{1B}\u{1B}[D"),
    ] {
      #expect(TerminalGraphics.parts(of: Array(text.utf8)).keys == Array(keys.utf8))
      #expect(answer(text).hasKitty == text.contains(kitty) && (answer(text).cell != nil) == text.contains(size))
    }
  }

  @Test func bytesThatAreNoText() {
    #expect(TerminalGraphics(answer: [0xFF, 0x1B, 0xFE, 0x1B]) == TerminalGraphics(answer: []))
  }
}
