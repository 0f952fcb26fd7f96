/// A cell of a row: where its text stands in the file.
struct TableCell {
  /// Without the quotation marks around it.
  let range: Range<Int>
  let isQuoted: Bool
  /// Whether a quotation mark in it is written twice.
  let hasDoubledQuotes: Bool
}

/// Text in rows (RFC 4180): lines end with LF, CR or CR LF, cells stand between delimiters and may be quoted. A
/// quotation mark in the middle of a cell that is not quoted is a part of it.
///
/// Only where rows begin is kept; cells are found anew each time, so that memory stays bounded.
struct SeparatedTable {
  /// A run of blanks divides cells.
  static let blanks = UInt8(ascii: " ")

  let bytes: [UInt8]
  let delimiter: UInt8
  private var starts: [UInt32] = []

  /// How many rows there are, blank ones and comments included.
  var rowCount: Int { starts.count }

  /// Finds the rows.
  ///
  /// - Parameter isSample: whether the text may be cut off or wrongly divided; then it ends where something is wrong.
  /// - Throws: `ReadingError` about quotes and sizes.
  init(
    _ bytes: [UInt8], delimiter: UInt8, limits: ReadingLimits, isSample: Bool = false
  ) throws(ReadingError) {
    self.bytes = bytes
    self.delimiter = delimiter
    var position = 0
    var cells = 0
    while position < bytes.count {
      let row = starts.count + 1
      guard row <= limits.rows else { throw .tooManyRows(limit: limits.rows) }
      starts.append(UInt32(position))
      let end = scan(from: position, before: bytes.count, stopsAtLineEnd: true, limits) { _ in cells += 1 }
      if end.problem != nil, isSample {
        if row > 2 { starts.removeLast() }
        break
      }
      switch end.problem {
      case .unclosedQuote: throw .unclosedQuote(row: row)
      case .misplacedQuote: throw .misplacedQuote(row: row)
      case .tooLong: throw .lineTooLong(row: row, limit: limits.lineBytes)
      case .tooManyCells: throw .tooManyColumns(row: row, limit: limits.columns)
      case nil: break
      }
      position = end.next
    }
  }

  /// The cells of a row, from 0.
  func cells(ofRow row: Int) -> [TableCell] {
    var cells: [TableCell] = []
    forEachCell(ofRow: row) { cells.append($0) }
    return cells
  }

  /// Calls `body` with each cell of a row.
  func forEachCell(ofRow row: Int, _ body: (TableCell) -> Void) {
    let end = row + 1 < starts.count ? Int(starts[row + 1]) : bytes.count
    _ = scan(from: Int(starts[row]), before: end, stopsAtLineEnd: !isComment(row: row), ReadingLimits.none, body)
  }

  /// The whole row as it stands in the file.
  func line(ofRow row: Int) -> Bytes {
    let end = row + 1 < starts.count ? Int(starts[row + 1]) : bytes.count
    return bytes[Int(starts[row])..<end].trimmed
  }

  /// The text of a cell, without blanks at its ends.
  func content(_ cell: TableCell) -> Bytes {
    let raw = bytes[cell.range]
    if !cell.hasDoubledQuotes { return (cell.isQuoted ? raw : unwrappedFormula(raw)).trimmed }
    var text: [UInt8] = []
    var isSecond = false
    for byte in raw {
      isSecond = byte == quote && !isSecond
      if !isSecond || byte != quote { text.append(byte) }
    }
    return text[...].trimmed
  }

  /// Whether a row is a comment: it begins with `#`, `//` or `% `.
  func isComment(row: Int) -> Bool { isComment(at: Int(starts[row])) }

  /// `="0012"`, as spreadsheets write text that looks like a number.
  private func unwrappedFormula(_ raw: Bytes) -> Bytes {
    let text = raw.trimmed
    guard text.count >= 3, text.begins(with: [UInt8(ascii: "="), quote]), text.last == quote else { return raw }
    return text.dropFirst(2).dropLast()
  }

  private func isComment(at start: Int) -> Bool {
    var position = start
    if position < bytes.count, bytes[position] == quote { position += 1 }
    guard position < bytes.count else { return false }
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch bytes[position] {
    case UInt8(ascii: "#"): return !MissingWord.isSpreadsheetError(bytes[position..<min(position + 9, bytes.count)])
    case UInt8(ascii: "/"): return next == UInt8(ascii: "/")
    case UInt8(ascii: "%"): return next == 0x20
    default: return false
    }
  }
}

// MARK: - Scanning

private let quote = UInt8(ascii: "\"")

private enum RowProblem {
  case unclosedQuote, misplacedQuote, tooLong, tooManyCells
}

extension SeparatedTable {
  /// Goes through a row; returns where the next begins.
  private func scan(
    from start: Int, before end: Int, stopsAtLineEnd: Bool, _ limits: ReadingLimits, _ body: (TableCell) -> Void
  ) -> (next: Int, problem: RowProblem?) {
    if stopsAtLineEnd, isComment(at: start) { return (afterLine(from: start, before: end), nil) }
    var position = delimiter == SeparatedTable.blanks ? skipBlanks(from: start, before: end) : start
    var count = 0
    while true {
      let (cell, next, problem) = cell(from: position, before: end)
      if let problem { return (next, problem) }
      count += 1
      if count > limits.columns { return (next, .tooManyCells) }
      if next - start > limits.lineBytes { return (next, .tooLong) }
      body(cell)
      guard next < end, bytes[next] == delimiter else { return (afterLine(from: next, before: end), nil) }
      position = next + 1
      if delimiter == SeparatedTable.blanks {
        position = skipBlanks(from: position, before: end)
        if position == end || isLineEnd(position) { return (afterLine(from: position, before: end), nil) }
      }
    }
  }

  /// A cell, and the position of the delimiter or line end after it.
  private func cell(from start: Int, before end: Int) -> (cell: TableCell, next: Int, problem: RowProblem?) {
    let first = skipBlanks(from: start, before: end)
    if first < end, bytes[first] == quote { return quotedCell(from: first + 1, before: end) }
    var position = start
    while position < end, bytes[position] != delimiter, !isLineEnd(position) { position += 1 }
    return (TableCell(range: start..<position, isQuoted: false, hasDoubledQuotes: false), position, nil)
  }

  private func quotedCell(from start: Int, before end: Int) -> (cell: TableCell, next: Int, problem: RowProblem?) {
    var position = start
    var hasDoubled = false
    while position < end {
      if bytes[position] == quote {
        guard position + 1 < end, bytes[position + 1] == quote else { break }
        hasDoubled = true
        position += 1
      }
      position += 1
    }
    let cell = TableCell(range: start..<position, isQuoted: true, hasDoubledQuotes: hasDoubled)
    guard position < end else { return (cell, end, .unclosedQuote) }
    let next = delimiter == SeparatedTable.blanks ? position + 1 : skipBlanks(from: position + 1, before: end)
    let isWhole = next == end || bytes[next] == delimiter || isLineEnd(next)
    return (cell, next, isWhole ? nil : .misplacedQuote)
  }

  /// Skips blanks and tabs that do not divide cells (all of them where blanks do).
  private func skipBlanks(from start: Int, before end: Int) -> Int {
    var position = start
    while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 {
      if bytes[position] == delimiter, delimiter != SeparatedTable.blanks { break }
      position += 1
    }
    return position
  }

  private func isLineEnd(_ position: Int) -> Bool { bytes[position] == 0x0A || bytes[position] == 0x0D }

  private func afterLine(from start: Int, before end: Int) -> Int {
    var position = start
    while position < end, !isLineEnd(position) { position += 1 }
    if position + 1 < end, bytes[position] == 0x0D, bytes[position + 1] == 0x0A { position += 1 }
    return min(position + 1, end)
  }
}
