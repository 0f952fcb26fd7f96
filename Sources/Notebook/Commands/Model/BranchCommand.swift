import CommandLanguage
import Phrases
import Tasks
import Text

extension Command {
  /// `branch` makes a new model from the one that is shown.
  package static let branch = Command(
    name: "branch", group: .model, summary: "go on from the epoch that is shown, as a new model",
    synonyms: ["fork", "copy", "clone"],
    examples: ["branch", "at 1; branch; train 2"],
    details: [
      """
      The new model has the weights of the earlier epoch, what the optimizer remembered then, and the history up to \
      there; trained on in the same way it becomes what the old one is. The old one stays as it is.
      """,
      "\"models\" lists both, \"use 1\" takes the first again.",
    ],
    next: ["train 100", "models"],
    isUndoable: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    var model = try workbench.requireModel(for: arguments.command)
    guard let number = workbench.models.presentNumber else { return CommandResult([], workbench) }
    model.isEarlier = false
    let epoch = model.checkpoint.epochs
    var next = workbench
    next.earlier = nil
    next.optimizer = model.checkpoint.optimizer
    let gone = next.models.add(model, from: .init(number: number, epoch: epoch))
    let made = next.models.presentNumber ?? 0
    let said: Phrase = """
      model \(made): \(model.name), which goes on from model \(number) after epoch \(groupedText(epoch))
      """
    return CommandResult([.text(said)] + ModelsTable.letGo(gone), next)
  }
}
