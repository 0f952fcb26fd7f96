import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks

extension Command {
  /// `train EPOCHS`
  package static let train = Command(
    name: "train", group: .train, summary: "train the model, from where it stands",
    usage: "train EPOCHS",
    options: [
      Option("batch", "1 (months), 32 (additions)", "samples a step of the optimizer"),
      Option("stateful", "yes (months)", "carry the state on; batch 1"),
      Option("shuffle", "no with stateful, else yes", "a new order of the samples every epoch"),
      Option("truncate", "none", "gradients go back at most so many steps"),
      Option("watch", "no", "draw what it has learned while it learns"),
    ],
    examples: ["train 3000", "train 10 batch=128", "train 500 batch=4 stateful=no"],
    details: [
      "stateful=yes carries the state from month to month and resets it after each epoch.",
      "A second \"train\" goes on where the first ended: 2000 and 1000 epochs give what 3000 give.",
      "Ctrl-C stops and keeps all whole epochs.",
    ],
    next: ["evaluate", "plot", "plot loss"],
    isUndoable: true
  ) { arguments, workbench, context in
    let epochs = try arguments.wholeNumber("a number of epochs", in: 1...10_000_000)
    let model = try workbench.requireModel()
    let task = try workbench.requireTask()
    var peeking = arguments
    let place = peeking.option("batch")?.range ?? arguments.command.range
    let options = try trainingOptions(&arguments, task.definition)
    let watches = try arguments.flagOption("watch") ?? false
    try arguments.finish()
    try MemoryLimit.check(
      model.checkpoint.architecture, batch: min(options.batch, task.definition.trainingCount), at: place)
    let last = model.checkpoint.epochs + epochs
    let training = TaskTraining(task, epochs: epochs, options: options)
    let observer = observer(of: training, model, watches: watches, workbench.language, context)
    let (trained, ending) = try result(of: training, model, observer, context)
    let records = Array(trained.history.dropFirst(model.history.count))
    var next = workbench
    // Stopped before the first epoch, nothing is recorded; so nothing may be different either.
    if case .interrupted = ending, records.isEmpty {} else { next.model = trained }
    var result = CommandResult(TrainingTable(records: records).outputs, next)
    if watches, !records.isEmpty {
      result.outputs += try WatchedTraining.picture(of: trained, task, in: workbench.language)
    }
    if case .interrupted = ending {
      result.remarks = describe(ending, last: last)
      result.recordedNumber = records.count
    } else {
      result.outputs += describe(ending, last: last)
    }
    return result
  }

  /// Tells how far the training has come, and keeps and shows the model if that is wanted.
  private static func observer(
    of training: TaskTraining, _ model: Model, watches: Bool, _ language: Language, _ context: CommandContext
  ) -> TrainingObserver {
    let first = model.checkpoint.epochs
    var latest = model.history.last
    func report(part: Double = 0) {
      context.reportProgress(
        .init(
          epoch: latest?.epoch ?? first, firstEpoch: first, lastEpoch: first + training.epochs, fraction: part,
          record: latest, language: language))
    }
    var observer = TrainingObserver()
    observer.shouldStop = context.shouldStop
    observer.isWithinEpoch = { report(part: $0) }
    observer.epochEnded = { record, model in
      latest = record
      report()
      let isCheckpoint = context.wantsCheckpoint()
      let isPicture = watches && context.wantsPicture()
      guard isCheckpoint || isPicture else { return }
      let model = model()
      if isCheckpoint {
        let command = context.recordedCommand(model.checkpoint.epochs - first)
        context.keepCheckpoint(TrainingSnapshot(command: command, model: model))
      }
      if isPicture, let picture = try? WatchedTraining.picture(of: model, training.task, in: language) {
        context.showPicture(picture)
      }
    }
    return observer
  }

  /// Trains, or takes what the same training came to before.
  private static func result(
    of training: TaskTraining, _ model: Model, _ observer: TrainingObserver, _ context: CommandContext
  ) throws -> (model: Model, ending: TaskTraining.Ending) {
    if let trained = context.restoredTraining?.applied(to: model, epochs: training.epochs) {
      return (trained, .finished)
    }
    if let shouldAbandon = context.shouldAbandon {
      return try training.run(model, observer: observer, shouldAbandon: shouldAbandon)
    }
    return try training.run(model, observer: observer)
  }

  private static func trainingOptions(
    _ arguments: inout Arguments, _ task: TaskDefinition
  ) throws -> TrainingOptions {
    let batch = arguments.option("batch")
    var size: Int?
    if let batch {
      guard case .number(let number) = batch.content, let whole = number.whole, (1...100_000).contains(whole) else {
        throw Diagnostic.outOfRange(
          what: Phrase(verbatim: "batch"), found: batch.content.text, expected: "as a whole number from 1 to 100000",
          batch.range)
      }
      size = whole
    }
    let truncation = try arguments.wholeNumberOption("truncate", in: 1...1_000_000)
    let shuffles = try arguments.flagOption("shuffle")
    let isStateful = task.carriesState ? try arguments.flagOption("stateful") ?? ((size ?? 1) == 1) : nil
    if isStateful == true, let size, size > 1, let batch {
      throw Diagnostic.failed(
        message: "stateful training has batch 1", hint: "leave batch out, or add stateful=no", batch.range)
    }
    return task.trainingOptions(batch: size, isStateful: isStateful, shuffles: shuffles, truncation: truncation)
  }

  private static func describe(_ ending: TaskTraining.Ending, last: Int) -> [Output] {
    switch ending {
    case .finished: return []
    case .interrupted(let epoch):
      return [
        .text(
          "stopped after epoch \(epoch - 1) of \(last); \"train \(last - epoch + 1)\" goes on from here")
      ]
    case .lossNotFinite(let epoch):
      return [
        .text("stopped: in epoch \(epoch) the loss was no longer a number"),
        .text("the weights are those after epoch \(epoch - 1)"),
        .text("a smaller learning rate may help: \"optimizer adam rate=0.0001\", or clipnorm=1"),
      ]
    }
  }
}
