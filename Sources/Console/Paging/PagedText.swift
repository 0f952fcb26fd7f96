import Terminal

/// A text that is longer than the window, and the part of it that is seen. It knows nothing of a terminal.
package struct PagedText {
  /// What has to be done on the screen.
  package enum Change: Equatable {
    case nothing
    /// So many rows come in from below.
    case forward(Int)
    /// Everything is drawn anew.
    case redraw
    /// The person has seen enough.
    case leave
  }

  private let lines: [String]
  /// The text as rows of the window, and where each line begins in them.
  private var rows: [String] = []
  private var starts: [Int] = []
  private(set) var size: WindowSize
  /// The first row that is seen.
  private var top = 0
  /// What is looked for, and the row in which it was found last.
  private(set) var pattern = ""
  private var found: Int?

  /// A text, seen from its start.
  package init(_ lines: [String], size: WindowSize) {
    self.lines = lines
    self.size = size
    layOut()
  }

  /// Rows of the window that the text has: the last one says where one is.
  private var height: Int { max(1, size.lines - 1) }

  /// Whether all of it is shown at once: it fits above the next prompt. A line that wraps to more than a few rows, such as
  /// a list of numbers, counts as a few: nobody reads it page by page.
  package var fits: Bool {
    let ends = starts.dropFirst() + [rows.count]
    return zip(starts, ends).reduce(0) { $0 + min(3, $1.1 - $1.0) } < size.lines
  }

  /// Whether its last row is seen.
  package var isAtEnd: Bool { top + height >= rows.count }

  /// The numbers of the first and the last row that are seen, from 1, and of all.
  package var place: (first: Int, last: Int, all: Int) { (top + 1, min(top + height, rows.count), rows.count) }

  /// The rows that are seen, with what is looked for in reverse.
  package var seen: [String] { (top..<min(top + height, rows.count)).map(shown) }

  /// The last rows that are seen.
  package func last(_ count: Int) -> [String] { Array(seen.suffix(count)) }

  private var lastTop: Int { max(0, rows.count - height) }

  private mutating func layOut() {
    (rows, starts) = ([], [])
    for line in lines {
      starts.append(rows.count)
      rows += ScreenRows.rows(of: line, columns: size.columns)
    }
  }

  // MARK: moving

  /// The window has another size: the line at the top stays there.
  package mutating func resize(to new: WindowSize) {
    let line = starts.lastIndex { $0 <= top } ?? 0
    size = new
    layOut()
    found = nil
    top = min(starts.isEmpty ? 0 : starts[line], lastTop)
  }

  /// A key is pressed.
  package mutating func press(_ key: PressedKey) -> Change {
    switch key {
    case .character(" "), .character("f"), .character("\u{6}"), .pageDown, .right:
      // At the end there is nothing left to see.
      return isAtEnd ? .leave : move(by: height)
    case .enter, .down, .character("j"), .character("e"): return key == .enter && isAtEnd ? .leave : move(by: 1)
    case .character("b"), .character("\u{2}"), .pageUp, .left: return move(by: -height)
    case .up, .character("k"), .character("y"), .backspace: return move(by: -1)
    case .character("d"): return move(by: height / 2)
    case .character("u"): return move(by: -(height / 2))
    case .home, .character("g"), .character("<"): return move(by: -rows.count)
    case .end, .character("G"), .character(">"): return jump(to: lastTop)
    case .character("n"): return find(pattern, from: (found ?? top - 1) + 1, step: 1)
    case .character("N"): return find(pattern, from: (found ?? top) - 1, step: -1)
    case .character("q"), .character("Q"), .interrupt, .endOfInput: return .leave
    case .redraw: return .redraw
    case .character, .escape, .unknown: return .nothing
    }
  }

  private mutating func move(by count: Int) -> Change {
    let old = top
    top = min(max(0, top + count), lastTop)
    if top == old { return .nothing }
    return top > old && top - old <= height ? .forward(top - old) : .redraw
  }

  private mutating func jump(to row: Int) -> Change {
    let old = top
    top = min(max(0, row), lastTop)
    return top == old ? .nothing : .redraw
  }

  // MARK: looking for something

  /// Looks for a text from the first row that is seen; capitals matter if it has any.
  ///
  /// - Returns: nil if it stands nowhere below.
  package mutating func find(_ text: String) -> Change? {
    pattern = text
    let change = find(text, from: top, step: 1)
    return change == .nothing ? nil : change
  }

  private mutating func find(_ text: String, from start: Int, step: Int) -> Change {
    guard !text.isEmpty else { return .nothing }
    var row = start
    while rows.indices.contains(row) {
      if holds(row) {
        found = row
        top = min(row, lastTop)
        return .redraw
      }
      row += step
    }
    return .nothing
  }

  private func holds(_ row: Int) -> Bool { folded(ScreenRows.plain(rows[row])).contains(folded(pattern)) }

  private func folded(_ text: String) -> String {
    pattern.contains { $0.isUppercase } ? text : text.lowercased()
  }

  private func shown(_ row: Int) -> String {
    let text = rows[row]
    guard !pattern.isEmpty, !text.unicodeScalars.contains("\u{1B}"), holds(row) else { return text }
    // Lower case may have other lengths; such a row is not marked.
    let searched = folded(text)
    guard searched.count == text.count else { return text }
    var (result, rest, place) = ("", searched[...], text.startIndex)
    while let range = rest.firstRange(of: folded(pattern)) {
      let before = searched.distance(from: rest.startIndex, to: range.lowerBound)
      let length = searched.distance(from: range.lowerBound, to: range.upperBound)
      let start = text.index(place, offsetBy: before)
      let end = text.index(start, offsetBy: length)
      result += text[place..<start] + "\u{1B}[7m" + text[start..<end] + "\u{1B}[27m"
      (rest, place) = (searched[range.upperBound...], end)
    }
    return result + text[place...]
  }
}
