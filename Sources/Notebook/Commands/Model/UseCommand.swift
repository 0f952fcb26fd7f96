import CommandLanguage
import Phrases
import Tasks

extension Command {
  /// `use NUMBER` takes another model of the session as the present one.
  package static let use = Command(
    name: "use", group: .model, summary: "take another model of this session",
    synonyms: ["switch", "select", "checkout"],
    takes: Usage(.one(Declared.number)),
    examples: ["use 1", "branch; use 1"],
    details: [
      "\"models\" lists the numbers. Commands then act on that model as it is after all its training, with its optimizer."
    ],
    next: ["models", "plot"],
    isUndoable: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    let number = try arguments.next(Declared.number)
    try arguments.finish()
    _ = try workbench.requireModel(for: arguments.command)
    guard let entry = workbench.models.entry(number.value) else {
      let known = workbench.models.entries.map { Phrase(verbatim: String($0.number)) }
      throw .failed(
        message: "there is no model \(number.value)",
        hint: known.count == 1
          ? "there is one model, number \(Phrase.list(known))" : "there are the models \(Phrase.list(known))",
        number.range)
    }
    var next = workbench
    next.models.use(entry.number)
    next.earlier = nil
    next.optimizer = entry.model.checkpoint.optimizer
    return CommandResult("model \(entry.number): \(described(entry.model))", on: next)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let number = Parameter("NUMBER", "the number of a model", .wholeNumber(in: 1...1_000_000, as: .model))
}
