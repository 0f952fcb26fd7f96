import Phrases
import Recurrent
import Tasks
import Text

/// The picture of what a network has learned so far, for `train … watch=yes`.
enum WatchedTraining {
  /// Months: actual and predicted. Additions: accuracy by epoch, and ten questions of the validation part.
  static func picture(
    of model: Model, _ task: LearningTask, in language: Language
  ) throws(TrainingError) -> [Output] {
    switch task {
    case .series(let preparation, _):
      return [.chart(try Charts.forecast(of: model, preparation, in: language))]
    case .addition(let examples):
      return [.chart(Charts.accuracy([model], in: language)), try guesses(model, examples, language)]
    }
  }

  /// The ten that the last epoch was judged by.
  private static func guesses(
    _ model: Model, _ examples: AdditionExamples, _ language: Language
  ) throws(TrainingError) -> Output {
    let evaluation = try AdditionNetwork.evaluate(model.checkpoint, examples, examples.validationRange)
    let drawn = examples.tenDrawn(after: model.checkpoint)
    var table = TextTable(columns: [
      .init("question", alignment: .right), .init("answer", alignment: .right), .init("guess", alignment: .right),
      .init(""),
    ])
    for index in drawn {
      let place = index - examples.validationRange.lowerBound
      let isRight = evaluation.isExact(place, expected: examples.targetCodes(at: index))
      let question = examples.question(at: index)
      table.rows.append([
        question.text, question.answerText, evaluation.text(place), language.text(isRight ? "right" : "wrong"),
      ])
    }
    return .table(table)
  }
}
