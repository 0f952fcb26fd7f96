/// Draws frames in a terminal, each over the one before it. Only what differs is written.
package struct LineDisplay {
  /// What is on the screen; nil if nothing is.
  private var shown: Frame?
  /// The cursor on the screen, in rows and columns of what is shown. A column beyond the last is that of a cursor behind a
  /// full row.
  private var (row, column) = (0, 0)

  /// Nothing is shown yet; the cursor is at the start of a row.
  package init() {}

  /// Returns what to write so that the screen shows a frame.
  package mutating func show(_ frame: Frame) -> String {
    guard let old = shown else { return draw(frame) }
    guard old.window.columns == frame.window.columns else { return clear(columns: frame.window.columns) + draw(frame) }
    var output = ""
    for index in frame.rows.indices {
      if index < old.rows.count {
        output += replace(old.rows[index], with: frame.rows[index], at: index)
      } else {
        output += move(toNew: index) + write(frame.rows[index][...])
      }
    }
    if frame.rows.count < old.rows.count { output += move(to: frame.rows.count, 0) + "\u{1B}[J" }
    shown = frame
    output += move(to: frame.cursorRow, frame.cursorColumn)
    return output
  }

  /// Returns what to write to go behind the last row. What is written after that begins a line of its own with a line
  /// break.
  package mutating func end() -> String {
    guard let shown else { return "" }
    let output = move(to: shown.rows.count - 1, min(shown.width(shown.rows.count - 1), shown.window.columns - 1))
    forget()
    return output
  }

  /// Returns what to write to take the frame away; the cursor is then where it began.
  ///
  /// - Parameter columns: the window's, which may have changed since the frame was shown.
  package mutating func clear(columns: Int) -> String {
    guard let shown else { return "" }
    // A terminal breaks rows anew when its window gets narrower.
    let up = shown.window.columns == columns ? row : shown.rowsBeforeCursor(columns: columns)
    forget()
    return "\r" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[J"
  }

  /// Something else has written to the screen: the next frame is drawn at the cursor.
  package mutating func forget() {
    shown = nil
    (row, column) = (0, 0)
  }

  // MARK: drawing

  private mutating func draw(_ frame: Frame) -> String {
    var output = ""
    (row, column) = (0, 0)
    for index in frame.rows.indices {
      if index > 0 {
        output += "\r\n"
        (row, column) = (index, 0)
      }
      output += write(frame.rows[index][...])
    }
    shown = frame
    return output + move(to: frame.cursorRow, frame.cursorColumn)
  }

  private mutating func replace(_ old: [FrameCell], with new: [FrameCell], at index: Int) -> String {
    guard old != new else { return "" }
    var start = 0
    var column = 0
    while start < min(old.count, new.count), old[start] == new[start] {
      column += new[start].width
      start += 1
    }
    var end = new.count
    let widths = (old: Self.width(old), new: Self.width(new))
    if widths.old == widths.new {
      var oldEnd = old.count
      while end > start, oldEnd > start, new[end - 1] == old[oldEnd - 1] { (end, oldEnd) = (end - 1, oldEnd - 1) }
    }
    let output = move(to: index, column) + write(new[start..<end])
    return widths.new < widths.old ? output + "\u{1B}[K" : output
  }

  private static func width(_ cells: [FrameCell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  /// Writes cells at the cursor.
  private mutating func write(_ cells: ArraySlice<FrameCell>) -> String {
    var output = ""
    var style = ""
    for cell in cells {
      if cell.style != style {
        output += style.isEmpty ? "" : "\u{1B}[0m"
        output += cell.style.isEmpty ? "" : "\u{1B}[\(cell.style)m"
        style = cell.style
      }
      output += cell.text
      column += cell.width
      // Terminals do not agree on how wide joined characters are.
      if cell.text.utf8.count > 4, cell.text.unicodeScalars.count > 1, column < (shown?.window.columns ?? .max) {
        output += "\r\u{1B}[\(column)C"
      }
    }
    return style.isEmpty ? output : output + "\u{1B}[0m"
  }

  private mutating func move(to newRow: Int, _ newColumn: Int) -> String {
    guard newRow != row || newColumn != column else { return "" }
    var output = ""
    // A cursor behind a full row is nowhere for sure: it goes to the start of the row first.
    if newColumn != column || column >= (shown?.window.columns ?? .max) {
      output += "\r" + (newColumn > 0 ? "\u{1B}[\(newColumn)C" : "")
    }
    if newRow < row { output += "\u{1B}[\(row - newRow)A" }
    if newRow > row { output += "\u{1B}[\(newRow - row)B" }
    (row, column) = (newRow, newColumn)
    return output
  }

  /// Goes to the start of a row that the screen may not have yet.
  private mutating func move(toNew newRow: Int) -> String {
    let output = move(to: newRow - 1, 0) + "\r\n"
    (row, column) = (newRow, 0)
    return output
  }
}
