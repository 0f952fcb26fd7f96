import Tasks
import Testing

@Test func questionErrorsSayWhatWasExpected() {
  let error = QuestionError.unexpected(character: "\u{1B}", expected: "a digit", offset: 2)
  #expect(error.message.description == #"expected a digit, found "\x1b""#)
  #expect(error.hint.description == "a question is two whole numbers with + between, such as 12+345")
  let long = QuestionError.tooManyDigits(found: 4, allowed: 3, offset: 7)
  #expect(long.message.description == "the number has 4 digits; the model knows 3")
  #expect(long.hint.description == "ask with numbers of up to 3 digits")
  #expect(long.offset == 7 && error.offset == 2)
}
