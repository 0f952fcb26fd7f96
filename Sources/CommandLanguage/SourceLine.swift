/// A line taken apart: the scalars that the lexer reads, and the Character (column) each belongs to.
///
/// The lexer works on scalars because a combining mark after a quote or a blank would otherwise hide it.
struct SourceLine {
  let scalars: [Unicode.Scalar]
  private let columns: [Int]
  private let columnCount: Int

  init(_ line: String) {
    var columns: [Int] = []
    var column = 0
    for character in line {
      for _ in character.unicodeScalars { columns.append(column) }
      column += 1
    }
    self.scalars = Array(line.unicodeScalars)
    self.columns = columns
    self.columnCount = column
  }

  /// The columns of the scalars at `range`. A Character that is cut by the range counts as a whole.
  func columns(_ range: Range<Int>) -> SourceRange {
    let lower = range.lowerBound < columns.count ? columns[range.lowerBound] : columnCount
    guard !range.isEmpty, range.upperBound <= columns.count else { return SourceRange(lower..<lower) }
    return SourceRange(lower..<columns[range.upperBound - 1] + 1)
  }

  /// The scalars at `range` as a string.
  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// The index of the first wanted scalar at or after `start`, or the end of the line.
  func firstIndex(from start: Int, where isWanted: (Unicode.Scalar) -> Bool) -> Int {
    scalars[start...].firstIndex(where: isWanted) ?? scalars.count
  }
}
