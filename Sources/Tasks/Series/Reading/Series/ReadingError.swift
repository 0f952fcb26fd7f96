internal import Phrases

/// Why a file was not read. Rows are counted from 1, every line of the file included; columns are named as the header
/// names them.
package enum ReadingError: ExplainedError {
  case foreign(ForeignFormat)
  case tooLarge(bytes: Int, limit: Int)
  case tooManyRows(limit: Int)
  case tooManyColumns(row: Int, limit: Int)
  case lineTooLong(row: Int, limit: Int)
  case nulByte(offset: Int, looksLikeUTF16: Bool)
  case invalidUTF8(line: Int)
  case notInEncoding(TextEncoding)
  case undecidedEncoding([EncodingReading])
  case empty
  case noRows
  case misplacedQuote(row: Int)
  case unclosedQuote(row: Int)
  case rowTooLong(row: Int, found: Int, expected: Int, looksLikeNumber: String?)
  case rowTooShort(row: Int, found: Int, expected: Int, column: String)
  case noNumericColumn(columns: [String])
  case unknownColumn(String, columns: [String], nearest: String?)
  case ambiguousColumn(String, names: [String])
  case equalNames(String, numbers: [Int])
  case notANumber(CellPlace, column: String)
  case notFinite(CellPlace, column: String)
  case valueTooLarge(CellPlace, column: String)
  /// Both readings of the first cell that has two, as text.
  case ambiguousDecimal(CellPlace, column: String, point: String, comma: String)
  case mixedDecimals(CellPlace, CellPlace, column: String)
  case decimalContradicts(DecimalMark, CellPlace, column: String)
  case mixedUnits(CellPlace, CellPlace, column: String)
  case missingValues(rows: [Int], labels: [String], column: String)
  case notADate(CellPlace, example: String)
  case impossibleDate(CellPlace)
  case ambiguousDates(CellPlace, String, String)
  case repeatedDates(rows: [Int], label: String, count: Int)
  case gaps(labels: [String], count: Int, rowBefore: Int, rowAfter: Int, frequency: Frequency)
  case unequalSteps(rows: [Int], frequency: Frequency)
}

extension ReadingError {
  /// Whether it is about a column that was typed so: about the name, or about what stands in the column.
  package func isAbout(column typed: String) -> Bool {
    switch self {
    case .unknownColumn(let name, _, _), .ambiguousColumn(let name, _), .equalNames(let name, _): return name == typed
    case .notANumber(_, let name), .notFinite(_, let name), .valueTooLarge(_, let name),
      .ambiguousDecimal(_, let name, _, _), .mixedDecimals(_, _, let name), .mixedUnits(_, _, let name),
      .missingValues(_, _, let name):
      return name == typed || name.lowercased().hasPrefix(typed.lowercased())
    default: return false
    }
  }

  /// The row where the mistake is, from 1; nil if it is none of one row.
  package var row: Int? {
    switch self {
    case .tooManyColumns(let row, _), .lineTooLong(let row, _), .misplacedQuote(let row), .unclosedQuote(let row),
      .rowTooLong(let row, _, _, _), .rowTooShort(let row, _, _, _), .gaps(_, _, _, let row, _), .invalidUTF8(let row):
      return row
    case .notANumber(let place, _), .notFinite(let place, _), .valueTooLarge(let place, _),
      .ambiguousDecimal(let place, _, _, _), .mixedDecimals(_, let place, _), .decimalContradicts(_, let place, _),
      .mixedUnits(_, let place, _), .notADate(let place, _), .impossibleDate(let place),
      .ambiguousDates(let place, _, _):
      return place.row
    case .missingValues(let rows, _, _), .repeatedDates(let rows, _, _), .unequalSteps(let rows, _): return rows.first
    case .foreign, .tooLarge, .tooManyRows, .nulByte, .notInEncoding, .undecidedEncoding, .empty, .noRows,
      .noNumericColumn, .unknownColumn, .ambiguousColumn, .equalNames:
      return nil
    }
  }

  /// The column where the mistake is; nil if it is none of one column.
  package var column: String? {
    switch self {
    case .rowTooShort(_, _, _, let column), .notANumber(_, let column), .notFinite(_, let column),
      .valueTooLarge(_, let column), .ambiguousDecimal(_, let column, _, _), .mixedDecimals(_, _, let column),
      .decimalContradicts(_, _, let column), .mixedUnits(_, _, let column), .missingValues(_, _, let column):
      return column
    default: return nil
    }
  }

  /// The options any of which may help, as they are typed.
  package var options: [String] {
    switch self {
    case .ambiguousDecimal: ["decimal=.", "decimal=,"]
    case .missingValues, .gaps: MissingChoice.allCases.map { "missing=\($0.rawValue)" }
    case .unequalSteps: ["missing=skip"]
    case .rowTooShort: ["missing=skip"]
    case .repeatedDates: RepeatedChoice.allCases.map { "repeated=\($0.rawValue)" }
    case .ambiguousDates: ["dates=dmy", "dates=mdy"]
    case .undecidedEncoding(let readings): readings.map { "encoding=\($0.encoding.option)" }
    case .equalNames(_, let numbers): numbers.map { "column=\($0)" }
    default: []
    }
  }
}
