import CommandLanguage
import Phrases
import Recurrent
import Tasks

/// What `train` reads of schedule and stopping.
struct TrainingPlan {
  /// How the learning rate changes.
  let schedule: LearningRateSchedule
  /// When the training ends, and which weights it leaves.
  let stopping: Stopping

  /// As `train` declares them.
  static let options = [
    Declared.schedule.description, Declared.factor.description, Declared.every.description, Declared.wait.description,
    Declared.over.description, Declared.after.description, Declared.stop.description, Declared.patience.description,
  ]

  /// - Parameters:
  ///   - epochs: of the training.
  ///   - model: before it.
  /// - Throws: options that contradict each other, or that this model or this task cannot have.
  init(
    _ arguments: inout Arguments, epochs: Int, _ model: Model, _ task: TaskDefinition
  ) throws(Diagnostic) {
    schedule = try Self.schedule(&arguments, epochs: epochs, model)
    stopping = try Self.stopping(&arguments, task)
  }

  /// What must be recorded of a training that was stopped, so that a replay gives the same: how many epochs the schedule
  /// has.
  var recordedOptions: [RecordedOption] {
    switch schedule.rule {
    case .cosine, .step: [RecordedOption(name: Declared.over.description.name, number: schedule.epochs)]
    case .constant, .plateau: []
    }
  }

  /// What goes on with the schedule after so many epochs of this training.
  func optionsToGoOn(after epochs: Int) -> [RecordedOption] {
    guard schedule.rule != .constant, schedule.trained + epochs > 0 else { return [] }
    return recordedOptions + [RecordedOption(name: Declared.after.description.name, number: schedule.trained + epochs)]
  }

  // MARK: schedule

  private static func schedule(
    _ arguments: inout Arguments, epochs: Int, _ model: Model
  ) throws(Diagnostic) -> LearningRateSchedule {
    let kind = try arguments[Declared.schedule]
    guard kind != .constant else { return LearningRateSchedule(.constant, epochs: epochs) }
    let trained = try arguments[Declared.after]
    let most = model.checkpoint.epochs
    guard trained <= most else {
      throw .failed(
        message: "the model has not been trained for \(trained) epochs", hint: "after= can be at most \(most)",
        arguments.place(of: Declared.after) ?? arguments.command.range)
    }
    let all = trained + epochs
    var over = all
    if kind != .plateau, let given = try arguments[Declared.over] {
      guard given >= all else {
        throw .failed(
          message: "the schedule would end before the training does", hint: "over= must be at least \(all) here",
          arguments.place(of: Declared.over) ?? arguments.command.range)
      }
      over = given
    }
    return LearningRateSchedule(try rule(kind, &arguments, over: over), epochs: over, trained: trained)
  }

  private static func rule(
    _ kind: ScheduleKind, _ arguments: inout Arguments, over epochs: Int
  ) throws(Diagnostic) -> LearningRateSchedule.Rule {
    switch kind {
    case .step:
      .step(
        factor: try arguments[Declared.factor] ?? ScheduleDefaults.stepFactor,
        every: try arguments[Declared.every] ?? ScheduleDefaults.stepLength(epochs: epochs))
    case .plateau:
      .plateau(
        factor: try arguments[Declared.factor] ?? ScheduleDefaults.plateauFactor, wait: try arguments[Declared.wait])
    case .constant, .cosine: kind.rule(epochs: epochs)
    }
  }

  // MARK: stopping

  private static func stopping(
    _ arguments: inout Arguments, _ task: TaskDefinition
  ) throws(Diagnostic) -> Stopping {
    let kind = try arguments[Declared.stop]
    let patience = try arguments[Declared.patience]
    return try Stopping(
      kind, patience: patience, task, at: arguments.place(of: Declared.stop),
      arguments.place(of: Declared.patience), for: arguments.command)
  }
}

extension Stopping {
  /// - Parameters:
  ///   - stop: where the option stands.
  ///   - wait: where the patience stands.
  /// - Throws: there is no validation part, or nothing that one could be patient with.
  init(
    _ kind: StopKind, patience: Int?, _ task: TaskDefinition, at stop: SourceRange?, _ wait: SourceRange?,
    for command: Name
  ) throws(Diagnostic) {
    switch kind {
    case .last:
      guard patience == nil else {
        throw .failed(
          message: "patience= is for stop=best", hint: "add stop=best, or leave patience out", wait ?? command.range)
      }
      self = .last
    case .best:
      guard task.grade != nil else {
        throw .failed(
          message: "the data have no validation part, which tells the best epoch",
          hint: "\"load FILE validation=6\" keeps one apart", stop ?? command.range)
      }
      self = .best(patience: patience)
    }
  }
}

/// What it reads, each argument declared once.
private enum Declared {
  static let schedule = Option(
    "schedule", .word(ScheduleKind.choices), default: .constant,
    "how the learning rate falls")
  static let factor = Option(
    "factor", .number(in: 0.001...0.999),
    absent: "\(text(ScheduleDefaults.stepFactor)), plateau \(text(ScheduleDefaults.plateauFactor))",
    "what the rate is multiplied by")
  static let every = Option(
    "every", .wholeNumber(in: Bounds.epochs), absent: "a tenth of all", "step: after how many epochs")
  static let wait = Option(
    "wait", .wholeNumber(in: Bounds.epochs), default: ScheduleDefaults.plateauWait,
    "plateau: epochs without a lower loss")
  static let over = Option(
    "over", .wholeNumber(in: Bounds.epochs), absent: "those of this training", "epochs of the whole schedule")
  static let after = Option(
    "after", .wholeNumber(in: 0...Bounds.epochs.upperBound), default: 0, "how many of them were trained before")
  static let stop = Option("stop", .word(StopKind.choices), default: .last, "best: keep the weights of the best epoch")
  static let patience = Option(
    "patience", .wholeNumber(in: Bounds.epochs), absent: "none", "best: epochs to wait for a better one")

  private static func text(_ number: Double) -> String { NumberLiteral.text(of: number) }
}
