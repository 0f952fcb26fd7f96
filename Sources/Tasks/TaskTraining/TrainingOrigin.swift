private import Recurrent

extension TaskTraining {
  /// Returns all that the result of training a model follows from, as text that never changes its form: the engine's
  /// version, the data, the network, the optimizer, the options, the seed and the weights at the start. The number of
  /// epochs is not among it, so that a part of a training has the same origin.
  package func origin(_ model: Model) -> String {
    let settings = RunSettings(
      cell: model.cell, units: model.units, optimizer: model.checkpoint.optimizer, epochs: 0, training: options,
      schedule: schedule.rule, stopping: stopping)
    let run = PlannedRun(
      settings, task, digest: task.definition.digest().text, parameters: model.checkpoint.weights.count,
      seed: model.checkpoint.seed)
    let words =
      [run.key] + schedulePlace + ["trained=\(model.checkpoint.epochs)", "start=\(model.checkpoint.digest.text)"]
    return words.joined(separator: " ")
  }

  /// Where the training stands in its schedule.
  private var schedulePlace: [String] {
    switch schedule.rule {
    case .constant: []
    case .cosine: ["over=\(schedule.epochs)", "after=\(schedule.trained)"]
    case .step, .plateau: ["after=\(schedule.trained)"]
    }
  }
}

extension Checkpoint {
  /// A digest of the weights and of what the optimizer remembers.
  fileprivate var digest: DataDigest {
    var digest = DataDigest()
    for array in [weights, memory.m, memory.v] {
      for value in array { digest.add(word: UInt64(value.bitPattern)) }
    }
    return digest
  }
}
