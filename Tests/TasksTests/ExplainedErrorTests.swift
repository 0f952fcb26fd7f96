import Tasks
import Testing

@Test(arguments: everyError.indices)
func everyErrorIsOneSafeLineWithAHint(index: Int) {
  let error = everyError[index]
  for text in [error.message.description, error.hint.description] {
    #expect(!text.isEmpty && !text.hasSuffix("."))
    #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(text.count < 700)
  }
}

@Test func anErrorOfTheLibraryIsItsMessageAndHint() {
  #expect(
    SeriesError.unusableValue(position: 3).description
      == "value 3 is not finite, or larger than 1e15; the largest is 1e15; use a larger unit, such as millions")
  #expect(
    ExamplesError.tooFew(asked: 9).description
      == "9 examples can't be divided; ask for at least 10: nine to train on and one to validate with")
}

private let hostile = "\u{1B}]0;\u{7}" + String(repeating: "🙂", count: 10_000)

private let place = CellPlace(row: 2, text: hostile)

private let readingErrors: [ReadingError] =
  [
    .tooLarge(bytes: .max, limit: 1), .tooManyRows(limit: 5), .tooManyColumns(row: 1, limit: 5),
    .lineTooLong(row: 1, limit: 5), .nulByte(offset: 3, looksLikeUTF16: true),
    .nulByte(offset: 3, looksLikeUTF16: false),
    .invalidUTF8(line: 3), .notInEncoding(.big5),
    .undecidedEncoding([
      EncodingReading(encoding: .big5, sample: hostile), EncodingReading(encoding: .gb18030, sample: ""),
    ]),
    .empty, .noRows, .misplacedQuote(row: 1), .unclosedQuote(row: 2),
    .rowTooLong(row: 2, found: 3, expected: 2, looksLikeNumber: nil),
    .rowTooLong(row: 2, found: 3, expected: 2, looksLikeNumber: hostile),
    .rowTooShort(row: 2, found: 3, expected: 2, column: hostile),
    .noNumericColumn(columns: Array(repeating: hostile, count: 100)),
    .unknownColumn(hostile, columns: [hostile], nearest: hostile), .unknownColumn("", columns: [], nearest: nil),
    .ambiguousColumn(hostile, names: Array(repeating: hostile, count: 100)),
    .equalNames(hostile, numbers: Array(1...1000)),
    .notANumber(place, column: hostile), .notFinite(place, column: hostile), .valueTooLarge(place, column: hostile),
    .ambiguousDecimal(place, column: hostile, point: "1.5", comma: "15"), .mixedDecimals(place, place, column: hostile),
    .decimalContradicts(.comma, place, column: hostile), .mixedUnits(place, place, column: hostile),
    .missingValues(rows: [2], labels: [], column: hostile),
    .missingValues(rows: Array(1...1000), labels: Array(repeating: hostile, count: 1000), column: hostile),
    .notADate(place, example: hostile), .notADate(CellPlace(row: 2, text: ""), example: "2024-01"),
    .impossibleDate(place),
    .ambiguousDates(place, "2024-03-04", "2024-04-03"), .repeatedDates(rows: [1, 2], label: hostile, count: 1),
    .repeatedDates(rows: Array(1...1000), label: hostile, count: 500),
    .gaps(labels: [hostile], count: 1, rowBefore: 1, rowAfter: 2, frequency: Frequency(.months)),
    .gaps(labels: Array(repeating: hostile, count: 4), count: 9, rowBefore: 1, rowAfter: 2, frequency: .rows),
    .unequalSteps(rows: Array(1...1000), frequency: Frequency(.minutes, multiple: 15)),
  ] + ForeignFormat.allCases.map { .foreign($0) }

private let everyError: [any ExplainedError] =
  readingErrors + [
    SeriesError.unknownColumn(name: hostile, columns: [hostile], nearest: hostile),
    SeriesError.unknownColumn(name: "", columns: [], nearest: nil), SeriesError.unusableValue(position: 1),
    SeriesError.testCountTooSmall(found: .min),
    SeriesError.tooFewValues(found: 0, testCount: .max, largestTestCount: 0),
    SeriesError.tooFewValues(found: 5, testCount: 2, largestTestCount: 1),
    CodingError.outsideAlphabet(character: "\u{1B}", offset: 3), CodingError.tooLong(found: 8, rows: 7),
    CodingError.noSuchCode(code: 12, offset: 0),
    QuestionError.unexpected(character: "\u{0}", expected: "+", offset: 1),
    QuestionError.endsEarly(expected: "a digit", offset: 0),
    QuestionError.tooManyDigits(found: 9, allowed: 3, offset: 0),
    ExamplesError.digitsOutOfRange(found: .min), ExamplesError.tooFew(asked: .min), ExamplesError.tooMany(asked: .max),
    ExamplesError.moreThanExist(asked: .max, available: 55, digits: 1),
  ]
