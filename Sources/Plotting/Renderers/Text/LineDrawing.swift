/// Draws the points of a series joined in their order. The line has a gap where a point cannot be shown.
///
/// Successive points in one column of dots are drawn as one stroke, from the least to the greatest. That gives the same
/// picture in a time that grows only with the number of points, not with the length of the line.
func drawLine<Canvas: DotCanvas>(
  _ points: [Chart.Point], in area: PlotArea, look: SeriesLook, on canvas: inout Canvas
) {
  var pen = Pen(look: look)
  for point in points {
    if let dot = area.dot(point) {
      pen.add(dot, on: &canvas)
    } else {
      pen.lift(on: &canvas)
    }
  }
  pen.lift(on: &canvas)
}

/// Draws one line.
private struct Pen {
  /// Successive points in one column of dots.
  struct Stroke {
    var x: Int
    var first, least, greatest, last: Int
  }

  let look: SeriesLook
  /// The points that are not drawn yet.
  var stroke: Stroke?
  /// The last dot drawn.
  var end: (x: Int, y: Int)?
  /// How far along its texture the line is.
  var step = 0

  /// Goes on to a dot.
  mutating func add<Canvas: DotCanvas>(_ dot: (x: Int, y: Int), on canvas: inout Canvas) {
    if var current = stroke, current.x == dot.x {
      current.least = min(current.least, dot.y)
      current.greatest = max(current.greatest, dot.y)
      current.last = dot.y
      stroke = current
    } else {
      draw(on: &canvas)
      stroke = Stroke(x: dot.x, first: dot.y, least: dot.y, greatest: dot.y, last: dot.y)
    }
  }

  /// Draws the stroke that is not drawn yet; the next point starts a new line.
  mutating func lift<Canvas: DotCanvas>(on canvas: inout Canvas) {
    draw(on: &canvas)
    end = nil
    step = 0
  }

  private mutating func draw<Canvas: DotCanvas>(on canvas: inout Canvas) {
    guard let stroke else { return }
    let first = (x: stroke.x, y: stroke.first)
    step = canvas.line(from: end ?? first, to: first, ink: look.ink, texture: look.texture, step: step)
    if stroke.least < stroke.greatest {
      let (top, bottom) = ((x: stroke.x, y: stroke.least), (x: stroke.x, y: stroke.greatest))
      step = canvas.line(from: top, to: bottom, ink: look.ink, texture: look.texture, step: step)
    }
    end = (stroke.x, stroke.last)
    self.stroke = nil
  }
}
