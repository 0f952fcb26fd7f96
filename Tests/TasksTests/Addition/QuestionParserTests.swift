import Tasks
import Testing

@Test(arguments: [
  "3+361", "3 + 361", "  3+361  ", "003+361", "3+00000361", "３＋３６１", "３　＋　361", "3﹢３６1", "3\t+\u{A0}361",
])
func typedQuestionsAreRead(text: String) throws {
  #expect(try Question(parsing: text, digits: 3) == Question(3, 361))
}

@Test(arguments: [
  ("", QuestionError.endsEarly(expected: "a digit", offset: 0)), ("   ", .endsEarly(expected: "a digit", offset: 3)),
  ("12", .endsEarly(expected: "+", offset: 2)), ("12+", .endsEarly(expected: "a digit", offset: 3)),
  ("+12", .unexpected(character: "+", expected: "a digit", offset: 0)),
  ("1++2", .unexpected(character: "+", expected: "a digit", offset: 2)),
  ("1-2", .unexpected(character: "-", expected: "+", offset: 1)),
  ("1 2+3", .unexpected(character: "2", expected: "+", offset: 2)),
  ("1+2+3", .unexpected(character: "+", expected: "the end", offset: 3)),
  ("1+2?", .unexpected(character: "?", expected: "the end", offset: 3)),
  ("1+二", .unexpected(character: "二", expected: "a digit", offset: 2)),
  ("1+٢", .unexpected(character: "٢", expected: "a digit", offset: 2)),
  ("１＋２＋３", .unexpected(character: "＋", expected: "the end", offset: 3)),
  ("1+2\u{301}", .unexpected(character: "2\u{301}", expected: "a digit", offset: 2)),
  ("👩‍👩‍👧+1", .unexpected(character: "👩‍👩‍👧", expected: "a digit", offset: 0)),
  ("1+\u{1B}", .unexpected(character: "\u{1B}", expected: "a digit", offset: 2)),
  ("1+１２３４", .tooManyDigits(found: 4, allowed: 3, offset: 2)),
  ("1+1234", .tooManyDigits(found: 4, allowed: 3, offset: 2)),
])
func mistakesInTypedQuestionsAreLocated(text: String, expected: QuestionError) {
  #expect(throws: expected) { try Question(parsing: text, digits: 3) }
}

@Test func longInputIsCounted() throws {
  let nines = String(repeating: "9", count: 100_000)
  #expect(throws: QuestionError.tooManyDigits(found: 100_000, allowed: 8, offset: 0)) {
    try Question(parsing: nines + "+1", digits: 100)
  }
  #expect(try Question(parsing: String(repeating: "0", count: 1000) + "+1", digits: 1) == Question(0, 1))
  #expect(throws: QuestionError.tooManyDigits(found: 1, allowed: 0, offset: 0)) {
    try Question(parsing: "1+1", digits: 0)
  }
}
