/// Draws the points of a series joined in their order. A point that cannot be shown breaks the line.
///
/// Points that follow each other in one column of dots are drawn as one stroke from the first over the least and the
/// greatest to the last, which gives the same picture at a cost that grows only with the number of points.
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

private struct Pen {
  /// Points that lie in one column of dots.
  struct Stroke {
    var x: Int
    var first, least, greatest, last: Int
  }

  let look: SeriesLook
  var stroke: Stroke?
  var end: (x: Int, y: Int)?
  var step = 0

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

  /// Draws what is waiting; the next point starts a new line.
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
