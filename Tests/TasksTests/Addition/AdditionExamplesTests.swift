import Tasks
import Testing

@Test func examplesAreCodedQuestionsAndAnswers() throws {
  let examples = try AdditionExamples(digits: 3, count: 500, seed: 1)
  #expect(examples.inputLength == 7 && examples.targetLength == 4)
  #expect(examples.inputs.count == 3500 && examples.targets.count == 2000)
  for index in 0..<500 {
    let question = examples.question(at: index)
    #expect(Array(examples.inputCodes(at: index)) == question.inputCodes(digits: 3))
    #expect(Array(examples.targetCodes(at: index)) == question.targetCodes(digits: 3))
    let padded = question.text + String(repeating: " ", count: 7 - question.text.count)
    #expect(try CodingTable.decode(examples.inputCodes(at: index)) == String(padded.reversed()))
  }
}

@Test(arguments: [(10, 9), (19, 18), (20, 18), (55, 50)])
func theLastTenthIsForValidation(count: Int, training: Int) throws {
  let examples = try AdditionExamples(digits: 1, count: count, seed: 1)
  #expect(examples.trainingRange == 0..<training)
  #expect(examples.validationRange == training..<count)
}

@Test func theSeedDecides() throws {
  let one = try AdditionExamples(digits: 3, count: 100, seed: 1)
  #expect(try AdditionExamples(digits: 3, count: 100, seed: 1) == one)
  #expect(try AdditionExamples(digits: 3, count: 100, seed: 2) != one)
  #expect(try AdditionExamples(digits: 3, count: 100, seed: 1 << 32 | 1) != one)
}

@Test func moreThanThereAreIsRefused() throws {
  for (digits, available) in [(1, 55), (2, 5050), (3, 500_500)] {
    #expect(try AdditionExamples.available(digits: digits) == available)
    for count in [available + 1, Int.max] {
      #expect(throws: ExamplesError.moreThanExist(asked: count, available: available, digits: digits)) {
        try AdditionExamples(digits: digits, count: count, seed: 1)
      }
    }
  }
  #expect(try AdditionExamples.available(digits: 8) == 5_000_000_050_000_000)
}

@Test(arguments: [0, 9, -1, Int.min, Int.max])
func otherDigitsAreRefused(digits: Int) {
  #expect(throws: ExamplesError.digitsOutOfRange(found: digits)) {
    try AdditionExamples(digits: digits, count: 100, seed: 1)
  }
}

@Test func tooFewOrTooManyAreRefused() {
  for count in [9, 0, -1, Int.min] {
    #expect(throws: ExamplesError.tooFew(asked: count)) { try AdditionExamples(digits: 3, count: count, seed: 1) }
  }
  for count in [AdditionExamples.most + 1, 50_000_000] {
    #expect(throws: ExamplesError.tooMany(asked: count)) { try AdditionExamples(digits: 4, count: count, seed: 1) }
  }
}

@Test(.timeLimit(.minutes(5))) func allQuestionsOfThreeDigitsAreFound() throws {
  let examples = try AdditionExamples(digits: 3, count: 500_500, seed: 1)
  #expect(examples.count == 500_500)
  var seen = [Bool](repeating: false, count: 1_000_000)
  for index in 0..<examples.count {
    let question = examples.question(at: index)
    seen[Int(min(question.left, question.right)) * 1000 + Int(max(question.left, question.right))] = true
  }
  #expect(seen.count { $0 } == 500_500)
}
