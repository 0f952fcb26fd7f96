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

private let everyError: [any ExplainedError] = [
  SeriesError.fileTooLarge(bytes: .max, limit: 1), SeriesError.invalidUTF8(offset: 3, looksLikeUTF16: true),
  SeriesError.empty, SeriesError.noHeader(cell: hostile), SeriesError.noRows, SeriesError.misplacedQuote(row: 1),
  SeriesError.unclosedQuote(line: 2), SeriesError.extraCells(row: 2, found: 3, expected: 2),
  SeriesError.noNumericColumn(columns: Array(repeating: hostile, count: 100)),
  SeriesError.unknownColumn(name: hostile, columns: [hostile], nearest: hostile),
  SeriesError.unknownColumn(name: "", columns: [], nearest: nil),
  SeriesError.ambiguousColumn(name: hostile, positions: Array(1...1000)),
  SeriesError.missingValue(row: 2, column: hostile), SeriesError.notANumber(text: hostile, row: 2, column: hostile),
  SeriesError.notFinite(text: hostile, row: 2, column: hostile),
  SeriesError.valueTooLarge(text: hostile, row: 2, column: hostile), SeriesError.unusableValue(position: 1),
  SeriesError.testCountTooSmall(found: .min), SeriesError.tooFewValues(found: 0, testCount: .max, largestTestCount: 0),
  SeriesError.tooFewValues(found: 5, testCount: 2, largestTestCount: 1),
  CodingError.outsideAlphabet(character: "\u{1B}", offset: 3), CodingError.tooLong(found: 8, rows: 7),
  CodingError.noSuchCode(code: 12, offset: 0),
  QuestionError.unexpected(character: "\u{0}", expected: "+", offset: 1),
  QuestionError.endsEarly(expected: "a digit", offset: 0), QuestionError.tooManyDigits(found: 9, allowed: 3, offset: 0),
  ExamplesError.digitsOutOfRange(found: .min), ExamplesError.tooFew(asked: .min), ExamplesError.tooMany(asked: .max),
  ExamplesError.moreThanExist(asked: .max, available: 55, digits: 1),
]
