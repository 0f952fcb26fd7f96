import Recurrent
import Tasks
import Text

extension Command {
  /// `evaluate`
  package static let evaluate = Command(
    name: "evaluate", group: .train, summary: "judge the model on data it has not learned from",
    usage: "evaluate", examples: ["evaluate", "evaluate; plot"],
    details: [
      """
      Months: the root mean square error of the one-month-ahead forecasts, in the unit of the data, beside that \
      of the persistence forecast (next month equals this month), which any model has to beat.
      """,
      "Additions: how many answers of the validation part are right in every character.",
    ],
    next: ["plot", "train 100"]
  ) { arguments, workbench, _ in
    try arguments.finish()
    let model = try workbench.requireModel()
    let task = try workbench.requireTask()
    return CommandResult(try task.definition.report(model).map { .text($0) }, workbench)
  }
}
