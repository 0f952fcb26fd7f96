import Tasks
import Testing

@Test func seriesErrorsNameThePlace() {
  let error = SeriesError.notANumber(text: "12,5\u{1B}", row: 3, column: "sa\u{1B}les")
  #expect(error.message.description == #"row 3, column "sa\x1bles": "12,5\x1b" is not a number"#)
  #expect(SeriesError.missingValue(row: 7, column: "sales").message.description == #"row 7, column "sales" is empty"#)
  #expect(
    SeriesError.fileTooLarge(bytes: 20_000_000, limit: 16 << 20).message.description
      == "the file has 20,000,000 bytes, more than 16,777,216")
}

@Test func seriesErrorsSuggest() {
  let named = SeriesError.unknownColumn(name: "slaes", columns: ["month", "sales"], nearest: "sales")
  #expect(named.message.description == #"no column "slaes"; there are "month", "sales""#)
  #expect(named.hint.description == #"did you mean "sales"?"#)
  let unlike = SeriesError.unknownColumn(name: "price", columns: ["month", "sales"], nearest: nil)
  #expect(unlike.hint.description == "give one of these names as column=")
  let short = SeriesError.tooFewValues(found: 8, testCount: 12, largestTestCount: 4)
  #expect(short.message.description == "the series has 8 values, too few to test on 12")
  #expect(short.hint.description == "test on at most 4; at least 4 values are for training")
}
