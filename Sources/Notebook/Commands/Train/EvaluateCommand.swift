import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `evaluate`
  package static let evaluate = Command(
    name: "evaluate", group: .train, summary: "judge the model on data it has not learned from",
    synonyms: ["test", "score"], examples: ["evaluate", "evaluate; plot"],
    details: [
      """
      Months: the root mean square error of the one-month-ahead forecasts, in the unit of the data, beside that \
      of the persistence forecast (next month equals this month), which any model has to beat.
      """,
      "Additions: how many answers of the validation part are right in every character.",
    ],
    next: ["plot", "train 100"]
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    let model = try workbench.requireModel(for: arguments.command)
    let task = try workbench.requireTask(for: arguments.command)
    return try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try evaluation(of: model, task, workbench)
    }
  }

  private static func evaluation(
    of model: Model, _ task: LearningTask, _ workbench: Workbench
  ) throws(TrainingError) -> CommandResult {
    switch task {
    case .series(let preparation, _):
      let forecast = try SeriesNetwork.walkForward(
        model.checkpoint, preparation, isStateful: model.isStateful)
      let error = Forecast.rootMeanSquareError(forecast, preparation.task.testValues)
      let persistence = Forecast.persistenceError(preparation.task)
      return CommandResult(
        "test RMSE \(decimalText(error, places: 2)) (persistence \(decimalText(persistence, places: 2)))",
        on: workbench)
    case .addition(let examples):
      let evaluation = try AdditionNetwork.evaluate(model.checkpoint, examples, examples.validationRange)
      let grade = evaluation.grade
      return CommandResult(
        "validation loss \(decimalText(evaluation.loss, places: 4))",
        "characters \(grade.rightCharacters) of \(grade.characters) (\(percent(grade.characterAccuracy)))",
        "exact \(grade.exactAnswers) of \(grade.answers) (\(percent(grade.exactAccuracy)))",
        on: workbench)
    }
  }
}
