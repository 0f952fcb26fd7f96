import Plotting
import Testing

@Suite struct BrailleCanvasTests {
  private let ink = Ink(glyph: "*", colour: .primary)

  private func lines(_ canvas: BrailleCanvas) -> [String] {
    var picture = TextCanvas(columns: canvas.columns, rows: canvas.rows)
    canvas.copy(to: &picture, column: 0, row: 0)
    return picture.lines()
  }

  @Test func everyDotHasItsBit() {
    let expected: [[Character]] = [["⠁", "⠈"], ["⠂", "⠐"], ["⠄", "⠠"], ["⡀", "⢀"]]
    for y in 0..<4 {
      for x in 0..<2 {
        var canvas = BrailleCanvas(columns: 1, rows: 1)
        canvas.dot(x: x, y: y, ink: ink)
        #expect(lines(canvas) == [String(expected[y][x])])
      }
    }
  }

  @Test func dotsJoinInACell() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    for y in 0..<4 { canvas.line(from: (0, y), to: (3, y), ink: ink) }
    #expect(lines(canvas) == ["⣿⣿"])
  }

  @Test func outsideIsNotDrawn() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    for (x, y) in [(-1, 0), (4, 0), (0, -1), (0, 4), (Int.min, Int.max)] { canvas.dot(x: x, y: y, ink: ink) }
    #expect(lines(canvas) == [""])
    var none = BrailleCanvas(columns: -1, rows: 5)
    none.line(from: (0, 0), to: (9, 9), ink: ink)
    #expect(lines(none) == ["", "", "", "", ""])
  }
}
