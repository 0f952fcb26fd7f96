import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `evaluate` judges the model on data that it has not learned from.
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
    let report = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try task.definition.report(model)
    }
    return CommandResult(report.map { .text($0) }, workbench)
  }
}
