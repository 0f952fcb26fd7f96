/// Columns of one line: Characters, counted from 0. The upper bound is the column after the last.
///
/// An empty range points between two Characters, or past the last one.
package struct SourceRange: Sendable, Hashable {
  /// The first column.
  package let lowerBound: Int
  /// The column after the last.
  package let upperBound: Int

  /// The columns of `range`.
  package init(_ range: Range<Int>) {
    lowerBound = range.lowerBound
    upperBound = range.upperBound
  }

  /// The empty range just after this one.
  package var end: SourceRange { SourceRange(upperBound..<upperBound) }

  /// The range from the start of the earlier to the end of the later.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound)..<max(upperBound, other.upperBound))
  }
}
