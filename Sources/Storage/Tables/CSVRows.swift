import SwiftCSV
import Tasks

extension RowSplitter {
  /// Divides comma-separated values, and those separated by semicolons or tabs, with SwiftCSV.
  package static let csv = RowSplitter { (text, limit, body) throws(SeriesError) in
    let beginning = String(decoding: text.utf8.prefix(65_536), as: UTF8.self)
    let counter = Counter()
    do {
      let file = try CSV<RowsOnly>(string: text, delimiter: CSVDelimiter.guessed(string: beginning))
      try file.enumerateAsArray(startAt: 0, rowLimit: limit) { cells in
        counter.rows += 1
        body(counter.rows, cells)
      }
    } catch {
      throw .misplacedQuote(row: counter.rows + 1)
    }
  }
}

/// Rows told so far. A class, because the compiler does not know that the callback ends before the call.
private final class Counter {
  var rows = 0
}

/// A view that keeps no rows, so that a file of millions of rows is read row by row.
private struct RowsOnly: CSVView {
  var rows: [[String]] { [] }
  var columns: [String]? { nil }

  init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) {}

  func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}
