import Tasks
import Testing

@Test func gradesCountCharactersAndAnswers() {
  let grade = Grade(predicted: [5, 7, 9, 0, 3, 4, 4, 0], expected: [5, 7, 9, 0, 3, 4, 5, 0], answerLength: 4)
  #expect(grade.answers == 2 && grade.exactAnswers == 1)
  #expect(grade.characters == 8 && grade.rightCharacters == 7)
  #expect(grade.characterAccuracy == 0.875 && grade.exactAccuracy == 0.5)
}

@Test func lackingPredictionsAreWrong() {
  let grade = Grade(predicted: [5, 7, 9], expected: [5, 7, 9, 0, 3, 4], answerLength: 2)
  #expect(grade.exactAnswers == 1 && grade.rightCharacters == 3 && grade.characters == 6)
  let surplus = Grade(predicted: [5, 7, 9, 9], expected: [5, 7], answerLength: 2)
  #expect(surplus.exactAnswers == 1 && surplus.answers == 1)
}

@Test func unfinishedAndEmptyAnswersAreLeftOut() {
  let grade = Grade(predicted: [5, 7, 9], expected: [5, 7, 9], answerLength: 2)
  #expect(grade.answers == 1 && grade.characters == 2 && grade.rightCharacters == 2)
  for length in [0, -1, 4, Int.max] {
    #expect(Grade(predicted: [UInt8](), expected: [UInt8](), answerLength: length).characterAccuracy == 0)
    #expect(Grade(predicted: [UInt8](), expected: [UInt8](), answerLength: length).exactAccuracy == 0)
  }
}

/// Expected values: Philox 4x32-10, purpose 4, index 3, written anew in Python.
@Test func validationSamplesAreTheSameEverywhere() throws {
  let examples = try AdditionExamples(digits: 3, count: 1000, seed: 42)
  #expect(
    examples.validationSample(seed: 42, epoch: 3) == [947, 933, 950, 964, 974, 926, 983, 973, 981, 945])
}

@Test func validationSamplesAreDrawnAfresh() throws {
  let examples = try AdditionExamples(digits: 3, count: 1000, seed: 42)
  #expect(examples.validationSample(seed: 42, epoch: 1) != examples.validationSample(seed: 42, epoch: 2))
  #expect(examples.validationSample(seed: 42, epoch: .max).allSatisfy(examples.validationRange.contains))
  #expect(examples.validationSample(seed: 1, epoch: 0, count: -1) == [])
  let least = try AdditionExamples(digits: 1, count: 10, seed: 1)
  #expect(least.validationSample(seed: 1, epoch: 0) == Array(repeating: 9, count: 10))
}
