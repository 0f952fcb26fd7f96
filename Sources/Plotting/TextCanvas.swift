import Text

/// A picture of characters, columns × rows, that knows wide characters and colours. What lies outside is not drawn.
package struct TextCanvas: Sendable, Equatable {
  package let columns: Int
  package let rows: Int
  private var cells: [Cell]

  fileprivate struct Cell: Sendable, Equatable {
    /// Nil in the second column of a wide character.
    var glyph: Character? = " "
    var colour: CellColour?
  }

  fileprivate enum CellColour: Sendable, Equatable {
    case role(Chart.ColourRole)
    /// A half block: the upper half, and the lower where it has a colour.
    case halves(Colour, Colour?)
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
    cells[index] = Cell(glyph: glyph, colour: colour.map { .role($0) })
  }

  /// Puts two half blocks, one above the other; without a lower colour the lower half is left to the background.
  mutating func putHalves(upper: Colour, lower: Colour?, column: Int, row: Int) {
    guard let index = index(column, row) else { return }
    clearWideCharacter(at: index)
    cells[index] = Cell(glyph: "▀", colour: .halves(upper, lower))
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

  /// The rows as text without blanks at their end, with SGR escapes where `colours` asks for them.
  package func lines(colours: ChartStyle.Colours = .none) -> [String] {
    (0..<rows).map { row in
      line(cells[(row * columns)..<((row + 1) * columns)], colours)
    }
  }

  private mutating func put(_ glyph: Character, width: Int, column: Int, row: Int, colour: Chart.ColourRole?) {
    put(glyph, column: column, row: row, colour: colour)
    for following in (column + 1)..<(column + width) {
      guard let index = index(following, row) else { return }
      clearWideCharacter(at: index)
      cells[index] = Cell(glyph: nil, colour: colour.map { .role($0) })
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

  private func line(_ cells: ArraySlice<Cell>, _ colours: ChartStyle.Colours) -> String {
    guard let last = cells.lastIndex(where: { $0.glyph != " " }) else { return "" }
    var text = ""
    var current: CellColour?
    for cell in cells[...last] {
      guard let glyph = cell.glyph else { continue }
      // A blank shows no colour but that of its ground, which half blocks change.
      if colours != .none, cell.colour != current, glyph != " " || current?.hasGround == true {
        text += "\u{1B}[0" + (cell.colour.map { ";" + $0.parameters(colours) } ?? "") + "m"
        current = cell.colour
      }
      text.append(glyph)
    }
    return current == nil ? text : text + "\u{1B}[0m"
  }
}

extension TextCanvas.CellColour {
  fileprivate var hasGround: Bool {
    if case .halves(_, .some) = self { return true }
    return false
  }

  /// The parameters of the SGR escape.
  fileprivate func parameters(_ colours: ChartStyle.Colours) -> String {
    switch self {
    case .role(.automatic): "39"
    case .role(let role): "38;5;\(role.terminalIndex)"
    case .halves(let upper, let lower):
      "38;" + upper.parameter(colours) + (lower.map { ";48;" + $0.parameter(colours) } ?? "")
    }
  }
}

extension Colour {
  fileprivate func parameter(_ colours: ChartStyle.Colours) -> String {
    colours == .full ? "2;\(red);\(green);\(blue)" : "5;\(terminalIndex)"
  }
}
