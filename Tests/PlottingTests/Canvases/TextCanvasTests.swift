import Plotting
import Testing

@Suite struct TextCanvasTests {
  @Test func writesWideText() {
    var canvas = TextCanvas(columns: 8, rows: 2)
    canvas.write("一月 a", column: 1, row: 0)
    canvas.put("x", column: 7, row: 1)
    #expect(canvas.lines() == [" 一月 a", "       x"])
    #expect(!canvas.isBlank(column: 2, row: 0))
    #expect(canvas.isBlank(column: 5, row: 0))
    #expect(canvas.isBlank(column: -1, row: 99))
  }

  @Test func cutsAtTheEdge() {
    var canvas = TextCanvas(columns: 4, rows: 1)
    canvas.write("a一二", column: 0, row: 0)
    #expect(canvas.lines() == ["a一"])
    canvas.write("zz", column: 9, row: 0)
    canvas.write("zz", column: 0, row: -1)
    #expect(canvas.lines() == ["a一"])
    canvas.write("xyz", column: -2, row: 0)
    #expect(canvas.lines() == ["z一"])
    var half = TextCanvas(columns: 3, rows: 1)
    half.write("一b", column: -1, row: 0)
    #expect(half.lines() == [" b"])
  }

  @Test func noHalfOfAWideCharacterIsLeft() {
    var canvas = TextCanvas(columns: 4, rows: 1)
    canvas.write("一二", column: 0, row: 0)
    canvas.put("x", column: 1, row: 0)
    canvas.put("y", column: 2, row: 0)
    #expect(canvas.lines() == [" xy"])
    canvas.write("三", column: 0, row: 0)
    #expect(canvas.lines() == ["三y"])
  }

  @Test func escapesControlCharacters() {
    var canvas = TextCanvas(columns: 20, rows: 1)
    canvas.write("\u{1B}[2J\n", column: 0, row: 0)
    #expect(canvas.lines() == ["\\x1b[2J\\n"])
  }

  @Test func coloursAreOpenedAndClosed() {
    var canvas = TextCanvas(columns: 6, rows: 2)
    canvas.write("ab", column: 0, row: 0, colour: .primary)
    canvas.write("c", column: 3, row: 0, colour: .primary)
    canvas.write("d", column: 4, row: 0)
    canvas.write("e", column: 0, row: 1, colour: .bad)
    #expect(canvas.lines(colours: .indexed) == ["\u{1B}[0;38;5;31mab c\u{1B}[0md", "\u{1B}[0;38;5;124me\u{1B}[0m"])
    #expect(canvas.lines() == ["ab cd", "e"])
  }

  @Test func noSize() {
    #expect(TextCanvas(columns: -1, rows: -1).lines().isEmpty)
    #expect(TextCanvas(columns: 0, rows: 2).lines() == ["", ""])
  }
}
