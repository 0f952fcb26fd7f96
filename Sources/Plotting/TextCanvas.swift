/// A picture of characters, columns × rows, that knows wide characters and colours. What lies outside is not drawn.
package struct TextCanvas: Sendable, Equatable {
  package let columns: Int
  package let rows: Int
  private var cells: [Cell]

  private struct Cell: Sendable, Equatable {
    /// Nil in the second column of a wide character.
    var glyph: Character? = " "
    var colour: Chart.ColourRole?
  }

  /// An empty picture; a negative size counts as none.
  package init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    cells = [Cell](repeating: Cell(), count: self.columns * self.rows)
  }

  /// Whether nothing but a blank is at this place; true outside the picture.
  package func isBlank(column: Int, row: Int) -> Bool {
    guard let index = index(column, row) else { return true }
    return cells[index].glyph == " "
  }

  /// Puts one character of one column's width.
  package mutating func put(_ glyph: Character, column: Int, row: Int, colour: Chart.ColourRole? = nil) {
    guard let index = index(column, row) else { return }
    clearWideCharacter(at: index)
    cells[index] = Cell(glyph: glyph, colour: colour)
  }

  /// Writes text from `column` to the right; what goes beyond the right edge is cut.
  package mutating func write(_ text: String, column: Int, row: Int, colour: Chart.ColourRole? = nil) {
    var place = column
    for character in text.escapedForTerminal {
      let width = displayWidth(character)
      if width == 0 { continue }
      guard place <= columns - width else { return }
      if place >= 0 { put(character, width: width, column: place, row: row, colour: colour) }
      place += width
    }
  }

  /// The rows as text without blanks at their end, with SGR escapes where `colour` asks for them.
  package func lines(colour: Bool = false) -> [String] {
    (0..<rows).map { row in
      line(cells[(row * columns)..<((row + 1) * columns)], colour: colour)
    }
  }

  private mutating func put(_ glyph: Character, width: Int, column: Int, row: Int, colour: Chart.ColourRole?) {
    put(glyph, column: column, row: row, colour: colour)
    for following in (column + 1)..<(column + width) {
      guard let index = index(following, row) else { return }
      clearWideCharacter(at: index)
      cells[index] = Cell(glyph: nil, colour: colour)
    }
  }

  /// Leaves no half of a wide character behind where one of its cells is about to be replaced.
  private mutating func clearWideCharacter(at index: Int) {
    var next = index + 1
    while next < cells.count, cells[next].glyph == nil {
      cells[next] = Cell()
      next += 1
    }
    var head = index
    while head > 0, cells[head].glyph == nil {
      cells[head] = Cell()
      head -= 1
    }
    if head < index { cells[head] = Cell() }
  }

  private func index(_ column: Int, _ row: Int) -> Int? {
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return row * columns + column
  }

  private func line(_ cells: ArraySlice<Cell>, colour: Bool) -> String {
    guard let last = cells.lastIndex(where: { $0.glyph != " " }) else { return "" }
    var text = ""
    var current: Chart.ColourRole?
    for cell in cells[...last] {
      guard let glyph = cell.glyph else { continue }
      if colour, cell.colour != current, glyph != " " {
        text += cell.colour.map { "\u{1B}[\($0.terminalColour)m" } ?? "\u{1B}[0m"
        current = cell.colour
      }
      text.append(glyph)
    }
    return current == nil ? text : text + "\u{1B}[0m"
  }
}

extension Chart.ColourRole {
  /// The SGR number of the terminal's own colour for this role, so that it suits light and dark backgrounds.
  fileprivate var terminalColour: Int {
    switch self {
    case .automatic: 39
    case .primary: 36
    case .secondary: 33
    case .tertiary: 35
    case .quaternary: 34
    case .good: 32
    case .bad: 31
    case .muted: 90
    }
  }
}
