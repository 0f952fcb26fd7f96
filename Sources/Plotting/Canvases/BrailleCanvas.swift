/// A dot canvas with 2 × 4 dots a cell, shown as Unicode braille patterns.
package struct BrailleCanvas: DotCanvas, Sendable, Equatable {
  /// Dots of a character, across and down.
  package static let dotsPerCell = (across: 2, down: 4)
  /// The width in characters.
  package let columns: Int
  /// The height in characters.
  package let rows: Int
  /// The dots of each cell, one bit each, row by row.
  private var patterns: [UInt8]
  /// The colour of each cell, that of the last dot drawn there.
  private var colours: [Chart.ColourRole]

  /// An empty canvas of `columns` × `rows` cells; a negative size counts as 0.
  package init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    patterns = [UInt8](repeating: 0, count: self.columns * self.rows)
    colours = [Chart.ColourRole](repeating: .automatic, count: self.columns * self.rows)
  }

  /// Draws one dot; does nothing outside the canvas.
  package mutating func dot(x: Int, y: Int, ink: Ink) {
    guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
    let index = (y / 4) * columns + x / 2
    patterns[index] |= Self.bit(x % 2, y % 4)
    colours[index] = ink.colour
  }

  /// Puts every character with dots on `picture`, the top left one at `column`, `row`.
  package func copy(to picture: inout TextCanvas, column: Int, row: Int) {
    for (index, pattern) in patterns.enumerated() where pattern != 0 {
      let glyph = Character(Unicode.Scalar(0x2800 + UInt32(pattern)) ?? " ")
      picture.put(glyph, column: column + index % columns, row: row + index / columns, colour: colours[index])
    }
  }

  /// Braille numbers its dots 1 2 3 down the left, 4 5 6 down the right, and 7 8 in the row added below.
  private static func bit(_ x: Int, _ y: Int) -> UInt8 {
    y == 3 ? 0x40 << UInt8(x) : 1 << UInt8(x * 3 + y)
  }
}
