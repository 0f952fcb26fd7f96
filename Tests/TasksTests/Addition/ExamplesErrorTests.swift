import Tasks
import Testing

@Test func examplesErrorsSayHowManyThereAre() {
  let error = ExamplesError.moreThanExist(asked: 50_000, available: 5050, digits: 2)
  #expect(error.message.description == "asked for 50,000 examples; with 2 digits there are 5,050")
  #expect(error.hint.description == "ask for at most 5,050, or for more digits")
  #expect(ExamplesError.digitsOutOfRange(found: 9).hint.description == "choose 1 to 8 digits")
  #expect(ExamplesError.tooMany(asked: 3_000_000).message.description == "3,000,000 examples are more than 2,000,000")
  #expect(ExamplesError.tooFew(asked: 1).message.description == "1 example can't be divided")
}
