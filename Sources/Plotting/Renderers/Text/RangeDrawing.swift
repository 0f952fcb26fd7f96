import Text

/// Draws upright lines from a lower to an upper point as text.
struct RangeDrawing {
  /// The cells inside the frame.
  let area: PlotArea
  /// Where the frame stands in the picture.
  let layout: ChartLayout
  /// The characters of the picture.
  let glyphs: ChartStyle.Glyphs

  /// Draws the lines of a series, whose points alternate.
  func draw(_ points: [Chart.Point], look: SeriesLook, on picture: inout TextCanvas) {
    let (high, low, only, body): (Character, Character, Character, Character) =
      glyphs == .braille ? ("┬", "┴", "─", "│") : ("+", "+", "-", "|")
    for index in stride(from: 0, to: points.count - 1, by: 2) {
      guard let one = area.cell(points[index]), let other = area.cell(points[index + 1]) else { continue }
      let (top, bottom) = (min(one.row, other.row), max(one.row, other.row))
      for row in top...bottom {
        let glyph = top == bottom ? only : (row == top ? high : (row == bottom ? low : body))
        picture.put(glyph, column: layout.plotColumn + one.column, row: layout.plotRow + row, colour: look.colour)
      }
    }
  }
}
