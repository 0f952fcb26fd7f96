private import SwiftCSV

/// Text whose rows are divided into cells by commas, semicolons or tabs, read row by row with SwiftCSV.
struct SeparatedText {
  private let text: String
  private let delimiter: Character

  /// - Throws: `SeriesError.invalidUTF8` with the offset of the first wrong byte.
  init(_ bytes: [UInt8]) throws(SeriesError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .invalidUTF8(offset: error.byteOffsets.lowerBound, looksLikeUTF16: SeparatedText.looksLikeUTF16(bytes))
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    text = String(decoding: bytes[start...], as: UTF8.self)
    let beginning = String(decoding: bytes[start...].prefix(65_536), as: UTF8.self)
    delimiter = CSVDelimiter.guessed(string: beginning).rawValue
  }

  /// Calls `body` with the number (from 1) and the cells of each row, up to `limit` rows. An empty line is a row of one
  /// empty cell.
  ///
  /// - Throws: `SeriesError.misplacedQuote`.
  func forEachRow(limit: Int? = nil, _ body: @escaping (Int, [String]) -> Void) throws(SeriesError) {
    let counter = Counter()
    do {
      let file = try CSV<RowsOnly>(string: text, delimiter: .init(unicodeScalarLiteral: delimiter))
      try file.enumerateAsArray(startAt: 0, rowLimit: limit) { cells in
        counter.rows += 1
        body(counter.rows, cells)
      }
    } catch {
      throw .misplacedQuote(row: counter.rows + 1)
    }
  }

  /// SwiftCSV lets an unclosed quotation mark swallow the rest of the file, so look for it ourselves.
  ///
  /// - Throws: `SeriesError.unclosedQuote`.
  func checkQuotes() throws(SeriesError) {
    var line = 1
    var openedIn: Int?
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { openedIn = openedIn == nil ? line : nil }
      if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r")) { line += 1 }
      previous = byte
    }
    if let openedIn { throw .unclosedQuote(line: openedIn) }
  }

  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }
}

/// Rows told so far; the row callback outlives the call as far as the compiler knows.
private final class Counter {
  var rows = 0
}

/// A view that keeps no rows, so that a file of millions of rows is streamed.
private struct RowsOnly: CSVView {
  var rows: [[String]] { [] }
  var columns: [String]? { nil }

  init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) {}

  func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}
