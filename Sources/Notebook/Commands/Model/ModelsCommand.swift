import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `models` lists the models of the session.
  package static let models = Command(
    name: "models", group: .model, summary: "list and compare the models of this session",
    examples: ["models", "branch; train 2; models"],
    details: [
      """
      Each with the epochs that it was trained for, the seed that it began with, the model that it goes on from and the \
      epoch after which they part, its training loss, and its error over the test part, or the answers of the \
      validation part that are exact. A star marks the present one.
      """,
      """
      Models belong to their data: "load" puts them away, and numbers begin again. A session keeps the last \
      \(SessionModels.most).
      """,
    ],
    next: ["use 1", "plot loss"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let command = arguments.command
    try arguments.finish()
    _ = try workbench.requireModel(for: command)
    let definition = try workbench.requireTask(for: command).definition
    let models = workbench.models
    let results = try context.computing(at: command.range) { () throws(TrainingError) in
      try models.entries.map { (entry) throws(TrainingError) in try result(of: entry.model, definition) }
    }
    let table = ModelsTable(
      models: models, results: results, measure: definition.measure, language: context.language)
    var outputs: [Output] = [.table(table.table)]
    if let earlier = workbench.earlier, let number = models.presentNumber {
      outputs.append(
        .text(
          """
          model \(number) is shown as it was after epoch \(groupedText(earlier.checkpoint.epochs)); \"at end\" returns
          """))
    }
    return CommandResult(outputs, workbench)
  }

  /// How a model does: what its epoch showed of the answers, or else what judging it shows.
  private static func result(of model: Model, _ task: TaskDefinition) throws(TrainingError) -> Double {
    if task.measure == .exact, let answers = model.shownRecord?.validation?.answers { return answers.exact }
    return try task.judge(model.checkpoint, model.isStateful)
  }
}
