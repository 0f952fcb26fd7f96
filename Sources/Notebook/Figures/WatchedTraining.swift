import Phrases
import Plotting
import Recurrent
import Tasks

/// The picture of what a network has learned so far, for `train … watch=yes`.
enum WatchedTraining {
  /// Months: actual and predicted. Other tasks: the loss by epoch. Additions: the accuracy by epoch, and the ten
  /// questions that the last epoch was judged by.
  ///
  /// - Throws: `TrainingError` if the model was made for other data.
  static func picture(
    of model: Model, _ task: LearningTask, in language: Language
  ) throws(TrainingError) -> [Output] {
    if let series = task.series {
      return [.chart(Charts.forecast(try SeriesForecast(model, series), by: model, in: language))]
    }
    guard let addition = task.addition else { return [.chart(Charts.loss([ModelCurve(model)], in: language))] }
    let answers = try GradedAnswers(model.checkpoint, addition, at: addition.tenDrawn(after: model.checkpoint))
    return [
      .chart(Charts.accuracy([ModelCurve(model)], in: language)),
      .table(AnswerTable(answers: answers, language: language).table),
    ]
  }
}
