import CommandLanguage
import Phrases
import Recurrent
import Tasks

extension Command {
  /// `train EPOCHS` trains the model for more epochs.
  package static let train = Command(
    name: "train", group: .train, summary: "train the model, from where it stands",
    synonyms: ["fit", "learn"],
    takes: Usage(.one(Declared.epochs)),
    options: [
      Declared.batch.description, Declared.stateful.description, Declared.shuffle.description,
      Declared.truncate.description, Declared.watch.description,
    ] + TrainingPlan.options,
    examples: [
      "train 3000", "train 10 batch=128", "train 500 batch=4 stateful=no", "train 300 schedule=cosine",
    ],
    details: [
      "stateful=yes carries the state from step to step and resets it after each epoch.",
      "A second \"train\" goes on where the first ended: 2000 and 1000 epochs give what 3000 give.",
      """
      stop=best keeps the weights of the epoch whose validation loss is lowest, as Keras' EarlyStopping does with \
      restore_best_weights; patience=300 ends the training after 300 epochs without a lower one.
      """,
      """
      schedule= lets the learning rate fall from the optimizer's: along a cosine to 0, by half after each tenth of \
      the epochs (factor=, every=), or to a tenth after 10 epochs whose loss did not fall by more than 0.0001 \
      (factor=, wait=; the validation loss if there is one). The next training begins at the optimizer's rate again.
      """,
      """
      A schedule can be trained in parts: over= says how many epochs all of them have, after= how many of them were \
      trained before. Stopped by Ctrl-C, a training says what to type.
      """,
      "Ctrl-C stops and keeps all whole epochs; with stop=best the best of them.",
    ],
    next: ["evaluate", "plot", "plot loss"],
    isUndoable: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let epochs = try arguments.next(Declared.epochs).value
    let model = try workbench.requireLatestModel(for: arguments.command)
    let task = try workbench.requireTask(for: arguments.command)
    let options = try trainingOptions(&arguments, task.definition)
    let watches = try arguments[Declared.watch]
    let plan = try TrainingPlan(&arguments, epochs: epochs, model, task.definition)
    try arguments.finish()
    let place = arguments.place(of: Declared.batch) ?? arguments.command.range
    try context.machine.checkMemory(
      model.checkpoint.architecture, batch: min(options.batch, task.definition.trainingCount), at: place)
    var training = TaskTraining(task, epochs: epochs, options: options)
    (training.schedule, training.stopping) = (plan.schedule, plan.stopping)
    let table = context.showEarly.map {
      GrowingTrainingTable(epochs: epochs, after: model.checkpoint.epochs, show: $0)
    }
    let observer = observer(of: training, model, plan, watches: watches, table, context)
    let (trained, ending) = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try train(model, by: training, observer, context)
    }
    let records = Array(trained.history.dropFirst(model.history.count))
    var next = workbench
    // Stopped before the first epoch, nothing is recorded; so nothing may be different either.
    if case .interrupted = ending, records.isEmpty {} else { next.models.replacePresent(by: trained) }
    var result = CommandResult(TrainingTable(records: records).outputs, next)
    let rest = table?.rest(of: records)
    var others: [Output] = []
    if watches, !records.isEmpty {
      others += try explaining(at: arguments.command.range) { () throws(TrainingError) in
        try WatchedTraining.picture(of: trained, task, in: context.language)
      }
    }
    let report = TrainingReport(training, from: model, to: trained, ending, plan)
    others += report.outputs
    result.remaining = rest.map { $0 + others }
    result.outputs += others
    result.remarks = report.remarks(context)
    var command = context.recordedCommand(epochs, [])
    if records.count < epochs, !report.endsByItself {
      command = context.recordedCommand(records.count, plan.recordedOptions)
    }
    result.training = .made { TrainingSnapshot(command: command, of: training, from: model, to: trained) }
    if case .interrupted = ending {
      result.recordedNumber = records.count
      result.recordedOptions = plan.recordedOptions
    }
    return result
  }

  /// Tells how far the training has come, and keeps and shows the model if that is wanted.
  private static func observer(
    of training: TaskTraining, _ model: Model, _ plan: TrainingPlan, watches: Bool,
    _ table: GrowingTrainingTable?, _ context: CommandContext
  ) -> TrainingObserver {
    let language = context.language
    let first = model.checkpoint.epochs
    var latest = model.history.last
    func report(part: Double = 0) {
      context.observer.trainingProgressed(
        .init(
          epoch: latest?.epoch ?? first, firstEpoch: first, lastEpoch: first + training.epochs, fraction: part,
          record: latest, language: language))
    }
    let start = model
    var observer = TrainingObserver()
    observer.shouldStop = context.observer.shouldStop
    observer.isWithinEpoch = { report(part: $0) }
    observer.epochEnded = { record, model in
      latest = record
      report()
      table?.add(record)
      context.observer.epochEnded(
        {
          TrainingSnapshot(
            command: context.recordedCommand(record.epoch - first, plan.recordedOptions), of: training, from: start,
            to: model())
        },
        { watches ? try? WatchedTraining.picture(of: model(), training.task, in: language) : nil })
    }
    return observer
  }

  /// Trains, or takes what the same training came to before.
  private static func train(
    _ model: Model, by training: TaskTraining, _ observer: TrainingObserver, _ context: CommandContext
  ) throws(TrainingError) -> (model: Model, ending: TaskTraining.Ending) {
    for snapshot in context.restoredTrainings {
      if let trained = snapshot.applied(to: model, by: training) { return (trained, .finished) }
    }
    return try context.machine.train(training, model, observer)
  }

  private static func trainingOptions(
    _ arguments: inout Arguments, _ task: TaskDefinition
  ) throws(Diagnostic) -> TrainingOptions {
    let batch = try arguments[Declared.batch]
    let truncation = try arguments[Declared.truncate]
    let shuffles = try arguments[Declared.shuffle]
    let isStateful = task.carriesState ? try arguments[Declared.stateful] : nil
    let options = task.trainingOptions(
      batch: batch, isStateful: isStateful, shuffles: shuffles, truncation: truncation)
    if options.isStateful, options.batch != TaskDefinition.statefulBatch,
      let place = arguments.place(of: Declared.batch)
    {
      throw .failed(
        message: "stateful training has batch 1", hint: "leave batch out, or add stateful=no", place)
    }
    return options
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let epochs = Parameter("EPOCHS", "a number of epochs", .wholeNumber(in: Bounds.epochs))

  static let batch = Option(
    "batch", .wholeNumber(in: Bounds.batch, quotesWords: false),
    absent: "\(TaskDefinition.statefulBatch) with \(stateful.description.name), else \(TaskDefinition.shuffledBatch)",
    "samples a step of the optimizer")
  static let stateful = Option(
    "stateful", .flag, absent: "\(yes) if no window", "carry the state on; batch 1")
  static let shuffle = Option(
    "shuffle", .flag, absent: "\(no) with \(stateful.description.name), else \(yes)",
    "a new order of the samples every epoch")
  static let truncate = Option(
    "truncate", .wholeNumber(in: 1...1_000_000), absent: "none", "gradients go back at most so many steps")
  static let watch = Option("watch", .flag, default: false, "draw what it has learned while it learns")

  private static var yes: String { ArgumentType.flag.text(of: true) }
  private static var no: String { ArgumentType.flag.text(of: false) }
}
