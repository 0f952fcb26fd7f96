import Text

extension Raster {
  /// A whole scene as pixels, its texts drawn with the font of lines.
  ///
  /// - Parameter scale: pixels of a unit.
  init(whole scene: Scene, scale: Double) {
    self.init(width: wholeNumber(nearest: scene.width * scale), height: wholeNumber(nearest: scene.height * scale))
    fill(.init(x: 0, y: 0, width: Double(width), height: Double(height)), scene.paper.ground, .full)
    for shape in scene.shapes {
      switch shape {
      case .rule(let start, let end, let colour, let isDashed):
        drawRule(start, end, colour, isDashed: isDashed, scale: scale)
      case .text(let text, let point, let anchor, let look):
        drawText(text, at: point, anchor, look, paper: scene.paper, scale: scale)
      case .upwardText(let text, let point):
        drawText(text, at: point, .middle, .label, paper: scene.paper, scale: scale, isUpward: true)
      case .marker(let shape, let point, let colour) where shape.isHollow:
        drawMarker(shape, at: point, colour, ground: scene.paper.ground, scale: scale)
      case .rectangle(let rectangle, let colour, .light):
        // On paper the light filling hides what is below it.
        draw(.rectangle(rectangle, scene.paper.ground, .full), across: scale, down: scale)
        draw(.rectangle(rectangle, colour, .light), across: scale, down: scale)
      default: draw(shape, across: scale, down: scale)
      }
    }
  }

  private mutating func drawRule(
    _ start: Scene.Point, _ end: Scene.Point, _ colour: Colour, isDashed: Bool, scale: Double
  ) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    func at(_ distance: Double) -> Scene.Point {
      let part = length > 0 ? min(distance / length, 1) : 0
      return Scene.Point(x: (start.x + dx * part) * scale, y: (start.y + dy * part) * scale)
    }
    guard isDashed else { return stroke(from: at(0), to: at(length), thickness: scale, colour) }
    for dash in stride(from: 0.0, to: length, by: 9) {
      stroke(from: at(dash), to: at(min(dash + 5, length)), thickness: scale, colour)
    }
  }

  /// Draws a hollow marker, whose inside hides what is below it.
  private mutating func drawMarker(
    _ shape: MarkerShape, at point: Scene.Point, _ colour: Colour, ground: Colour, scale: Double
  ) {
    let middle = Scene.Point(x: point.x * scale, y: point.y * scale)
    stroke(from: middle, to: middle, thickness: 6 * scale, ground)
    draw(.marker(shape, point, colour), across: scale, down: scale)
  }

  private mutating func drawText(
    _ text: String, at point: Scene.Point, _ anchor: Scene.Anchor, _ look: Scene.TextLook, paper: Paper, scale: Double,
    isUpward: Bool = false
  ) {
    let unit = StrokeFont.unit(size: look == .title ? 14 : 13)
    let width = StrokeFont.width(text) * unit
    let start = anchor == .start ? 0 : (anchor == .end ? -width : -width / 2)
    let strokes = StrokeFont.strokes(text).map { stroke in
      stroke.map { letter -> Scene.Point in
        let (along, down) = (start + letter.x * unit, letter.y * unit)
        return isUpward
          ? Scene.Point(x: (point.x + down) * scale, y: (point.y - along) * scale)
          : Scene.Point(x: (point.x + along) * scale, y: (point.y + down) * scale)
      }
    }
    if look == .note { drawStrokes(strokes, thickness: 5 * scale, paper.ground) }
    drawStrokes(strokes, thickness: (look == .title ? 1.9 : 1.25) * scale, paper.text)
  }

  private mutating func drawStrokes(_ strokes: [[Scene.Point]], thickness: Double, _ colour: Colour) {
    for points in strokes {
      for (start, end) in zip(points, points.dropFirst()) { stroke(from: start, to: end, thickness: thickness, colour) }
    }
  }
}
