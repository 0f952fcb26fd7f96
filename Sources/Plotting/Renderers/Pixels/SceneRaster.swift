import Text

extension Raster {
  /// The marks of a scene as pixels; its texts, frames and reference lines are left to the terminal's own characters.
  ///
  /// - Parameters:
  ///   - cellWidth: pixels of a cell of text across.
  ///   - cellHeight: and down.
  init(_ scene: Scene, cellWidth: Int, cellHeight: Int) {
    let across = Double(cellWidth) / Scene.cellWidth
    let down = Double(cellHeight) / Scene.cellHeight
    self.init(
      width: wholeNumber(nearest: scene.width * across), height: wholeNumber(nearest: scene.height * down))
    for shape in scene.shapes { draw(shape, across: across, down: down) }
  }

  /// Draws one shape; frames and texts are left to the characters.
  mutating func draw(_ shape: Scene.Shape, across: Double, down: Double) {
    func place(_ point: Scene.Point) -> Scene.Point { Scene.Point(x: point.x * across, y: point.y * down) }
    let size = min(across, down)
    switch shape {
    case .rule, .text, .upwardText: break
    case .line(let points, let colour, let dashes):
      drawLine(points.map(place), colour, dashes, thickness: max(1.75 * size, 1.25), size: size)
    case .area(let points, let colour): fillArea(points.map(place), colour)
    case .dots(let points, let colour):
      for point in points.map(place) { stroke(from: point, to: point, thickness: max(1.5 * size, 1), colour) }
    case .marker(let shape, let point, let colour): drawMarker(shape, place(point), colour, size: size)
    case .rectangle(let rectangle, let colour, let filling):
      fill(
        .init(
          x: rectangle.x * across, y: rectangle.y * down, width: rectangle.width * across,
          height: rectangle.height * down), colour, filling)
    case .cells(let cells):
      for (place, colour) in cells.rectangles { draw(.rectangle(place, colour, .full), across: across, down: down) }
    case .colourBar(let bar, let colours):
      let steps = 60
      let width = bar.width / Double(steps)
      for step in 0..<steps {
        let slice = Scene.Rectangle(x: bar.x + Double(step) * width, y: bar.y, width: width, height: bar.height)
        let colour = colours.blended((Double(step) + 0.5) / Double(steps))
        draw(.rectangle(slice, colour, .full), across: across, down: down)
      }
    }
  }

  /// Fills what an outline encloses, row by row.
  private mutating func fillArea(_ outline: [Scene.Point], _ colour: Colour) {
    let ys = outline.map { $0.y }
    let top = max(wholeNumber(notAbove: ys.min() ?? 0), 0)
    let bottom = min(wholeNumber(notBelow: ys.max() ?? 0), height)
    for y in top..<max(top, bottom) {
      let middle = Double(y) + 0.5
      let crossings = zip(outline, outline.dropFirst() + outline.prefix(1)).compactMap { start, end -> Double? in
        guard (start.y <= middle) != (end.y <= middle) else { return nil }
        return start.x + (end.x - start.x) * (middle - start.y) / (end.y - start.y)
      }.sorted()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let (left, right) = (wholeNumber(nearest: crossings[pair]), wholeNumber(nearest: crossings[pair + 1]))
        for x in left..<max(left, right) { put(colour, x: x, y: y) }
      }
    }
  }

  /// Draws a line through some points; dashes continue around its corners.
  private mutating func drawLine(
    _ points: [Scene.Point], _ colour: Colour, _ dashes: Dashes, thickness: Double, size: Double
  ) {
    let pattern = dashes.lengths.map { $0 * size }
    var (index, rest) = (0, pattern.first ?? 0)
    for (start, end) in zip(points, points.dropFirst()) {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let length = (dx * dx + dy * dy).squareRoot()
      guard !pattern.isEmpty, length > 0 else {
        stroke(from: start, to: end, thickness: thickness, colour)
        continue
      }
      var done = 0.0
      while done < length {
        let step = min(rest, length - done)
        if index.isMultiple(of: 2) {
          let at = { (part: Double) in Scene.Point(x: start.x + dx * part / length, y: start.y + dy * part / length) }
          stroke(from: at(done), to: at(done + step), thickness: thickness, colour)
        }
        done += step
        rest -= step
        if rest <= 0 {
          index = (index + 1) % pattern.count
          rest = pattern[index]
        }
      }
    }
  }

  /// Draws a marker with its middle at a place.
  private mutating func drawMarker(_ shape: MarkerShape, _ at: Scene.Point, _ colour: Colour, size: Double) {
    if let corners = shape.corners {
      let points = corners.map { Scene.Point(x: at.x + $0 * size, y: at.y + $1 * size) }
      if shape.isFilled { fillPolygon(points, colour) }
      for (start, end) in zip(points, points.dropFirst() + points.prefix(1)) {
        stroke(from: start, to: end, thickness: max(1.25 * size, 1), colour)
      }
      return
    }
    func arm(_ x: Double, _ y: Double) {
      stroke(
        from: .init(x: at.x - x * size, y: at.y - y * size), to: .init(x: at.x + x * size, y: at.y + y * size),
        thickness: max(1.75 * size, 1.25), colour)
    }
    switch shape {
    case .plus:
      arm(4, 0)
      arm(0, 4)
    case .cross:
      arm(3, 3)
      arm(3, -3)
    case .ring: drawRing(at, radius: 3.25 * size, thickness: max(1.5 * size, 1.25), colour)
    default: stroke(from: at, to: at, thickness: 7 * size, colour)
    }
  }

  /// Draws a circle.
  private mutating func drawRing(_ at: Scene.Point, radius: Double, thickness: Double, _ colour: Colour) {
    let reach = wholeNumber(notBelow: radius + thickness)
    let (column, row) = (wholeNumber(notAbove: at.x), wholeNumber(notAbove: at.y))
    for y in row - reach...row + reach {
      for x in column - reach...column + reach {
        let (dx, dy) = (Double(x) + 0.5 - at.x, Double(y) + 0.5 - at.y)
        let distance = ((dx * dx + dy * dy).squareRoot() - radius).magnitude
        put(colour, x: x, y: y, coverage: thickness / 2 + 0.5 - distance)
      }
    }
  }

  /// Fills a convex polygon whose corners are given clockwise.
  private mutating func fillPolygon(_ corners: [Scene.Point], _ colour: Colour) {
    let (xs, ys) = (corners.map { $0.x }, corners.map { $0.y })
    let columns = wholeNumber(notAbove: xs.min() ?? 0)...wholeNumber(notBelow: xs.max() ?? 0)
    for y in wholeNumber(notAbove: ys.min() ?? 0)...wholeNumber(notBelow: ys.max() ?? 0) {
      for x in columns {
        let isInside = zip(corners, corners.dropFirst() + corners.prefix(1)).allSatisfy { start, end in
          (end.x - start.x) * (Double(y) + 0.5 - start.y) >= (end.y - start.y) * (Double(x) + 0.5 - start.x)
        }
        if isInside { put(colour, x: x, y: y) }
      }
    }
  }
}

extension Dashes {
  /// The lengths that are drawn and left out, in turn; none for a solid line.
  fileprivate var lengths: [Double] {
    switch self {
    case .solid: []
    case .dotted: [0.5, 4]
    case .dashed: [7, 4]
    case .dashDotted: [7, 4, 0.5, 4]
    }
  }
}

extension MarkerShape {
  /// Whether a shape with corners is filled.
  fileprivate var isFilled: Bool { self == .diamond || self == .square || self == .triangle }

  /// The corners, clockwise from the top; nil for shapes without corners.
  fileprivate var corners: [(Double, Double)]? {
    switch self {
    case .diamond, .hollowDiamond: [(0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)]
    case .square, .hollowSquare: [(-3, -3), (3, -3), (3, 3), (-3, 3)]
    case .triangle, .hollowTriangle: [(0, -4.5), (4, 2.5), (-4, 2.5)]
    case .disc, .ring, .plus, .cross: nil
    }
  }
}
