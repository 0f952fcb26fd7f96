import Tasks
import Testing

@Test func codingErrorsNameThePlace() {
  let error = CodingError.outsideAlphabet(character: "\u{1B}", offset: 3)
  #expect(error.message == #"character 4, "\x1b", has no code"#)
  #expect(error.hint == "there are codes for the digits, + and the blank")
  #expect(CodingError.tooLong(found: 8, rows: 7).message == "the text has 8 characters, more than 7 rows")
  #expect(CodingError.tooLong(found: 8, rows: 7).hint == "shorten the text, or ask for 8 rows")
  #expect(CodingError.noSuchCode(code: 12, offset: 1).message == "code 12 at place 2 doesn't exist")
}
