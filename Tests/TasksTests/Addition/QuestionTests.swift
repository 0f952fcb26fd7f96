import Tasks
import Testing

@Test(
  arguments: [
    (12, 345, 3, " 543+21", "357 "), (535, 61, 3, " 16+535", "596 "), (999, 999, 3, "999+999", "1998"),
    (0, 0, 3, "    0+0", "0   "), (5, 9, 1, "9+5", "14"), (1, 23, 2, " 32+1", "24 "),
    (99_999_999, 99_999_999, 8, "99999999+99999999", "199999998"),
  ] as [(UInt32, UInt32, Int, String, String)])
func questionsAreFilledUpAndReversed(left: UInt32, right: UInt32, digits: Int, input: String, target: String) throws {
  let question = Question(left, right)
  #expect(try CodingTable.decode(question.inputCodes(digits: digits)) == input)
  #expect(try CodingTable.decode(question.targetCodes(digits: digits)) == target)
  #expect(input.count == Question.inputLength(digits: digits))
  #expect(target.count == Question.targetLength(digits: digits))
  #expect(Question(inputCodes: question.inputCodes(digits: digits)) == question)
}

@Test func questionsReadAsAPersonWritesThem() {
  let question = Question(12, 345)
  #expect(question.text == "12+345" && question.answerText == "357" && question.answer == 357)
}

@Test func numbersTooLongAreKept() throws {
  #expect(try CodingTable.decode(Question(1234, 5).inputCodes(digits: 1)) == "5+4321")
  #expect(Question(.max, .max).answer == 8_589_934_590)
}

@Test func strangeCodesDontCrash() {
  _ = Question(inputCodes: [255, 1, 0, 1, 1, 200])
  #expect(Question(inputCodes: [UInt8]()) == Question(0, 0))
  _ = Question(inputCodes: [UInt8](repeating: 11, count: 1000)).inputCodes(digits: 3)
}
