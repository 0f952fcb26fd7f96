package import Recurrent

/// What a run does, except for its seed and its data.
package struct RunSettings: Sendable, Equatable {
  /// The cell of the recurrent layers.
  package var cell: CellOptions
  /// Units of each recurrent layer.
  package var units: [Int]
  /// How weights follow their gradients.
  package var optimizer: Optimizer
  /// How many epochs it trains for.
  package var epochs: Int
  /// How samples are presented.
  package var training: TrainingOptions
  /// How the learning rate changes over its epochs.
  package var schedule: LearningRateSchedule.Rule
  /// When it ends, and which weights it leaves.
  package var stopping: Stopping

  /// Settings of a run, with Keras' optimizer unless another is given.
  package init(
    cell: CellOptions, units: [Int], optimizer: Optimizer = Optimizer(), epochs: Int, training: TrainingOptions,
    schedule: LearningRateSchedule.Rule = .constant, stopping: Stopping = .last
  ) {
    self.cell = cell
    self.units = units
    self.optimizer = optimizer
    self.epochs = epochs
    self.training = training
    self.schedule = schedule
    self.stopping = stopping
  }

  /// As a model is typed: `lstm 8`.
  package var modelName: String { Model.name(cell, units: units) }

  /// The network for a task.
  package func architecture(for task: LearningTask) -> Architecture { task.definition.architecture(cell, units) }

  /// Every setting that changes the result, as text that never changes its form: part of the key of kept runs. The
  /// number of threads is none of them.
  var key: String {
    var words = ["cell=\(cell.kind.rawValue)"]
    if cell.hardSigmoid, cell.kind != .srn { words.append("hard_sigmoid") }
    if !cell.resetAfter, cell.kind == .gru { words.append("reset_before") }
    words.append("units=\(units.map(String.init).joined(separator: ","))")
    if cell.dropout > 0 { words.append(bits("dropout", cell.dropout)) }
    words += optimizer.keyWords
    words.append("epochs=\(epochs)")
    words.append("batch=\(training.batch)")
    if training.shuffles, !training.isStateful { words.append("shuffle") }
    if training.isStateful { words.append("stateful") }
    if let truncation = training.truncation { words.append("truncate=\(truncation)") }
    words += schedule.keyWords + stopping.keyWords
    return words.joined(separator: " ")
  }
}

private func bits(_ name: String, _ value: Double) -> String { "\(name)=\(value.bitsText)" }

// What is left out says what runs did before there were schedules and stopping, whose keys stay.

extension LearningRateSchedule.Rule {
  /// Its name, as `train` has it.
  package var name: String {
    switch self {
    case .constant: "constant"
    case .cosine: "cosine"
    case .step: "step"
    case .plateau: "plateau"
    }
  }

  fileprivate var keyWords: [String] {
    switch self {
    case .constant: []
    case .cosine: ["schedule=\(name)"]
    case .step(let factor, let every): ["schedule=\(name)", bits("factor", factor), "every=\(every)"]
    case .plateau(let factor, let wait): ["schedule=\(name)", bits("factor", factor), "wait=\(wait)"]
    }
  }
}

extension Stopping {
  fileprivate var keyWords: [String] {
    switch self {
    case .last: []
    case .best(patience: nil): ["stop=best"]
    case .best(let patience?): ["stop=best", "patience=\(patience)"]
    }
  }
}

extension Optimizer {
  /// Its rule's name, as `optimizer` has it.
  package var name: String { kind.rawValue }

  fileprivate var keyWords: [String] {
    var words = ["optimizer=\(name)", bits("rate", learningRate)]
    switch rule {
    case .adam(let beta1, let beta2, let epsilon):
      words += [bits("beta1", beta1), bits("beta2", beta2), bits("epsilon", epsilon)]
    case .rmsprop(let rho, let epsilon): words += [bits("rho", rho), bits("epsilon", epsilon)]
    case .sgd(let momentum): words.append(bits("momentum", momentum))
    }
    switch clipping {
    case .none: break
    case .perArray(let norm): words.append(bits("clipnorm", norm))
    case .global(let norm): words.append(bits("global_clipnorm", norm))
    }
    return words
  }
}
