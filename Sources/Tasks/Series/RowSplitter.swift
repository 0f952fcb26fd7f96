/// Divides a text into rows of cells, as the core cannot do by itself: by commas, semicolons or tabs, whichever comes
/// first in the text; cells may be quoted.
package struct RowSplitter: Sendable {
  /// Is given the number of a row, from 1, and its cells.
  package typealias RowReader = (_ row: Int, _ cells: [String]) -> Void

  private let split: @Sendable (_ text: String, _ limit: Int?, _ body: @escaping RowReader) throws(SeriesError) -> Void

  /// - Parameter split: what `forEachRow` does.
  package init(
    _ split:
      @escaping @Sendable (_ text: String, _ limit: Int?, _ body: @escaping RowReader) throws(SeriesError) -> Void
  ) {
    self.split = split
  }

  /// Calls `body` with each row, up to `limit` rows. An empty line is a row of one empty cell.
  ///
  /// - Throws: `SeriesError.misplacedQuote`.
  package func forEachRow(
    of text: String, limit: Int? = nil, _ body: @escaping RowReader
  ) throws(SeriesError) {
    try split(text, limit, body)
  }
}
