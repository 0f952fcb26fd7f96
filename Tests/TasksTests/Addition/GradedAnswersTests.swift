import Recurrent
import Tasks
import Testing

@Test func answersAreGradedAsAWhole() throws {
  let examples = try AdditionExamples(digits: 1, count: 50, seed: 4)
  let task = LearningTask.addition(examples)
  let model = Model(cell: CellOptions(.gru), units: [16], for: task, optimizer: Optimizer(), seed: 1)
  let training = TaskTraining(task, epochs: 40, options: task.definition.trainingOptions(batch: 4))
  let trained = try training.run(model).model
  let whole = try GradedAnswers(trained.checkpoint, examples)
  let grade = try AdditionNetwork.evaluate(trained.checkpoint, examples, examples.validationRange).grade
  #expect(whole.answers.count == 5 && whole.rightCount == grade.exactAnswers)
  #expect(whole.rightCount + whole.errors.count + whole.nonNumberCount == 5)
  let last = examples.validationRange.upperBound - 1
  let some = try GradedAnswers(trained.checkpoint, examples, at: [last, last])
  #expect(some.answers.map(\.question) == [examples.question(at: last), examples.question(at: last)])
  #expect(some.answers[0].guess == whole.answers[4].guess && some.answers[0].isRight == whole.answers[4].isRight)
  #expect(
    trained.history.last?.validation?.answers?.ofTen
      == (try GradedAnswers(trained.checkpoint, examples, at: examples.tenDrawn(after: trained.checkpoint))).rightCount)
}
