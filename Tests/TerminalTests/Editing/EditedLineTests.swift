import Terminal
import Testing

@Suite struct EditedLineTests {
  /// A family, a flag, a skin tone, an accent, a letter of Devanagari with its vowel.
  private let joined = ["👨‍👩‍👧", "🇹🇼", "👍🏽", "e\u{301}", "कि"]

  @Test func charactersMoveAsOne() {
    let text = joined.joined(separator: "a")
    var line = EditedLine(text)
    var places = [line.cursor]
    while line.move(by: -1) { places.append(line.cursor) }
    #expect(places.count == joined.count * 2)
    var back = [line.cursor]
    while line.move(by: 1) { back.append(line.cursor) }
    #expect(back == places.reversed())
  }

  @Test func everyIndexHasItsCharacter() {
    let line = EditedLine("ab" + joined.joined() + "中文\tx")
    var ranges: [Range<Int>] = []
    line.forEachCharacter(in: 0..<line.scalars.count) { ranges.append($0) }
    #expect(ranges.map { line.text($0) } == line.text.map { String($0) })
    for range in ranges {
      for index in range {
        #expect(line.character(at: index) == range)
        #expect(line.isBoundary(index) == (index == range.lowerBound))
      }
    }
    #expect(line.character(at: line.scalars.count).isEmpty && line.isBoundary(line.scalars.count))
  }

  @Test(arguments: [0, 3]) func whatAnEditorOfScalarsDoesIsMended(start: Int) {
    for text in joined {
      let old = EditedLine("abc" + text + "def", cursor: 3 + text.unicodeScalars.count)
      // Backspace took the last scalar of the character.
      var new = old
      _ = new.remove(old.cursor - 1..<old.cursor)
      #expect(new.mended(after: old) == EditedLine("abcdef", cursor: 3))
      // Delete took its first.
      new = old
      new.cursor = 3
      let before = new
      _ = new.remove(3..<4)
      #expect(new.mended(after: before) == EditedLine("abcdef", cursor: 3))
      // Left and right went into its middle.
      new = old
      new.cursor -= 1
      #expect(new.mended(after: old).cursor == 3)
      #expect(new.mended(after: before).cursor == old.cursor)
    }
  }

  @Test func whatIsWholeStays() {
    let old = EditedLine("中文e\u{301}")
    for new in [EditedLine("中文"), EditedLine("中"), EditedLine("中文e\u{301}x"), EditedLine(""), EditedLine("x")] {
      #expect(new.mended(after: old) == new)
    }
  }

  @Test func words() {
    let line = EditedLine("train 3000 rate=0.01 中文", cursor: 20)
    #expect(line.wordStart() == 18 && line.wordStart(times: 2) == 16 && line.wordStart(toBlank: true) == 11)
    #expect(line.wordEnd() == 23)
    #expect(EditedLine("", cursor: 0).wordStart() == 0 && EditedLine("").wordEnd() == 0)
  }

  @Test(
    arguments: [
      ("ab", 2, "ba", 2), ("ab", 1, "ba", 2), ("a", 1, "a", 1), ("", 0, "", 0), ("中e\u{301}", 3, "e\u{301}中", 3),
    ])
  func exchanging(text: String, cursor: Int, result: String, newCursor: Int) {
    var line = EditedLine(text, cursor: cursor)
    _ = line.transpose()
    #expect(line == EditedLine(result, cursor: newCursor))
  }

  @Test func rows() {
    var line = EditedLine("abc\n中e\u{301}\n\nlast", cursor: 2)
    #expect(line.row(at: 2) == 0..<3)
    #expect(line.moveRow(down: false) == false)
    #expect(line.moveRow(down: true) && line.cursor == 5)
    #expect(line.moveRow(down: true) && line.cursor == 8)
    #expect(line.moveRow(down: true) && line.cursor == 9)
    #expect(line.moveRow(down: true) == false)
    #expect(line.moveRow(down: false) && line.moveRow(down: false) && line.cursor == 4)
  }

  @Test func cutting() {
    var ring = KillRing()
    ring.cut(Array("b".unicodeScalars), extends: false, atStart: true)
    ring.cut(Array("a".unicodeScalars), extends: true, atStart: true)
    ring.cut(Array("c".unicodeScalars), extends: true, atStart: false)
    ring.cut([], extends: false, atStart: false)
    #expect(String(String.UnicodeScalarView(ring.last)) == "abc")
    ring.cut(["x"], extends: false, atStart: false)
    ring.turn()
    #expect(ring.last.count == 3)
    ring.turn()
    #expect(ring.last == ["x"])
  }

  @Test func undoing() {
    var undo = LineUndo()
    for text in ["s", "se", "see", "seed", "seed ", "seed 4", "seed 42", "seed"] { undo.note(EditedLine(text)) }
    #expect(undo.undo()?.text == "seed 42")
    #expect(undo.undo()?.text == "seed ")
    #expect(undo.undo()?.text == "")
    #expect(undo.undo() == nil)
    undo.note(EditedLine("x"))
    #expect(undo.undo()?.text == "")
  }

  @Test(
    arguments: [
      ("a\rb\r", "a\nb", true), ("a\r\nb", "a\nb", false), ("a\n\n", "a", true),
      ("x\u{1B}[2J\u{3}y\tz", "x[2Jy\tz", false),
      ("a\u{2028}b", "a\nb", false), ("", "", false), ("\r", "", true),
    ])
  func pastedBlocks(text: String, line: String, endsRow: Bool) {
    let block = PastedBlock(text)
    #expect(EditedLine(block.scalars).text == line && block.endsRow == endsRow)
  }
}
