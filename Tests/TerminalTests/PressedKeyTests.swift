import Terminal
import Testing

/// The bytes that terminals send for keys.
@Suite struct PressedKeyTests {
  /// - Returns: the keys of all bytes, one after another.
  private func keys(_ text: String) -> [PressedKey] {
    var bytes = Array(text.utf8)[...]
    var keys: [PressedKey] = []
    while !bytes.isEmpty { keys.append(PressedKey { bytes.popFirst() }) }
    return keys
  }

  @Test func keysFollowEachOther() {
    #expect(
      keys("a \u{1B}[A\u{1B}OB\u{1B}[5~\u{1B}[6~\u{1B}[H\u{1B}[4~q")
        == [
          .character("a"), .character(" "), .up, .down, .pageUp, .pageDown, .home, .end, .character("q"),
        ])
    #expect(keys("\u{1B}[1;5C\u{1B}[D\r\n\u{7F}\u{8}") == [.right, .left, .enter, .enter, .backspace, .backspace])
    #expect(keys("字é") == [.character("字"), .character("é")])
    #expect(keys("\u{3}\u{4}") == [.interrupt, .endOfInput])
  }

  @Test func whatIsNoKeyIsUnknown() {
    #expect(keys("\u{1B}[24~\u{1B}x") == [.unknown, .unknown])
    #expect(keys("\u{1B}") == [.escape])
    #expect(PressedKey { nil } == .endOfInput)
    var bytes: [UInt8] = [0xE5]
    #expect(PressedKey { bytes.popLast() } == .unknown)
  }
}
