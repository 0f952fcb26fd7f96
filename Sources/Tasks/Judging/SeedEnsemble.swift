package import Recurrent

/// Networks like a trained one from the seeds after its own, to see how much of a forecast is the luck of a seed.
package enum SeedEnsemble {
  /// The model itself, and others of the same architecture that were trained for as many epochs with the same optimizer, as
  /// `train EPOCHS` trains without further options. Those whose loss is no longer a number are left out.
  ///
  /// - Parameters:
  ///   - task: what the model has learned.
  ///   - count: how many networks, the model among them.
  ///   - shouldStop: asked before every step of the optimizer.
  ///   - progress: told before every network how far the others are.
  /// - Returns: nil if it was stopped.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package static func models(
    like model: Model, on task: LearningTask, count: Int, shouldStop: @escaping () -> Bool = { false },
    progress: (LocalRunner.Progress) -> Void = { _ in }
  ) throws(TrainingError) -> [Model]? {
    var models = [model]
    var training = TaskTraining(
      task, epochs: model.checkpoint.epochs,
      options: task.definition.trainingOptions(isStateful: model.isStateful))
    training.keepsHistory = false
    training.gradesEpochs = false
    var observer = TrainingObserver()
    observer.shouldStop = shouldStop
    for number in 1..<max(count, 1) {
      progress(.init(finished: number, total: count, part: Double(number) / Double(count)))
      if shouldStop() { return nil }
      let start = Model(
        cell: model.cell, units: model.units,
        checkpoint: Checkpoint(
          model.checkpoint.architecture, optimizer: model.checkpoint.optimizer,
          seed: model.checkpoint.seed &+ UInt64(number)),
        isStateful: model.isStateful)
      let (trained, ending) = try training.run(start, observer: observer)
      switch ending {
      case .finished: models.append(trained)
      case .interrupted: return nil
      case .lossNotFinite: break
      }
    }
    return models
  }
}
