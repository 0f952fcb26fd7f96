import Phrases
import Recurrent
import Tasks
import Text

/// What `train` says after the table of epochs.
struct TrainingReport {
  /// Epochs that were trained, those before this training included.
  private let last: Int
  /// Epochs of this training.
  private let count: Int
  private let training: TaskTraining
  private let start: Model
  private let ending: TaskTraining.Ending
  private let plan: TrainingPlan
  private let kept: EpochRecord?

  init(
    _ training: TaskTraining, from start: Model, to model: Model, _ ending: TaskTraining.Ending, _ plan: TrainingPlan
  ) {
    (self.training, self.start, self.ending, self.plan) = (training, start, ending, plan)
    last = model.checkpoint.epochs
    count = last - start.checkpoint.epochs
    kept = model.keptEpoch.flatMap { epoch in model.history.last { $0.epoch == epoch } }
  }

  /// The number of the last epoch that was asked for.
  private var asked: Int { start.checkpoint.epochs + training.epochs }

  /// Whether it ended before its last epoch because none was better for long enough.
  var endsByItself: Bool { ending == .finished && count < training.epochs }

  /// What a replay says too.
  var outputs: [Output] {
    var lines: [Phrase] = []
    if endsByItself, case .best(let patience?) = training.stopping {
      lines.append(
        "stopped after epoch \(groupedText(last)) of \(groupedText(asked)): no lower validation loss for \(Counted.epochs(patience))"
      )
    }
    if case .lossNotFinite(let epoch) = ending {
      lines.append("stopped: in epoch \(groupedText(epoch)) the loss was no longer a number")
    }
    lines += keptLine
    if case .lossNotFinite(let epoch) = ending {
      if training.stopping == .last || count == 0 {
        lines.append("the weights are those after epoch \(groupedText(epoch - 1))")
      }
      lines.append("a smaller learning rate may help: \"optimizer adam rate=0.0001\", or clipnorm=1")
    }
    return lines.map { .text($0) }
  }

  private var keptLine: [Phrase] {
    guard training.stopping != .last, count > 0 else { return [] }
    guard let kept, let validation = kept.validation else {
      return ["the validation loss was never a number; the weights are those of the last epoch"]
    }
    let loss = lossText(validation.loss, places: validation.answers == nil ? 6 : 4)
    return ["kept epoch \(groupedText(kept.epoch)) of \(groupedText(last)): validation loss \(loss)"]
  }

  /// What only the person is told who stopped it.
  func remarks(_ context: CommandContext) -> [Output] {
    guard case .interrupted = ending else { return [] }
    // Weights that were put aside are not what the training would have gone on with.
    guard training.stopping == .last || count == 0 else {
      return [.text("stopped after epoch \(groupedText(last)) of \(groupedText(asked))")]
    }
    let command = context.recordedCommand(training.epochs - count, plan.optionsToGoOn(after: count))
    return [
      .text("stopped after epoch \(groupedText(last)) of \(groupedText(asked)); \"\(command)\" goes on from here")
    ]
  }
}
