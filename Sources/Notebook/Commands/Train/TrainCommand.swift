import CommandLanguage
import Phrases
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
    let data = try workbench.requireData()
    var peeking = arguments
    let place = peeking.option("batch")?.range ?? arguments.command.range
    let options = try trainingOptions(&arguments, data)
    let watches = try arguments.flagOption("watch") ?? false
    try arguments.finish()
    try MemoryLimit.check(
      model.checkpoint.architecture, batch: min(options.batch, data.trainingCount), at: place)
    let last = model.checkpoint.epochs + epochs
    let training = observed(
      Training(data: data, epochs: epochs, options: options, shouldStop: context.shouldStop) { _ in },
      model, watches: watches, workbench.language, context)
    let (trained, ending) = try result(of: training, model, context)
    let records = Array(trained.history.dropFirst(model.history.count))
    var next = workbench
    // Stopped before the first epoch, nothing is recorded; so nothing may be different either.
    if case .interrupted = ending, records.isEmpty {} else { next.model = trained }
    var result = CommandResult(TrainingTable(records: records).outputs, next)
    if watches, !records.isEmpty {
      result.outputs += try WatchedTraining.picture(of: trained, data, in: workbench.language)
    }
    if case .interrupted = ending {
      result.remarks = describe(ending, last: last)
      result.recordedNumber = records.count
    } else {
      result.outputs += describe(ending, last: last)
    }
    return result
  }

  /// The training, telling how far it has come and keeping and showing it where that is wanted.
  private static func observed(
    _ training: Training, _ model: Model, watches: Bool, _ language: Language, _ context: CommandContext
  ) -> Training {
    var training = training
    let (first, data, options) = (model.checkpoint.epochs, training.data, training.options)
    let last = first + training.epochs
    var latest = model.history.last
    var steps = 0
    training.report = { record in
      latest = record
      steps = 0
      context.reportProgress(
        .init(epoch: record.epoch, firstEpoch: first, lastEpoch: last, record: record, language: language))
    }
    if case .addition = data {
      // Epochs that take seconds: the bar moves within them, too.
      let all = Double((data.trainingCount + options.batch - 1) / options.batch)
      training.shouldStop = {
        steps += 1
        context.reportProgress(
          .init(
            epoch: latest?.epoch ?? first, firstEpoch: first, lastEpoch: last,
            fraction: min(Double(steps - 1) / all, 1), record: latest, language: language))
        return context.shouldStop()
      }
    }
    var (isCheckpoint, isPicture) = (false, false)
    training.wantsModel = {
      isCheckpoint = context.wantsCheckpoint()
      isPicture = watches && context.wantsPicture()
      return isCheckpoint || isPicture
    }
    training.see = { model in
      if isCheckpoint {
        let command = context.recordedCommand(model.checkpoint.epochs - first)
        context.keepCheckpoint(TrainingSnapshot(command: command, model: model))
      }
      if isPicture, let picture = try? WatchedTraining.picture(of: model, data, in: language) {
        context.showPicture(picture)
      }
      (isCheckpoint, isPicture) = (false, false)
    }
    return training
  }

  /// Trains, or takes what the same training came to before.
  private static func result(
    of training: Training, _ model: Model, _ context: CommandContext
  ) throws -> (Model, Training.Ending) {
    if let trained = context.restoredTraining?.applied(to: model, epochs: training.epochs) {
      return (trained, .finished)
    }
    if let shouldAbandon = context.shouldAbandon { return try training.run(model, shouldAbandon: shouldAbandon) }
    return try training.run(model)
  }

  private static func trainingOptions(_ arguments: inout Arguments, _ data: TaskData) throws -> TrainingOptions {
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
    guard case .series = data else {
      return TrainingOptions(batch: size ?? 32, shuffles: shuffles ?? true, truncation: truncation)
    }
    let isStateful = try arguments.flagOption("stateful") ?? ((size ?? 1) == 1)
    if isStateful, let size, size > 1, let batch {
      throw Diagnostic.failed(
        message: "stateful training has batch 1", hint: "leave batch out, or add stateful=no", batch.range)
    }
    return TrainingOptions(
      batch: size ?? (isStateful ? 1 : 32), shuffles: shuffles ?? !isStateful, isStateful: isStateful,
      truncation: truncation)
  }

  private static func describe(_ ending: Training.Ending, last: Int) -> [Output] {
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
