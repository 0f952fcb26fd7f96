import Text

/// Fills the band between the lower and the upper points of a series, which alternate. A gap in the points is a gap in the
/// band.
///
/// - Parameter index: the place of the series in the chart; bands that follow each other have dots at other places, so that
///   both are seen where they overlap.
func drawBand<Canvas: DotCanvas>(
  _ points: [Chart.Point], in area: PlotArea, index: Int, look: SeriesLook, on canvas: inout Canvas
) {
  let isFine = Canvas.dotsPerCell.down > 1
  let ink = Ink(glyph: SeriesLook.bandGlyphs[index % SeriesLook.bandGlyphs.count], colour: look.colour)
  let dot = SeriesLook.bandDots[index % SeriesLook.bandDots.count]
  func fill(_ x: Int, _ from: Int, _ to: Int) {
    for y in min(from, to)...max(from, to) where !isFine || (x % 2 == dot.x && y % 4 == dot.y) {
      canvas.dot(x: x, y: y, ink: ink)
    }
  }
  var last: (x: Int, lower: Int, upper: Int)?
  for index in stride(from: 0, to: points.count - 1, by: 2) {
    guard let lower = area.dot(points[index]), let upper = area.dot(points[index + 1]) else {
      last = nil
      continue
    }
    let next = (x: lower.x, lower: lower.y, upper: upper.y)
    let start = last ?? next
    for x in min(start.x, next.x)...max(start.x, next.x) {
      let part = next.x == start.x ? 1 : Double(x - start.x) / Double(next.x - start.x)
      func between(_ from: Int, _ to: Int) -> Int { from + wholeNumber(nearest: Double(to - from) * part) }
      fill(x, between(start.lower, next.lower), between(start.upper, next.upper))
    }
    last = next
  }
}
