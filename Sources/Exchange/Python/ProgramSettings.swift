import Foundation
import Notebook
import Recurrent
import Tasks

/// What a program in Python needs to know of a model: one place for what is written into its text and into the file beside it.
struct ProgramSettings {
  /// The model.
  let model: Model
  /// What it learns.
  let task: LearningTask
  /// How it was trained last, or would be trained.
  let options: TrainingOptions
  /// Epochs of the program: those that the model was trained for, or as many as a first try needs.
  let epochs: Int

  init(_ model: Model, _ task: LearningTask) {
    (self.model, self.task) = (model, task)
    options = model.course.latestOptions ?? task.definition.trainingOptions(isStateful: model.isStateful)
    epochs = model.checkpoint.epochs > 0 ? model.checkpoint.epochs : task.series == nil ? 10 : 100
  }

  var architecture: Architecture { model.checkpoint.architecture }
  var cell: CellOptions { architecture.cell }
  var optimizer: Optimizer { model.checkpoint.optimizer }
  /// Whether a decoder writes the answer.
  var decodes: Bool { architecture.decoderSteps != nil }
  /// Whether the state goes on from sample to sample.
  var isStateful: Bool { options.isStateful }
  /// Samples that are read at once.
  var batch: Int { options.batch }
  /// Whether samples come in a new order every epoch.
  var shuffles: Bool { options.shuffles && !options.isStateful }
  /// Whether the weights that training began with are in the file besides the present ones.
  var wasTrained: Bool { model.checkpoint.epochs > model.course.start.epochs }
  /// What the optimizer remembers of each weight, as Keras calls it and in its order; empty if it remembers nothing.
  var memories: [String] {
    let memory = model.checkpoint.memory
    return switch optimizer.rule {
    case .adam where !memory.v.isEmpty: ["momentum", "velocity"]
    case .rmsprop where !memory.v.isEmpty: ["velocity"]
    case .sgd(let momentum) where momentum > 0 && !memory.m.isEmpty: ["momentum"]
    default: []
    }
  }

  /// Steps that the optimizer remembers. Their number is in β₂ᵗ; once that is no number any more, any large one will do.
  var rememberedSteps: Int {
    guard case .adam(_, let beta2, _) = optimizer.rule, beta2 > 0 else { return 0 }
    let power = model.checkpoint.memory.beta2Power
    // As Unroll multiplies them: the constant in single precision.
    return power > 0 ? Int((log(power) / log(Double(Float(beta2)))).rounded()) : 1_000_000
  }

  /// `sales: lstm 8`
  var title: String { "\(task.definition.name): \(model.name)" }

  /// The layers with weights and their names, as Keras names them: `lstm`, `lstm_1`, `dense`.
  var namedLayers: [(name: String, plan: LayerPlan, index: Int)] { architecture.namedLayers }

  /// How the learning rate falls; nil if it does not.
  var schedule: ProgramSchedule? { ProgramSchedule(self) }

  /// The parts of a program that have to do with the task.
  var taskProgram: any TaskProgram {
    switch task {
    case .series(let preparation, _): SeriesProgram(self, preparation)
    case .addition(let examples): AdditionProgram(self, examples)
    }
  }

  /// What stands in the way of PyTorch's own cells; nil if nothing does.
  var missingInPyTorch: ModelExportError.Feature? {
    if cell.kind != .srn, cell.hardSigmoid { return .hardSigmoid }
    if cell.kind == .gru, !cell.resetAfter { return .resetBefore }
    return nil
  }
}

/// A text with its lines joined; empty ones in front and at the end are left out.
func joined(_ parts: [String]) -> String {
  parts.filter { !$0.isEmpty }.joined(separator: "\n")
}

/// `text` if something holds, else nothing.
func when(_ condition: Bool, _ text: @autoclosure () -> String) -> String { condition ? text() : "" }
