import Plotting
import Testing

@Suite struct DotCanvasTests {
  private let ink = Ink(glyph: "*", colour: .primary)

  private func drawn(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int), _ texture: Texture = .solid) -> [String] {
    var canvas = CharacterCanvas(columns: 6, rows: 3)
    canvas.line(from: from, to: to, ink: ink, texture: texture)
    var picture = TextCanvas(columns: 6, rows: 3)
    canvas.copy(to: &picture, column: 0, row: 0)
    return picture.lines()
  }

  @Test func linesReachBothEnds() {
    #expect(drawn((0, 1), (5, 1)) == ["", "******", ""])
    #expect(drawn((2, 0), (2, 2)) == ["  *", "  *", "  *"])
    #expect(drawn((0, 0), (2, 2)) == ["*", " *", "  *"])
    #expect(drawn((2, 2), (0, 0)) == ["*", " *", "  *"])
    #expect(drawn((4, 1), (4, 1)) == ["", "    *", ""])
  }

  @Test func linesAreClipped() {
    #expect(drawn((-100, 1), (100, 1)) == ["", "******", ""])
    #expect(drawn((-10, -10), (10, 10)) == ["*", " *", "  *"])
    #expect(drawn((-5, 0), (-1, 2)) == ["", "", ""])
    #expect(drawn((0, -9), (5, -9)) == ["", "", ""])
    #expect(drawn((-1_000_000_000, 1), (1_000_000_000, 1)) == ["", "******", ""])
    #expect(drawn((.min, .min), (.max, .max)).joined().count <= 18)
  }

  @Test func texturesLeaveDotsOut() {
    #expect(drawn((0, 0), (5, 0), Texture([true, false])) == ["* * *", "", ""])
    #expect(drawn((0, 0), (5, 0), Texture([])) == ["******", "", ""])
  }

  @Test func textureGoesOnInTheNextLine() {
    var canvas = CharacterCanvas(columns: 6, rows: 1)
    let texture = Texture([true, true, false])
    let step = canvas.line(from: (0, 0), to: (2, 0), ink: ink, texture: texture)
    canvas.line(from: (2, 0), to: (5, 0), ink: ink, texture: texture, step: step)
    var picture = TextCanvas(columns: 6, rows: 1)
    canvas.copy(to: &picture, column: 0, row: 0)
    #expect(picture.lines() == ["** **"])
  }
}
