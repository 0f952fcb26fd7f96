import CommandLanguage
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
    ],
    examples: ["train 3000", "train 10 batch=128", "train 500 batch=4 stateful=no"],
    details: [
      "stateful=yes carries the state from month to month and resets it after each epoch.",
      "A second \"train\" goes on where the first ended: 2000 and 1000 epochs give what 3000 give.",
      "Ctrl-C stops and keeps all whole epochs.",
    ],
    isUndoable: true
  ) { arguments, workbench, context in
    let epochs = try arguments.wholeNumber("a number of epochs", in: 1...10_000_000)
    let model = try workbench.requireModel()
    let data = try workbench.requireData()
    var peeking = arguments
    let place = peeking.option("batch")?.range ?? arguments.command.range
    let options = try trainingOptions(&arguments, data)
    try arguments.finish()
    try MemoryLimit.check(
      model.checkpoint.architecture, batch: min(options.batch, data.trainingCount), at: place)
    let last = model.checkpoint.epochs + epochs
    let training = Training(data: data, epochs: epochs, options: options, shouldStop: context.shouldStop) { record in
      context.reportProgress(CommandContext.Progress(epoch: record.epoch, lastEpoch: last, record: record))
    }
    let (trained, ending) = try training.run(model)
    let records = Array(trained.history.dropFirst(model.history.count))
    var next = workbench
    // Stopped before the first epoch, nothing is recorded; so nothing may be different either.
    if case .interrupted = ending, records.isEmpty {} else { next.model = trained }
    var result = CommandResult(TrainingTable(records: records).outputs, next)
    if case .interrupted = ending {
      result.remarks = describe(ending, last: last)
      result.recordedNumber = records.count
    } else {
      result.outputs += describe(ending, last: last)
    }
    return result
  }

  private static func trainingOptions(_ arguments: inout Arguments, _ data: TaskData) throws -> TrainingOptions {
    let batch = arguments.option("batch")
    var size: Int?
    if let batch {
      guard case .number(let number) = batch.content, let whole = number.whole, (1...100_000).contains(whole) else {
        throw Diagnostic.outOfRange(
          what: "batch", found: batch.content.text, expected: "as a whole number from 1 to 100000", batch.range)
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
