/// The text of a file of rows and cells.
struct SeparatedText {
  private let text: String
  private let splitter: RowSplitter

  /// - Parameter splitter: divides the text.
  /// - Throws: `SeriesError.invalidUTF8` with the offset of the first wrong byte.
  init(_ bytes: [UInt8], splitter: RowSplitter) throws(SeriesError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .invalidUTF8(offset: error.byteOffsets.lowerBound, looksLikeUTF16: SeparatedText.looksLikeUTF16(bytes))
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    text = String(decoding: bytes[start...], as: UTF8.self)
    self.splitter = splitter
  }

  /// Calls `body` with the number (from 1) and the cells of each row, up to `limit` rows. An empty line is a row of one
  /// empty cell.
  ///
  /// - Throws: `SeriesError.misplacedQuote`.
  func forEachRow(limit: Int? = nil, _ body: @escaping RowSplitter.RowReader) throws(SeriesError) {
    try splitter.forEachRow(of: text, limit: limit, body)
  }

  /// Looks for a quotation mark that is never closed, which would swallow the rest of the file.
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
