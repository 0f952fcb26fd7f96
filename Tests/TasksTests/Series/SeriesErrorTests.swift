import Tasks
import Testing

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
