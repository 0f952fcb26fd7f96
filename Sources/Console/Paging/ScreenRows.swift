import Text

/// Lines of text as rows of a screen: none is wider, so that the terminal itself breaks none.
enum ScreenRows {
  /// The rows of a line. It is broken between words, and within one that is wider than the window; what follows its
  /// indentation is indented as far. Colours go on in the next row.
  static func rows(of line: String, columns: Int) -> [String] {
    guard columns > 0, width(of: line) > columns else { return [line] }
    let cells = Cell.cells(of: line)
    let indent = cells.prefix { $0.character == " " }.count
    let hanging = indent <= columns / 3 ? indent : 0
    var rows: [ArraySlice<Cell>] = []
    var start = 0
    while start < cells.count {
      let room = columns - (rows.isEmpty ? 0 : hanging)
      let end = lineEnd(cells, from: start, room: room)
      rows.append(cells[start..<end])
      start = cells[end...].firstIndex { $0.character != " " } ?? cells.count
    }
    let blanks = String(repeating: " ", count: hanging)
    return rows.enumerated().map { index, row in
      (index == 0 ? "" : blanks) + Cell.text(of: row.last?.character == " " ? trimmed(row) : row)
    }
  }

  /// The columns that a line takes, without its colours.
  static func width(of line: String) -> Int { displayWidth(plain(line)) }

  /// A line without its escape sequences.
  static func plain(_ line: String) -> String {
    guard line.unicodeScalars.contains("\u{1B}") else { return line }
    return String(Cell.cells(of: line).map(\.character))
  }

  /// Where a row ends that begins at a cell: after the last word that has room, or within one that has none.
  private static func lineEnd(_ cells: [Cell], from start: Int, room: Int) -> Int {
    var (used, end) = (0, start)
    var wordEnd: Int?
    while end < cells.count {
      used += displayWidth(cells[end].character)
      if used > room {
        // A blank after the last word needs no room.
        if cells[end].character == " " { return end }
        return wordEnd ?? max(end, start + 1)
      }
      if cells[end].character == " ", cells[start..<end].contains(where: { $0.character != " " }) { wordEnd = end }
      end += 1
    }
    return end
  }

  private static func trimmed(_ row: ArraySlice<Cell>) -> ArraySlice<Cell> {
    row[..<((row.lastIndex { $0.character != " " } ?? row.startIndex - 1) + 1)]
  }

  /// A character, and the escape sequences that colour it.
  private struct Cell {
    let character: Character
    let style: String

    /// Colours add up until the sequence that ends them all.
    static func cells(of line: String) -> [Cell] {
      var (cells, style, escape): ([Cell], String, String?) = ([], "", nil)
      for character in line {
        if var sequence = escape {
          sequence.append(character)
          escape = sequence
          guard character.isLetter else { continue }
          escape = nil
          let ends = sequence == "\u{1B}[0m" || sequence == "\u{1B}[m"
          style = ends ? "" : style + sequence
        } else if character == "\u{1B}" {
          escape = "\u{1B}"
        } else {
          cells.append(Cell(character: character, style: style))
        }
      }
      return cells
    }

    static func text(of cells: some Sequence<Cell>) -> String {
      var (text, style) = ("", "")
      for cell in cells {
        if cell.style != style {
          text += (style.isEmpty ? "" : "\u{1B}[0m") + cell.style
          style = cell.style
        }
        text.append(cell.character)
      }
      return style.isEmpty ? text : text + "\u{1B}[0m"
    }
  }
}
