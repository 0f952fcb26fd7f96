import Terminal
import Testing

@Suite struct KeyDecoderTests {
  private func keys(_ bytes: some Sequence<UInt8>) -> [TypedKey] {
    var decoder = KeyDecoder()
    var keys: [TypedKey] = []
    for byte in bytes { if let key = decoder.take(byte) { keys.append(key) } }
    return keys
  }

  private func keys(_ text: String) -> [TypedKey] { keys(text.utf8) }

  @Test func characters() {
    #expect(keys("a好😀\r\u{1}") == ["a", "好", "😀", "\r", "\u{1}"].map { .scalar($0) })
  }

  @Test func bytesThatAreNoCharacter() {
    #expect(keys([0xE5, 0x61, 0xFF, 0x62, 0x80, 0xE5, 0xA5, 0xBD]) == [.scalar("a"), .scalar("b"), .scalar("好")])
    // Characters between U+0080 and U+009F stand for keys inside.
    #expect(keys("\u{80}x").last == .scalar("x") && !keys("\u{80}").contains(.scalar("\u{80}")))
  }

  @Test(
    arguments: [
      ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("OD", .left), ("[H", .home),
      ("[F", .end),
      ("OH", .home), ("OF", .end), ("[1~", .home), ("[7~", .home), ("[4~", .end), ("[8~", .end), ("[3~", .delete),
      ("[5~", .pageUp), ("[6~", .pageDown), ("[1;5C", .wordRight), ("[1;5D", .wordLeft), ("[1;3C", .wordRight),
      ("[1;3D", .wordLeft), ("Oc", .wordRight), ("Od", .wordLeft), ("[3;5~", .deleteWordRight), ("[1;1A", .up),
    ] as [(String, NamedKey)])
  func namedKeys(sequence: String, key: NamedKey) {
    #expect(keys("\u{1B}" + sequence + "x") == [.named(key), .scalar("x")])
  }

  /// Insert, function keys, Shift and arrows, rxvt's keys, those of the Linux console, the mouse, focus, late answers, keys
  /// as kitty sends them.
  @Test(
    arguments: [
      "[2~", "[11~", "[24~", "OP", "OS", "[1;2A", "[1;2D", "[1;6C", "[a", "[7$", "[2^", "[[A", "[[E", "[M !!",
      "[<0;10;10M",
      "[<0;10;10m", "[I", "[O", "[Z", "[201~", "[?62;4;22c", "[?2026;2$y", "[24;80R", "[27;2;13~", "[97;5u", "[E",
      "[6;18;9t",
      "_Gi=31;OK\u{1B}\\", "]11;rgb:0000/0000/0000\u{7}", "P1+r544e\u{1B}\\",
    ])
  func sequencesWithoutMeaning(sequence: String) {
    let found = keys("\u{1B}" + sequence + "x")
    #expect(found.count == 2 && found.last == .scalar("x"))
    if case .unknown = found[0] {} else { Issue.record("\(found)") }
  }

  @Test func alt() {
    #expect(keys("\u{1B}f\u{1B}X\u{1B}好\u{1B}\u{7F}") == [.meta("f"), .meta("X"), .meta("好"), .meta("\u{7F}")])
    // What only begins as an answer of the terminal does is typed.
    #expect(keys("\u{1B}_ab") == [.scalar("a"), .scalar("b")])
    #expect(keys("\u{1B}\u{1B}[A") == [.named(.up)])
  }

  @Test func theKeypad() {
    #expect(keys("\u{1B}Op\u{1B}Oy\u{1B}Ok\u{1B}OM") == ["0", "9", "+", "\r"].map { .scalar($0) })
  }

  @Test func whatIsNotWhole() {
    var decoder = KeyDecoder()
    #expect(!decoder.isWithinKey)
    #expect(decoder.take(0x1B) == nil && decoder.waitsAfterEscape && decoder.isWithinKey)
    #expect(decoder.take(UInt8(ascii: "[")) == nil && !decoder.waitsAfterEscape && decoder.isWithinKey)
    decoder.reset()
    #expect(!decoder.isWithinKey && decoder.take(UInt8(ascii: "A")) == .scalar("A"))
  }

  @Test func aPaste() { #expect(keys("\u{1B}[200~x") == [.pasteBegins, .scalar("x")]) }

  @Test func textWithoutEndIsGivenUp() {
    let found = keys("\u{1B}]1" + String(repeating: "z", count: 10_000))
    #expect(found.count < 10_000 && found.last == .scalar("z"))
  }
}
