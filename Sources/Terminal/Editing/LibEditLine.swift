private import CLibEdit
import Text

/// The line as libedit keeps it.
extension EditingSession {
  /// The line as libedit has it.
  var line: EditedLine {
    guard let info = el_wline(editor)?.pointee else { return EditedLine() }
    let count = max(0, info.lastchar - info.buffer)
    let scalars = UnsafeBufferPointer(start: info.buffer, count: count).map { character in
      Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
    }
    return EditedLine(scalars, cursor: max(0, info.cursor - info.buffer))
  }

  /// Puts libedit's cursor back into the line. Its `ed-move-to-end`, vi's `$`, moves it before the start of an empty one,
  /// and what it deletes there leaves a line of less than nothing.
  func keepCursorInLine() {
    guard let info = el_wline(editor)?.pointee else { return }
    if info.lastchar < info.buffer {
      _ = el_wreplacestr(editor, [0x20, 0])
      _ = el_cursor(editor, 2)
      el_deletestr(editor, 1)
    } else if info.cursor < info.buffer {
      _ = el_cursor(editor, 1)
    }
  }

  func set(_ line: EditedLine) {
    let old = self.line
    guard line != old else { return }
    if line.scalars != old.scalars {
      if line.scalars.isEmpty {
        _ = el_cursor(editor, Int32(old.scalars.count - old.cursor))
        el_deletestr(editor, Int32(old.scalars.count))
      } else {
        var characters = line.scalars.map { Int32(bitPattern: $0.value) }
        characters.append(0)
        _ = el_wreplacestr(editor, characters)
      }
    }
    _ = el_cursor(editor, Int32(line.cursor - self.line.cursor))
    drawn = nil
  }

  /// Has libedit believe in a window with room for the whole line.
  ///
  /// Of a line of more rows than the window has, libedit forgets the first ones, and from then on moves its cursor to rows
  /// that are others. What is then written at the end of the line, by vi's `.` or a macro too, ends behind the last row.
  func makeRoom() {
    guard let info = el_wline(editor)?.pointee else { return }
    let columns = isDumb ? max(2, min(window.columns, columnsAtStart)) : Self.columnsBelieved
    if !isDumb, roomRows == 0 { _ = unroll_el_set_size(editor, "co", String(columns)) }
    let count = max(0, info.lastchar - info.buffer)
    var (rows, taken) = (2, promptLength)
    for character in UnsafeBufferPointer(start: info.buffer, count: count) {
      switch character {
      case 10: (rows, taken) = (rows + taken / columns + 1, 0)
      case 0x20...0x7E: taken += 1
      // As `^A`, or as `\U+1F600`.
      default: taken += character < 0x80 ? 2 : 9
      }
    }
    // A wide character leaves a column free where it does not fit.
    rows += taken / max(1, columns - 1) + 1
    guard rows > max(roomRows, isDumb ? window.lines : 0), rows * columns <= Self.mostRoom else { return }
    roomRows = max(24, rows * 3 / 2)
    _ = unroll_el_set_size(editor, "li", String(roomRows))
    drawn = nil
  }

  /// Has libedit lay out the line again, unless the last key only added a character at the end.
  ///
  /// libedit draws a key at the end of the line from where it believes its cursor to be, which is elsewhere after the line was
  /// replaced or its window was given another size.
  func layOutAgain() {
    guard let info = el_wline(editor)?.pointee else { return }
    let count = info.lastchar - info.buffer
    defer { drawn = count }
    if let drawn, count == 0 && drawn == 0 || info.cursor == info.lastchar && count == drawn + 1 { return }
    _ = unroll_el_refresh(editor)
  }

  /// Makes characters whole of which libedit has changed a part.
  func mend() {
    guard let info = el_wline(editor)?.pointee, info.lastchar - info.buffer <= Self.longestColoured else { return }
    let line = line
    let mended = line.mended(after: seen)
    if mended != line { set(mended) }
    seen = mended
    undo.note(mended)
  }
}
