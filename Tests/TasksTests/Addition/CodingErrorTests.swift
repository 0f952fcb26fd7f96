import Tasks
import Testing

@Test func codingErrorsNameThePlace() {
  let error = CodingError.outsideAlphabet(character: "\u{1B}", offset: 3)
  #expect(error.message.description == #"character 4, "\x1b", has no code"#)
  #expect(error.hint.description == "there are codes for the digits, + and the blank")
  #expect(CodingError.tooLong(found: 8, rows: 7).message.description == "the text has 8 characters, more than 7 rows")
  #expect(CodingError.tooLong(found: 8, rows: 7).hint.description == "shorten the text, or ask for 8 rows")
  #expect(CodingError.noSuchCode(code: 12, offset: 1).message.description == "code 12 at place 2 doesn't exist")
}
