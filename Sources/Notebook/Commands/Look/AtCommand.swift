import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `at EPOCH` shows the model as it was after an earlier epoch, `at end` returns, `at` tells where one is.
  package static let at = Command(
    name: "at", group: .look, summary: "go back to an earlier epoch and look at the model as it was then",
    synonyms: ["goto", "rewind"],
    takes: Usage(.optional([.either([[.one(Declared.epoch)], [.one(Declared.end)]])])),
    examples: ["at 1", "at 2; plot", "at end", "at"],
    details: [
      """
      All commands that look at the model show it as it was after that epoch, to the last bit: plot, evaluate, predict, \
      forecast, ask, sample, gates, explain. "at 0" is the model before its training.
      """,
      """
      What would change the model waits: "at end" returns to it, "branch" goes on from the earlier epoch as a new model.
      """,
      """
      Training keeps some epochs on the way and computes those between again, which takes a small part of the time that \
      the training took.
      """,
      "\"plot forecast at=1,10,100\" draws several epochs in one picture.",
    ],
    next: ["plot", "branch", "at end"],
    isUndoable: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let command = arguments.command
    guard arguments.hasValue else {
      try arguments.finish()
      let model = try workbench.requireModel(for: command)
      return .look([.text(model.isEarlier ? model.earlierEpoch(of: workbench.wholeModel) : atEnd(model))], workbench)
    }
    let typed = try arguments.unread(Declared.epoch)
    try arguments.finish()
    _ = try workbench.requireModel(for: command)
    guard let model = workbench.wholeModel else { return CommandResult([], workbench) }
    guard let epoch = try epoch(typed, of: model), !model.isStill(after: epoch) else {
      var next = workbench
      next.earlier = nil
      return CommandResult(atEnd(model), on: next)
    }
    let task = try workbench.requireTask(for: command)
    let next = try goingBack(to: epoch, of: model, task, workbench, context, at: command.range)
    return CommandResult(next.model?.earlierEpoch(of: model) ?? "", on: next)
  }

  /// The epoch that is meant; nil for the end.
  private static func epoch(_ typed: Value, of model: Model) throws(Diagnostic) -> Int? {
    let known = model.knownEpochs
    guard case .number(let number) = typed.content else {
      guard !typed.content.text.isEmpty, "end".hasPrefix(typed.content.text) else {
        throw .failed(
          message: "expected an epoch or \"end\", found \(quoted(typed.content.text.excerpt))",
          hint: "\"at \(known.upperBound)\" is the last one", typed.range)
      }
      return nil
    }
    guard let epoch = number.whole.flatMap({ Int(exactly: $0) }), known.contains(epoch) else {
      guard known.upperBound > 0 else {
        throw .failed(
          message: "the model is not trained yet", hint: "type for example \"train 100\" first", typed.range)
      }
      throw .failed(
        message: """
          expected an epoch as a whole number from \(known.lowerBound) to \(known.upperBound), found \
          \(number.text.excerpt)
          """,
        hint: "\"at end\" is the model as it is", typed.range)
    }
    return epoch
  }

  /// The workbench with the model as it was after an epoch.
  private static func goingBack(
    to epoch: Int, of model: Model, _ task: LearningTask, _ workbench: Workbench, _ context: CommandContext,
    at range: SourceRange
  ) throws(Diagnostic) -> Workbench {
    let shouldStop = context.observer.shouldStop
    let (then, now) = try context.computing(at: range, stopped: "stopped before the epochs were computed again") {
      (isLeft) throws(TrainingError) in
      try model.rewound(to: epoch, on: task) { isLeft() || shouldStop() }
    }
    var next = workbench
    next.models.replacePresent(by: now)
    next.earlier = then
    return next
  }

  private static func atEnd(_ model: Model) -> Phrase { "at the end: \(described(model))" }
}

extension Workbench {
  /// The present model after all its training, whatever is shown of it.
  var wholeModel: Model? { models.present?.model }
}

extension Model {
  /// What it is as it was after an earlier epoch: `lstm 8 as it was after epoch 500 of 3,000`.
  ///
  /// - Parameter whole: the model after all its training.
  func earlierEpoch(of whole: Model?) -> Phrase {
    let (epoch, last) = (checkpoint.epochs, whole?.checkpoint.epochs ?? checkpoint.epochs)
    guard epoch > 0 else { return "\(name) as it was before its \(Counted.epochs(last))" }
    return "\(name) as it was after epoch \(groupedText(epoch)) of \(groupedText(last))"
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let epoch = Parameter("EPOCH", "an epoch", .wholeNumber(in: 0...Int.mostTyped, as: .epoch))
  static let end = Parameter("end", [Choice(Word("end", "the model as it is after all its training"), true)])
}
