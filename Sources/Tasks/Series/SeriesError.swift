package import Phrases
private import Text

/// What can be wrong with a series or its file. Rows are counted from 1, the header's row included; columns are named
/// as the header names them.
public enum SeriesError: ExplainedError, Equatable {
  /// Nothing divides text into rows of cells here.
  case noSplitter
  /// The file has more than `limit` bytes.
  case fileTooLarge(bytes: Int, limit: Int)
  /// The byte at `offset` is no part of UTF-8.
  case invalidUTF8(offset: Int, looksLikeUTF16: Bool)
  /// The file has no cell.
  case empty
  /// The first row has a number in the place of a name.
  case noHeader(cell: String)
  /// There is nothing below the header.
  case noRows
  /// A quotation mark stands in the middle of a cell.
  case misplacedQuote(row: Int)
  /// A quotation mark is never closed.
  case unclosedQuote(line: Int)
  /// A row has more cells than the header.
  case extraCells(row: Int, found: Int, expected: Int)
  /// No column has numbers.
  case noNumericColumn(columns: [String])
  /// No column has this name.
  case unknownColumn(name: String, columns: [String], nearest: String?)
  /// Several columns have this name.
  case ambiguousColumn(name: String, positions: [Int])
  /// A cell of the series is empty.
  case missingValue(row: Int, column: String)
  /// A cell of the series is no number.
  case notANumber(text: String, row: Int, column: String)
  /// A cell of the series is no finite number.
  case notFinite(text: String, row: Int, column: String)
  /// A number is larger than `Series.largestValue`.
  case valueTooLarge(text: String, row: Int, column: String)
  /// A value is not finite or too large.
  case unusableValue(position: Int)
  /// Fewer than one value to test on.
  case testCountTooSmall(found: Int)
  /// Too few values to train on are left.
  case tooFewValues(found: Int, testCount: Int, largestTestCount: Int)
  /// The series can't be divided or read as asked.
  case division(DivisionError)
  /// An input can't be read beside the series.
  case inputs(InputsError)
}

extension SeriesError: CustomStringConvertible {
  /// What was found and what to do, in English.
  public var description: String { explanation }
}

extension SeriesError {
  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .noSplitter: return "CSV files cannot be read here"
    case .fileTooLarge(let bytes, let limit):
      return "the file has \(groupedText(bytes)) bytes, more than \(groupedText(limit))"
    case .invalidUTF8(let offset, _):
      return "the file is not text in UTF-8: byte \(groupedText(offset)), counted from 0, is wrong"
    case .empty: return "the file is empty"
    case .noHeader(let cell):
      return "the first row should name the columns, but has the number \(quoted(cell))"
    case .noRows: return "the file has a header and no rows under it"
    case .misplacedQuote(let row): return "row \(row) has a quotation mark in the middle of a cell"
    case .unclosedQuote(let line): return "the quotation mark opened in line \(line) is never closed"
    case .extraCells(let row, let found, let expected):
      return "row \(row) has \(Counted.cells(found)), the header \(groupedText(expected))"
    case .noNumericColumn(let columns): return "no column has numbers; there are \(quotedNames(columns))"
    case .unknownColumn(let name, let columns, _):
      return "no column \(quoted(name)); there are \(quotedNames(columns))"
    case .ambiguousColumn(let name, let positions):
      return "\(groupedText(positions.count)) columns are named \(quoted(name))"
    case .missingValue(let row, let column): return "row \(row), column \(quoted(column)) is empty"
    case .notANumber(let text, let row, let column):
      return "\(place(row, column)): \(quoted(text)) is not a number"
    case .notFinite(let text, let row, let column):
      return "\(place(row, column)): \(quoted(text)) is not a finite number"
    case .valueTooLarge(let text, let row, let column):
      return "\(place(row, column)): \(quoted(text)) is too large"
    case .unusableValue(let position): return "value \(position) is not finite, or larger than 1e15"
    case .testCountTooSmall(let found): return "\(Counted.values(found)) to test on"
    case .tooFewValues(let found, let testCount, _):
      return "the series has \(Counted.values(found)), too few to test on \(groupedText(testCount))"
    case .division(let error): return error.message
    case .inputs(let error): return error.message
    }
  }

  /// What was expected and what to do.
  package var hint: Phrase {
    switch self {
    case .noSplitter: return "\"load sales\" and \"load addition\" need no file"
    case .fileTooLarge: return "keep the rows and the column that matter in a smaller file"
    case .invalidUTF8(_, let looksLikeUTF16):
      return looksLikeUTF16 ? "it looks like UTF-16; save it as CSV in UTF-8" : "save it as CSV in UTF-8"
    case .empty, .noRows:
      return "expected a row of names such as month,sales and a row for each value such as 1-01,266.0"
    case .noHeader(let cell):
      return "put a row of names above the values; if \(quoted(cell)) is a name, give it as column="
    case .misplacedQuote: return "put the whole cell in quotation marks and double those inside: \"5\"\" pipe\""
    case .unclosedQuote: return "close it, or double it if it is part of the cell"
    case .extraCells: return "put cells that contain the separator in quotation marks; write decimals with a point"
    case .unknownColumn(_, _, let nearest):
      return nearest.map { "did you mean \(quoted($0))?" as Phrase } ?? "give one of these names as column="
    case .ambiguousColumn(_, let positions):
      let list = Phrase.list(positions.prefix(8).map { "\($0)" })
      return "rename all but one of columns \(list)"
    case .missingValue: return "a series has no gaps: fill in the value or remove the row"
    case .noNumericColumn, .notANumber:
      return "write numbers as 266.0 or 2.66e2, with a point and without units or thousands separators"
    case .notFinite: return "a series has no gaps: put in a number or remove the row"
    case .valueTooLarge, .unusableValue: return "the largest is 1e15; use a larger unit, such as millions"
    case .testCountTooSmall: return "test on at least 1"
    case .tooFewValues(_, _, let largestTestCount):
      return largestTestCount > 0
        ? "test on at most \(groupedText(largestTestCount)); at least 4 values are for training"
        : "a series needs at least 5 values: 4 to train on and 1 to test on"
    case .division(let error): return error.hint
    case .inputs(let error): return error.hint
    }
  }

  private func place(_ row: Int, _ column: String) -> Phrase {
    "row \(row), column \(quoted(column))"
  }
}

extension SeriesError {
  /// The option of `load` that is at fault; nil if it is the data.
  package var option: String? {
    switch self {
    case .testCountTooSmall, .tooFewValues: TaskSource.Number.testCount.name
    case .division(let error): error.option
    case .inputs: "inputs"
    default: nil
    }
  }
}
