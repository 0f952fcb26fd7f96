/// A line that is being typed: its scalars, and where the cursor is. It may have line breaks.
package struct EditedLine: Sendable, Equatable {
  /// The text.
  package var scalars: [Unicode.Scalar]
  /// The index of the scalar at the cursor; the count of scalars at the end.
  package var cursor: Int

  /// A text with the cursor at its end, unless told otherwise.
  package init(_ text: String = "", cursor: Int? = nil) {
    self.init(Array(text.unicodeScalars), cursor: cursor)
  }

  /// Scalars with the cursor at their end, unless told otherwise.
  package init(_ scalars: [Unicode.Scalar], cursor: Int? = nil) {
    self.scalars = scalars
    self.cursor = min(max(cursor ?? scalars.count, 0), scalars.count)
  }

  /// The whole text.
  package var text: String { text(0..<scalars.count) }

  /// The text up to the cursor.
  package var before: String { text(0..<cursor) }

  /// The scalars of a range as text.
  package func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// Whether the cursor is at the end.
  package var isAtEnd: Bool { cursor == scalars.count }

  /// The range of the row between line breaks that an index is in, without the breaks.
  package func row(at index: Int) -> Range<Int> {
    let start = scalars[..<index].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[index...].firstIndex(of: "\n") ?? scalars.count
    return start..<end
  }
}

// MARK: characters as people see them

extension EditedLine {
  /// Calls `body` with the range of each character that people see as one, in order.
  ///
  /// - Parameter range: starts and ends between two of them.
  package func forEachCharacter(in range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      // Between two plain scalars there is always a boundary. Long plain texts are not worth more.
      if scalars[index].standsAlone, index + 1 == range.upperBound || scalars[index + 1].standsAlone {
        body(index..<index + 1)
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound, !(scalars[end - 1].standsAlone && scalars[end].standsAlone) { end += 1 }
      for character in text(index..<end) {
        let next = index + character.unicodeScalars.count
        body(index..<next)
        index = next
      }
    }
  }

  /// The range of the character that holds the scalar at an index; empty at the end of the text.
  package func character(at index: Int) -> Range<Int> {
    guard index < scalars.count else { return scalars.count..<scalars.count }
    var start = index
    while start > 0, index - start < Self.longestSearch, !(scalars[start].standsAlone && scalars[start - 1].standsAlone)
    {
      start -= 1
    }
    var end = index + 1
    while end < scalars.count, end - index < Self.longestSearch,
      !(scalars[end].standsAlone && scalars[end - 1].standsAlone)
    {
      end += 1
    }
    var found = index..<index + 1
    forEachCharacter(in: start..<end) { if $0.contains(index) { found = $0 } }
    return found
  }

  /// The index where the character before an index starts.
  package func index(before index: Int) -> Int { index > 0 ? character(at: index - 1).lowerBound : 0 }

  /// The index after the character at an index.
  package func index(after index: Int) -> Int { character(at: index).upperBound }

  /// Whether an index is not in the middle of a character.
  package func isBoundary(_ index: Int) -> Bool {
    index <= 0 || index >= scalars.count || character(at: index).lowerBound == index
  }

  /// How many scalars around an index are looked at. No character that somebody types is that long.
  private static let longestSearch = 256
}

extension Unicode.Scalar {
  /// Whether there is a boundary between this scalar and another of the kind: none of them combines.
  fileprivate var standsAlone: Bool { value < 0x300 }
}
