/// A dot canvas whose dots are characters, the ink's glyph; later ones replace earlier ones.
package struct CharacterCanvas: DotCanvas, Sendable, Equatable {
  /// Dots of a character, across and down.
  package static let dotsPerCell = (across: 1, down: 1)
  /// The width in characters.
  package let columns: Int
  /// The height in characters.
  package let rows: Int
  /// What each cell is drawn with, row by row; nil without a dot.
  private var dots: [Ink?]

  /// An empty canvas of `columns` × `rows` cells; a negative size counts as 0.
  package init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    dots = [Ink?](repeating: nil, count: self.columns * self.rows)
  }

  /// Draws one dot; does nothing outside the canvas.
  package mutating func dot(x: Int, y: Int, ink: Ink) {
    guard x >= 0, y >= 0, x < columns, y < rows else { return }
    dots[y * columns + x] = ink
  }

  /// Puts every character with dots on `picture`, the top left one at `column`, `row`.
  package func copy(to picture: inout TextCanvas, column: Int, row: Int) {
    for (index, dot) in dots.enumerated() {
      guard let dot else { continue }
      picture.put(dot.glyph, column: column + index % columns, row: row + index / columns, colour: dot.colour)
    }
  }
}
