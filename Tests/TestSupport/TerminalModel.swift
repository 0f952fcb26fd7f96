import Terminal
import Text

/// A small terminal: what a person sees after a program has written something. It knows the sequences that this program
/// sends, keeps lines that leave its top, and breaks lines anew when it gets narrower, as common terminals do.
package struct TerminalModel {
  private struct Line {
    var cells: [String] = []
    /// Whether the terminal itself went on in the next line.
    var isWrapped = false
  }

  private var lines: [Line] = [Line()]
  /// The first line on the screen.
  private var top = 0
  private var size: WindowSize
  private var (row, column) = (0, 0)
  private var waitsAtEdge = false
  /// The modes that are on, such as `?2004`.
  package private(set) var modes: Set<String> = []
  /// Sequences that it does not know.
  package private(set) var unknown: [String] = []

  /// An empty window.
  package init(columns: Int, lines: Int) { size = WindowSize(columns: columns, lines: lines) }

  /// The rows of the screen, without blanks at their ends, down to the last that has something.
  package var screen: [String] {
    var rows = lines[top...].map { Self.text($0) }
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// All lines, also those that have left the screen.
  package var all: [String] {
    var rows = lines.map { Self.text($0) }
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// The cursor's row and column on the screen.
  package var cursor: (row: Int, column: Int) { (row - top, waitsAtEdge ? size.columns : column) }

  private static func text(_ line: Line) -> String {
    var text = line.cells.joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The program writes something.
  package mutating func write(_ text: String) {
    var characters = Array(text.unicodeScalars)[...]
    var printed = ""
    while let scalar = characters.popFirst() {
      if scalar.value >= 0x20 && scalar.value != 0x7F {
        printed.unicodeScalars.append(scalar)
        continue
      }
      for character in printed { put(character) }
      printed = ""
      switch scalar {
      case "\r": (column, waitsAtEdge) = (0, false)
      case "\n": newLine()
      case "\u{8}": (column, waitsAtEdge) = (max(0, column - 1), false)
      case "\u{1B}": escape(&characters)
      case "\u{7}": break
      default: unknown.append(String(Character(scalar)))
      }
    }
    for character in printed { put(character) }
  }

  /// The window changes its size.
  package mutating func resize(columns: Int, lines count: Int) {
    var broken: [Line] = []
    var (newRow, newColumn) = (0, 0)
    for (index, line) in lines.enumerated() {
      if index == row { (newRow, newColumn) = (broken.count, 0) }
      var rest = line.cells[...]
      var first = true
      var passed = 0
      repeat {
        var end = min(columns, rest.count)
        if end < rest.count, rest[rest.startIndex + end].isEmpty { end -= 1 }
        end = max(end, min(1, rest.count))
        if index == row, column >= passed { (newRow, newColumn) = (broken.count, min(column - passed, columns - 1)) }
        broken.append(Line(cells: Array(rest.prefix(end)), isWrapped: rest.count > end))
        passed += end
        rest = rest.dropFirst(end)
        first = false
      } while !rest.isEmpty
      _ = first
    }
    size = WindowSize(columns: columns, lines: count)
    lines = broken
    (row, column, waitsAtEdge) = (newRow, newColumn, false)
    top = max(0, min(top, lines.count - 1))
    if row >= top + count { top = row - count + 1 }
    if lines.count - top > count { top = min(row, lines.count - count) }
  }

  // MARK: what is written

  private mutating func put(_ character: Character) {
    let width = displayWidth(character)
    guard width > 0 else {
      if column > 0, column <= lines[row].cells.count { lines[row].cells[column - 1].append(character) }
      return
    }
    if waitsAtEdge || column + width > size.columns {
      lines[row].isWrapped = true
      column = 0
      waitsAtEdge = false
      newLine()
    }
    pad(to: column + width)
    // Half of a wide character is none.
    if lines[row].cells[column].isEmpty, column > 0 { lines[row].cells[column - 1] = " " }
    lines[row].cells[column] = String(character)
    for other in column + 1..<max(column + 1, column + width) { lines[row].cells[other] = "" }
    let next = column + width
    if next < lines[row].cells.count, lines[row].cells[next].isEmpty { lines[row].cells[next] = " " }
    (column, waitsAtEdge) = next >= size.columns ? (size.columns - 1, true) : (next, false)
  }

  private mutating func pad(to count: Int) {
    while lines[row].cells.count < count { lines[row].cells.append(" ") }
  }

  private mutating func newLine() {
    waitsAtEdge = false
    row += 1
    while lines.count <= row { lines.append(Line()) }
    if row >= top + size.lines { top = row - size.lines + 1 }
  }

  private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
    if let first = rest.first, "_]P".unicodeScalars.contains(first) {
      // A text that is not shown, up to `ESC \` or BEL.
      while let scalar = rest.popFirst() {
        if scalar == "\u{7}" { return }
        if scalar == "\u{1B}", rest.first == "\\" {
          rest.removeFirst()
          return
        }
      }
      return
    }
    guard rest.first == "[" else {
      unknown.append("ESC " + (rest.popFirst().map { String(Character($0)) } ?? ""))
      return
    }
    rest.removeFirst()
    var parameters = ""
    while let scalar = rest.popFirst() {
      guard scalar.value < 0x40 else { return obey(Character(scalar), parameters) }
      parameters.unicodeScalars.append(scalar)
    }
  }

  private mutating func obey(_ letter: Character, _ parameters: String) {
    let number = Int(parameters.split(separator: ";").first ?? "")
    let count = max(1, number ?? 1)
    switch letter {
    case "A": row = max(top, row - count)
    case "B":
      row = min(top + size.lines - 1, row + count)
      while lines.count <= row { lines.append(Line()) }
    case "C": column = min(size.columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(size.columns, count) - 1
    case "H": (row, column) = (top, 0)
    case "J" where number == 2:
      for index in top..<lines.count { lines[index] = Line() }
    case "J":
      eraseRight()
      lines.removeLast(lines.count - row - 1)
    case "K": eraseRight()
    case "m": break
    case "h": modes.insert(parameters)
    case "l": modes.remove(parameters)
    default: unknown.append("CSI \(parameters)\(letter)")
    }
    if "ABCDGH".contains(letter) { waitsAtEdge = false }
  }

  private mutating func eraseRight() {
    lines[row].isWrapped = false
    let kept = waitsAtEdge ? size.columns - 1 : column
    if lines[row].cells.count > kept { lines[row].cells.removeLast(lines[row].cells.count - kept) }
    if let last = lines[row].cells.last, kept > 0, displayWidth(last) == 2 { lines[row].cells[kept - 1] = " " }
  }
}
