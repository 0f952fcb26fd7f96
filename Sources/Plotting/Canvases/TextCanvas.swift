import Text

/// A picture of characters, columns × rows, with wide characters and colours. Nothing is drawn outside of it.
package struct TextCanvas: Sendable, Equatable {
  /// The width in terminal columns.
  package let columns: Int
  /// The height in lines.
  package let rows: Int
  /// Row by row.
  private var cells: [Cell]

  /// One column of one line.
  fileprivate struct Cell: Sendable, Equatable {
    /// Nil in the second column of a wide character.
    var glyph: Character? = " "
    /// Nil for the colour of the terminal's text.
    var colour: CellColour?
  }

  /// How a cell is coloured.
  fileprivate enum CellColour: Sendable, Equatable {
    /// The character in the colour of a role.
    case role(Chart.ColourRole)
    /// A half block: the colours of its upper and its lower half; nil for a lower half without a colour.
    case halves(Colour, Colour?)
  }

  /// An empty picture; a negative size counts as 0.
  package init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    cells = [Cell](repeating: Cell(), count: self.columns * self.rows)
  }

  /// Whether nothing but a blank is at this place; true outside the canvas.
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

  /// Puts two half blocks, one above the other; without a lower colour the lower half is the background.
  mutating func putHalves(upper: Colour, lower: Colour?, column: Int, row: Int) {
    guard let index = index(column, row) else { return }
    clearWideCharacter(at: index)
    cells[index] = Cell(glyph: "▀", colour: .halves(upper, lower))
  }

  /// Writes text from `column` to the right; what does not fit before the right edge is cut.
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

  /// The rows as text without blanks at their end, with SGR escapes if `colours` asks for them.
  package func lines(colours: ChartStyle.Colours = .none) -> [String] {
    (0..<rows).map { row in
      line(cells[(row * columns)..<((row + 1) * columns)], colours)
    }
  }

  /// Puts one character of any width.
  private mutating func put(_ glyph: Character, width: Int, column: Int, row: Int, colour: Chart.ColourRole?) {
    put(glyph, column: column, row: row, colour: colour)
    for following in (column + 1)..<(column + width) {
      guard let index = index(following, row) else { return }
      clearWideCharacter(at: index)
      cells[index] = Cell(glyph: nil, colour: colour.map { .role($0) })
    }
  }

  /// Removes a wide character if one of its cells is about to be replaced, so that no half of it stays.
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

  /// The index of a cell; nil outside the canvas.
  private func index(_ column: Int, _ row: Int) -> Int? {
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return row * columns + column
  }

  /// A row as text.
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
  /// Whether the background is coloured, too.
  fileprivate var hasGround: Bool {
    if case .halves(_, .some) = self { return true }
    return false
  }

  /// The parameters of the SGR escape.
  fileprivate func parameters(_ colours: ChartStyle.Colours) -> String {
    switch self {
    case .role(.automatic), .role(.ink): "39"
    // Grey that is seen on white and on black.
    case .role(.muted): "38;5;244"
    case .role(let role): "38;" + role.colour.parameter(colours)
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
