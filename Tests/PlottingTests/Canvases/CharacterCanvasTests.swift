import Plotting
import Testing

@Suite struct CharacterCanvasTests {
  @Test func laterDotsReplaceEarlier() {
    var canvas = CharacterCanvas(columns: 5, rows: 3)
    canvas.line(from: (0, 2), to: (4, 0), ink: Ink(glyph: "*", colour: .primary))
    canvas.line(from: (0, 1), to: (4, 1), ink: Ink(glyph: "o", colour: .secondary))
    var picture = TextCanvas(columns: 6, rows: 3)
    canvas.copy(to: &picture, column: 1, row: 0)
    #expect(picture.lines() == ["    **", " ooooo", " *"])
  }

  @Test func outsideIsNotDrawn() {
    var canvas = CharacterCanvas(columns: 2, rows: 2)
    canvas.dot(x: 2, y: 0, ink: Ink(glyph: "*", colour: .primary))
    canvas.dot(x: 0, y: -1, ink: Ink(glyph: "*", colour: .primary))
    #expect(canvas == CharacterCanvas(columns: 2, rows: 2))
  }
}
