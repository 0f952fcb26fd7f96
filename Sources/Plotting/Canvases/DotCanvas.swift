import Text

/// A canvas of dots, each as large as a character or smaller. Dot 0, 0 is at the top left.
package protocol DotCanvas {
  /// How many dots a character cell has across and down.
  static var dotsPerCell: (across: Int, down: Int) { get }
  /// The width in characters.
  var columns: Int { get }
  /// The height in characters.
  var rows: Int { get }
  /// Draws one dot; does nothing outside the canvas.
  mutating func dot(x: Int, y: Int, ink: Ink)
  /// Puts every character with dots on `picture`, the top left one at `column`, `row`; the others stay as they are.
  func copy(to picture: inout TextCanvas, column: Int, row: Int)
}

/// What a dot is drawn with: a colour, and a character for canvases whose dots are characters.
package struct Ink: Sendable, Equatable {
  /// The character.
  package var glyph: Character
  /// What the colour is for.
  package var colour: Chart.ColourRole

  /// Makes an ink.
  package init(glyph: Character, colour: Chart.ColourRole) {
    self.glyph = glyph
    self.colour = colour
  }
}

/// Which dots along a line are drawn; lines of different textures can be told apart without colour.
package struct Texture: Sendable, Equatable {
  /// Repeated along the line; never empty.
  private let pattern: [Bool]

  /// Makes a texture from the dots of one period; an empty pattern is solid.
  package init(_ pattern: [Bool]) {
    self.pattern = pattern.isEmpty ? [true] : pattern
  }

  /// Every dot is drawn.
  package static let solid = Texture([true])

  /// Whether the dot `step` dots along the line is drawn.
  package func isDrawn(_ step: Int) -> Bool {
    pattern[Int(step.magnitude % UInt(pattern.count))]
  }
}

extension DotCanvas {
  /// The width in dots.
  package var dotColumns: Int { columns * Self.dotsPerCell.across }
  /// The height in dots.
  package var dotRows: Int { rows * Self.dotsPerCell.down }

  /// Draws a straight line, both ends included, with Bresenham's algorithm; only the part inside the canvas costs time.
  ///
  /// - Parameter step: how far along its texture the line starts.
  /// - Returns: the step of the last dot.
  @discardableResult
  package mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), ink: Ink, texture: Texture = .solid, step: Int = 0
  ) -> Int {
    guard let (first, last) = clipped(from: start, to: end) else { return step }
    var (x, y) = first
    let width = abs(last.x - first.x)
    let height = -abs(last.y - first.y)
    let (right, down) = (first.x < last.x ? 1 : -1, first.y < last.y ? 1 : -1)
    var error = width + height
    var step = step
    while true {
      if texture.isDrawn(step) { dot(x: x, y: y, ink: ink) }
      if x == last.x && y == last.y { return step }
      let doubled = 2 * error
      if doubled >= height {
        error += height
        x += right
      }
      if doubled <= width {
        error += width
        y += down
      }
      step &+= 1
    }
  }

  /// The part of a line inside the canvas, by the algorithm of Liang and Barsky; nil if there is none.
  private func clipped(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int)
  ) -> (first: (x: Int, y: Int), last: (x: Int, y: Int))? {
    guard dotColumns > 0, dotRows > 0 else { return nil }
    let isInside = { (x: Int, y: Int) in x >= 0 && y >= 0 && x < dotColumns && y < dotRows }
    if isInside(start.x, start.y), isInside(end.x, end.y) { return (start, end) }
    let (startX, startY) = (Double(start.x), Double(start.y))
    let (width, height) = (Double(end.x) - startX, Double(end.y) - startY)
    var enter = 0.0
    var leave = 1.0
    let edges = [
      (-width, startX), (width, Double(dotColumns - 1) - startX), (-height, startY),
      (height, Double(dotRows - 1) - startY),
    ]
    for (direction, distance) in edges {
      if direction == 0, distance < 0 { return nil }
      if direction < 0 { enter = max(enter, distance / direction) }
      if direction > 0 { leave = min(leave, distance / direction) }
    }
    guard enter <= leave else { return nil }
    let place = { (part: Double) in
      (
        x: min(max(wholeNumber(nearest: startX + part * width), 0), dotColumns - 1),
        y: min(max(wholeNumber(nearest: startY + part * height), 0), dotRows - 1)
      )
    }
    return (place(enter), place(leave))
  }
}
