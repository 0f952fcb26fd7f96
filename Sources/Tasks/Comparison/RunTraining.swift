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
    let forecast = try SeriesNetwork.walkForward(
      trainer.checkpoint, preparation, isStateful: settings.training.isStateful)
    let error = Forecast.rootMeanSquareError(forecast, preparation.task.testValues)
    // Weights may be finite and still give forecasts that are not.
    return error.isFinite
      ? .finished(RunResult(measure: error, trainingLoss: loss)) : .diverged(epoch: settings.epochs)
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
