private import Recurrent

extension PlannedRun {
  /// Trains and judges the run, as `seed`, `model`, `train` and `evaluate` do.
  ///
  /// - Parameters:
  ///   - threads: how many threads train; nil for as many as are useful. The result does not depend on it.
  ///   - shouldStop: asked before every step of the optimizer.
  ///   - report: told after every epoch how many are done.
  /// - Returns: nil where it was stopped.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func perform(
    threads: Int?, shouldStop: () -> Bool = { false }, report: (_ epochs: Int) -> Void = { _ in }
  ) throws -> RunOutcome? {
    var options = settings.training
    options.threads = threads
    let checkpoint = Checkpoint(settings.architecture(for: data), optimizer: settings.optimizer, seed: seed)
    let trainer = try Trainer(checkpoint, data: trainingData, options: options)
    var loss = 0.0
    var epochs: [RunResult.Epoch] = []
    do throws(TrainingError) {
      for epoch in 1...max(settings.epochs, 1) {
        loss = try trainer.trainEpoch(shouldStop: shouldStop).loss
        if case .addition(let examples) = data {
          epochs.append(try graded(trainer.checkpoint, examples, threads: threads))
        }
        report(epoch)
      }
    } catch .interrupted {
      return nil
    } catch .lossNotFinite(let epoch) {
      return .diverged(epoch: epoch)
    }
    guard case .series(let preparation, _) = data else {
      return .finished(RunResult(measure: epochs.last?.exact ?? 0, trainingLoss: loss, epochs: epochs))
    }
    return try judged(trainer.checkpoint, preparation, trainingLoss: loss)
  }

  private func judged(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, trainingLoss: Double
  ) throws -> RunOutcome {
    let forecast = try SeriesNetwork.walkForward(checkpoint, preparation, isStateful: settings.training.isStateful)
    let error = Forecast.rootMeanSquareError(forecast, preparation.task.testValues)
    // Weights may be finite and still give forecasts that are not.
    return error.isFinite
      ? .finished(RunResult(measure: error, trainingLoss: trainingLoss)) : .diverged(epoch: settings.epochs)
  }

  /// Whether the runs of its family can be trained side by side in the lanes of vectors.
  var fitsLanes: Bool {
    guard case .series = data else { return false }
    return SeedTrainer.canTrain(
      settings.architecture(for: data), options: settings.training, optimizer: settings.optimizer)
  }

  /// Trains and judges runs of one family in lanes: as many as a vector has at most. Each gives what it gives alone.
  ///
  /// - Parameters:
  ///   - shouldStop: asked before every epoch.
  ///   - report: told after every epoch how many are done.
  /// - Returns: nil where they were stopped, or can't be trained so.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  static func performInLanes(
    _ runs: [PlannedRun], shouldStop: () -> Bool, report: (_ epochs: Int) -> Void
  ) throws -> [RunOutcome]? {
    guard let first = runs.first, case .series(let preparation, _) = first.data else { return nil }
    let settings = first.settings
    let architecture = settings.architecture(for: first.data)
    let checkpoints = runs.map { Checkpoint(architecture, optimizer: settings.optimizer, seed: $0.seed) }
    guard let trainer = SeedTrainer(checkpoints, options: settings.training) else { return nil }
    let data = first.trainingData
    for epoch in 1...max(settings.epochs, 1) {
      if shouldStop() { return nil }
      try trainer.trainEpoch(data)
      report(epoch)
    }
    let (trained, losses, diverged) = (trainer.trained, trainer.losses, trainer.divergedEpochs)
    return try runs.indices.map { index in
      if let epoch = diverged[index] { return .diverged(epoch: epoch) }
      return try runs[index].judged(trained[index], preparation, trainingLoss: losses[index])
    }
  }

  private var trainingData: SequenceData {
    switch data {
    case .series(let preparation, _): SeriesNetwork.trainingData(preparation)
    case .addition(let examples): AdditionNetwork.data(examples, examples.trainingRange)
    }
  }

  private func graded(
    _ checkpoint: Checkpoint, _ examples: AdditionExamples, threads: Int?
  ) throws(TrainingError) -> RunResult.Epoch {
    let range = examples.validationRange
    let evaluation = try AdditionNetwork.evaluate(checkpoint, examples, range, threads: threads)
    let drawn = examples.validationSample(
      seed: checkpoint.seed, epoch: UInt32(truncatingIfNeeded: checkpoint.epochs))
    let right = drawn.count { index in
      evaluation.isExact(index - range.lowerBound, expected: examples.targetCodes(at: index))
    }
    return RunResult.Epoch(exact: evaluation.grade.exactAccuracy, ofTen: right)
  }
}
