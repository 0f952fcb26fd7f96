import Text

/// A character as it is shown: what is written, the columns that it takes, and its colours.
package struct FrameCell: Sendable, Equatable {
  /// What is written.
  package let text: String
  /// The columns that it takes.
  package let width: Int
  /// The numbers of its colours, as between `ESC [` and `m`; empty for none.
  package let style: String
}

/// What a line that is being typed looks like: rows of a window, and the cursor.
package struct Frame: Sendable, Equatable {
  /// The rows from top to bottom, none wider than the window.
  package var rows: [[FrameCell]]
  /// The cursor's row, from 0.
  package var cursorRow: Int
  /// The cursor's column, from 0, within the window.
  package var cursorColumn: Int
  /// The window that it was made for.
  package let window: WindowSize

  /// The columns that a row takes.
  package func width(_ row: Int) -> Int { rows[row].reduce(0) { $0 + $1.width } }
}

extension Frame {
  /// How many rows of a window of another width the frame takes once a terminal has broken its rows anew: those up to
  /// the cursor's.
  func rowsBeforeCursor(columns: Int) -> Int {
    var rows = 0
    for row in self.rows[..<cursorRow] { rows += Self.broken(row, columns: columns, upTo: .max).row + 1 }
    return rows + Self.broken(self.rows[cursorRow], columns: columns, upTo: cursorColumn).row
  }

  /// Where the character at a column of a row comes to stand if the row is broken at another width.
  private static func broken(_ row: [FrameCell], columns: Int, upTo limit: Int) -> (row: Int, column: Int) {
    var (passed, line, column) = (0, 0, 0)
    for cell in row where passed < limit {
      if column > 0, column + cell.width > columns { (line, column) = (line + 1, 0) }
      column += cell.width
      passed += cell.width
    }
    // A cursor after a full row may wait at its end.
    return (line, column)
  }
}
