package import Phrases
private import Text

extension ReadingError {
  package var message: Phrase {
    switch self {
    case .foreign(let format): return format.message
    case .tooLarge(let bytes, let limit):
      return "the file has \(groupedText(bytes)) bytes, more than \(groupedText(limit))"
    case .tooManyRows(let limit): return "the file has more than \(groupedText(limit)) rows"
    case .tooManyColumns(let row, let limit): return "row \(row) has more than \(groupedText(limit)) columns"
    case .lineTooLong(let row, let limit): return "row \(row) is longer than \(groupedText(limit)) bytes"
    case .nulByte(let offset, _):
      return "the file is not text: byte \(groupedText(offset)), counted from 0, is NUL"
    case .invalidUTF8(let line): return "line \(line) is not text in UTF-8"
    case .notInEncoding(let encoding): return "the file cannot be read as \(encoding.name)"
    case .undecidedEncoding(let readings):
      return "the file is not UTF-8, and its words do not say what else: \(list(readings))"
    case .empty: return "the file is empty"
    case .noRows: return "the file has a header and no rows under it"
    case .misplacedQuote(let row): return "row \(row) has a quotation mark in the middle of a cell"
    case .unclosedQuote(let row): return "the quotation mark opened in row \(row) is never closed"
    case .rowTooLong(let row, let found, let expected, _):
      return "row \(row) has \(Counted.cells(found)), the header \(groupedText(expected))"
    case .rowTooShort(let row, let found, let expected, let column):
      return """
        row \(row) has \(Counted.cells(found)), the header \(groupedText(expected)); \
        \(quoted(column)) is not among them
        """
    default: return columnMessage
    }
  }

  private var columnMessage: Phrase {
    switch self {
    case .noNumericColumn(let columns): return "no column has numbers; there are \(quotedNames(columns))"
    case .unknownColumn(let name, let columns, _):
      return "no column \(quoted(name)); there are \(quotedNames(columns))"
    case .ambiguousColumn(let name, let names):
      return "\(quoted(name)) begins several names: \(quotedNames(names))"
    case .equalNames(let name, let numbers):
      return """
        \(groupedText(numbers.count)) columns are named \(quoted(name)): \
        columns \(Phrase.list(numbers.prefix(8).map { "\($0)" }))
        """
    case .notANumber(let place, let column): return "\(at(place, column)) is not a number"
    case .notFinite(let place, let column): return "\(at(place, column)) is not a finite number"
    case .valueTooLarge(let place, let column): return "\(at(place, column)) is too large"
    case .ambiguousDecimal(let place, let column, let point, let comma):
      return "\(at(place, column)) can be \(point) or \(comma)"
    case .mixedDecimals(let one, let other, let column):
      return "\(at(other, column)) and \(quoted(one.text)) in row \(one.row) use different decimal marks"
    case .decimalContradicts(let mark, let place, let column):
      return "\(at(place, column)) is no number with decimal=\(mark.sign)"
    case .mixedUnits(let one, let other, let column):
      return "\(at(other, column)) and \(quoted(one.text)) in row \(one.row) have different units"
    default: return rowsMessage
    }
  }

  private var rowsMessage: Phrase {
    switch self {
    case .missingValues(let rows, let labels, let column):
      let names = labels.isEmpty ? "" : " (\(RowList.labels(labels)))"
      return rows.count == 1
        ? "row \(rows[0])\(names), column \(quoted(column)) has no value"
        : """
        \(groupedText(rows.count)) rows have no value in column \(quoted(column)): \
        rows \(RowList.text(rows))\(names)
        """
    case .notADate(let place, let example):
      return place.text.isEmpty
        ? "row \(place.row) has no date; others are like \(quoted(example))"
        : "row \(place.row): \(quoted(place.text)) is not a date like \(quoted(example))"
    case .impossibleDate(let place): return "row \(place.row): there is no date \(quoted(place.text))"
    case .ambiguousDates(let place, let one, let other):
      return "row \(place.row): the date \(quoted(place.text)) can be \(one) or \(other)"
    case .repeatedDates(let rows, let label, let count):
      return count == 1
        ? "rows \(RowList.text(rows)) have the same date \(quoted(label))"
        : """
        \(groupedText(count)) dates occur several times, the first, \(quoted(label)), in rows \
        \(RowList.text(rows))
        """
    case .gaps(let labels, let count, let before, let after, let frequency):
      let (missing, names) = (frequency.counted(count), RowList.labels(labels))
      return count == 1
        ? "\(missing) missing: \(names), between rows \(before) and \(after)"
        : "\(missing) missing: \(names), the first between rows \(before) and \(after)"
    case .unequalSteps(let rows, let frequency):
      return "the values are \(frequency.adverb), but the dates of rows \(RowList.text(rows)) do not follow"
    default: return ""
    }
  }

  private func at(_ place: CellPlace, _ column: String) -> Phrase {
    "row \(place.row), column \(quoted(column)): \(quoted(place.text))"
  }

  private func list(_ readings: [EncodingReading]) -> Phrase {
    Phrase.list(readings.map { "\($0.encoding.name) \(quoted($0.sample))" })
  }

  package var hint: Phrase {
    switch self {
    case .foreign(let format): return format.hint
    case .tooLarge, .tooManyRows, .tooManyColumns, .lineTooLong:
      return "keep the rows and the columns that matter in a smaller file"
    case .nulByte(_, let looksLikeUTF16):
      return looksLikeUTF16
        ? "it looks like UTF-16 without a mark: type encoding=utf-16" : "save the table as CSV UTF-8"
    case .invalidUTF8, .notInEncoding:
      return "save it as CSV UTF-8, or name its encoding with encoding=, such as encoding=big5"
    case .undecidedEncoding: return "type \(choices)"
    case .empty, .noRows:
      return "expected a row of names such as month,sales and a row for each value such as 1-01,266.0"
    case .misplacedQuote: return "put the whole cell in quotation marks and double those inside: \"5\"\" pipe\""
    case .unclosedQuote: return "close it, or double it if it is part of the cell"
    case .rowTooLong(_, _, _, let number):
      guard let number else { return "put cells that contain the separator in quotation marks" }
      return
        "if \(quoted(number)) is one number, put it in quotation marks, or separate cells by semicolons"
    case .rowTooShort: return "complete the row, or leave out such rows with missing=skip"
    default: return columnHint
    }
  }

  private var columnHint: Phrase {
    switch self {
    case .noNumericColumn, .notANumber: return "write numbers as 266.0, 1,234.5 or 2.66e2, without words beside them"
    case .unknownColumn(_, _, let nearest):
      return nearest.map { "did you mean \(quoted($0))?" as Phrase } ?? "give one of these names as column="
    case .ambiguousColumn: return "type more of the name"
    case .notFinite: return "put in a number or remove the row"
    case .valueTooLarge: return "the largest is 1e15; use a larger unit, such as millions"
    case .mixedDecimals: return "write all numbers of the column in one way"
    case .decimalContradicts(let mark, _, _): return "type decimal=\(mark.other.sign) or leave it out"
    case .mixedUnits: return "keep rows of one unit in the column, or convert them"
    case .notADate: return "write all dates in one way, or remove the row"
    case .impossibleDate: return "put in the date that was meant"
    case .unequalSteps: return "put in the dates that were meant, or type missing=skip to take the rows as they are"
    case .equalNames, .ambiguousDecimal, .missingValues, .ambiguousDates, .repeatedDates, .gaps:
      return "type \(choices)"
    default: return ""
    }
  }

  /// `missing=interpolate, missing=previous or missing=skip`
  private var choices: Phrase {
    let options = options.prefix(4)
    guard let last = options.last, options.count > 1 else { return "\(options.first ?? "")" }
    return "\(options.dropLast().joined(separator: ", ")) or \(last)"
  }
}

extension RowList {
  /// The first labels and the last, or all if they are few: `2022-04, 2022-05`, `2023-10 … 2023-12`.
  static func labels(_ labels: [String]) -> String {
    let shown = labels.map { $0.excerpt }
    guard shown.count > 3, let first = shown.first, let last = shown.last else { return shown.joined(separator: ", ") }
    return "\(first) … \(last)"
  }
}
