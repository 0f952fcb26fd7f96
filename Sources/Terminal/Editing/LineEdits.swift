// What keys do to a line, apart from any terminal.

extension EditedLine {
  /// Goes so many characters to the right, or to the left if that is negative.
  ///
  /// - Returns: whether the cursor has moved.
  package mutating func move(by count: Int) -> Bool {
    let old = cursor
    for _ in 0..<abs(count) { cursor = count > 0 ? index(after: cursor) : index(before: cursor) }
    return cursor != old
  }

  /// Puts text at the cursor.
  package mutating func insert(_ text: some Sequence<Unicode.Scalar>) {
    let old = scalars.count
    scalars.insert(contentsOf: Array(text), at: cursor)
    cursor += scalars.count - old
  }

  /// Takes a part out; the cursor is where it was.
  ///
  /// - Returns: what was taken out.
  package mutating func remove(_ range: Range<Int>) -> [Unicode.Scalar] {
    let removed = Array(scalars[range])
    scalars.removeSubrange(range)
    cursor = range.lowerBound
    return removed
  }

  /// The index where the word before the cursor starts. A word is of letters and digits, or with `toBlank` of all but
  /// blanks.
  package func wordStart(times: Int = 1, toBlank: Bool = false) -> Int {
    var index = cursor
    for _ in 0..<times {
      while index > 0, !isInWord(index - 1, toBlank) { index -= 1 }
      while index > 0, isInWord(index - 1, toBlank) { index -= 1 }
    }
    return index
  }

  /// The index where the word at or after the cursor ends.
  package func wordEnd(times: Int = 1) -> Int {
    var index = cursor
    for _ in 0..<times {
      while index < scalars.count, !isInWord(index, false) { index += 1 }
      while index < scalars.count, isInWord(index, false) { index += 1 }
    }
    return index
  }

  private func isInWord(_ index: Int, _ toBlank: Bool) -> Bool {
    let scalar = scalars[index]
    if toBlank { return !(scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\u{3000}") }
    // A mark belongs to the letter that it stands on.
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.canonicalCombiningClass != .notReordered || scalar == "_"
  }

  /// Exchanges the characters before and at the cursor, at the end the last two.
  ///
  /// - Returns: whether there were two.
  package mutating func transpose() -> Bool {
    let middle = isAtEnd || scalars[cursor] == "\n" ? index(before: cursor) : cursor
    let start = index(before: middle)
    let end = index(after: middle)
    guard start < middle, middle < end else { return false }
    scalars.replaceSubrange(start..<end, with: scalars[middle..<end] + scalars[start..<middle])
    cursor = end
    return true
  }

  /// Goes a row up (or down) in a text of several rows, to the same column where it has one.
  ///
  /// - Returns: whether there is such a row.
  package mutating func moveRow(down: Bool) -> Bool {
    let row = row(at: cursor)
    let column = cursor - row.lowerBound
    guard down ? row.upperBound < scalars.count : row.lowerBound > 0 else { return false }
    let other = self.row(at: down ? row.upperBound + 1 : row.lowerBound - 1)
    let place = min(other.lowerBound + column, other.upperBound)
    cursor = isBoundary(place) ? place : character(at: place).lowerBound
    return true
  }

  /// The line as an editor leaves it that knows only scalars, made whole again: the cursor in no character's middle, and
  /// of no character only a part taken away.
  ///
  /// - Parameter old: the line before.
  package func mended(after old: EditedLine) -> EditedLine {
    var line = self
    if scalars.count < old.scalars.count {
      let removed = old.scalars.count - scalars.count
      let start = cursor
      // Only a part was taken out at the cursor, and nothing put in.
      if start + removed <= old.scalars.count, scalars[..<start] == old.scalars[..<start],
        scalars[start...] == old.scalars[(start + removed)...]
      {
        let from = old.isBoundary(start) ? start : old.character(at: start).lowerBound
        let end = start + removed
        let to = old.isBoundary(end) ? end : old.character(at: end).upperBound
        if to > end { line.scalars.removeSubrange(start..<start + to - end) }
        if from < start { line.scalars.removeSubrange(from..<start) }
        line.cursor = from
        return line
      }
    }
    guard scalars == old.scalars, !isBoundary(cursor) else { return line }
    let character = character(at: cursor)
    line.cursor = cursor > old.cursor ? character.upperBound : character.lowerBound
    return line
  }
}

/// What was cut out of lines, to be put back.
package struct KillRing: Sendable {
  private var texts: [[Unicode.Scalar]] = []
  /// How many are kept.
  private static let most = 20

  /// Nothing was cut yet.
  package init() {}

  /// The last text that was cut; empty if there is none.
  package var last: [Unicode.Scalar] { texts.last ?? [] }

  /// Takes a text.
  ///
  /// - Parameters:
  ///   - text: what was cut.
  ///   - extends: whether it belongs to the one before; `atStart` if before it.
  package mutating func cut(_ text: [Unicode.Scalar], extends: Bool, atStart: Bool) {
    guard !text.isEmpty else { return }
    if extends, let last = texts.popLast() {
      texts.append(atStart ? text + last : last + text)
    } else {
      texts.append(text)
    }
    if texts.count > Self.most { texts.removeFirst() }
  }

  /// The text before the last one becomes the last.
  package mutating func turn() {
    if let last = texts.popLast() { texts.insert(last, at: 0) }
  }
}
