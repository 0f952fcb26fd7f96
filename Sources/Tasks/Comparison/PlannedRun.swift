package import Recurrent

extension PlannedRun {
  /// Trains and judges the run, as `seed`, `model`, `train` and `evaluate` do.
  ///
  /// - Parameters:
  ///   - threads: how many threads train; nil for as many as are useful. The result does not depend on it.
  ///   - shouldStop: asked before every step of the optimizer.
  ///   - report: told after every epoch how many are done.
  /// - Returns: nil if it was stopped.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func perform(
    threads: Int?, shouldStop: @escaping () -> Bool = { false }, report: @escaping (_ epochs: Int) -> Void = { _ in }
  ) throws(TrainingError) -> RunOutcome? {
    var options = settings.training
    options.threads = threads
    var training = TaskTraining(task, epochs: max(settings.epochs, 1), options: options)
    training.keepsHistory = false
    training.schedule = LearningRateSchedule(settings.schedule, epochs: training.epochs)
    training.stopping = settings.stopping
    training.gradesEpochs = gradesEpochs
    var loss = 0.0
    var losses: [Double] = []
    var epochs: [RunResult.Epoch] = []
    var observer = TrainingObserver()
    observer.shouldStop = shouldStop
    observer.epochEnded = { record, _ in
      loss = record.loss
      if case .best = settings.stopping { losses.append(loss) }
      if let answers = record.validation?.answers { epochs.append(RunResult.Epoch(answers)) }
      report(record.epoch)
    }
    let model: Model
    do throws(Stopped) {
      model = try Model(
        cell: settings.cell, units: settings.units, for: task, optimizer: settings.optimizer, seed: seed
      ) { () throws(Stopped) in
        if shouldStop() { throw Stopped() }
      }
    } catch {
      return nil
    }
    let (trained, ending) = try training.run(model, observer: observer)
    switch ending {
    case .interrupted: return nil
    case .lossNotFinite(let epoch): return .diverged(epoch: epoch)
    case .finished:
      // The model was new: its epochs are counted from 1.
      let kept = trained.keptEpoch.map { $0 - 1 }
      return try judged(
        trained.checkpoint, trainingLoss: kept.map { losses[$0] } ?? loss, epochs: epochs, kept: kept)
    }
  }

  /// Somebody asked to stop.
  private struct Stopped: Error {}

  private func judged(
    _ checkpoint: Checkpoint, trainingLoss: Double, epochs: [RunResult.Epoch] = [], kept: Int? = nil
  ) throws(TrainingError) -> RunOutcome {
    var measure = epochs.isEmpty ? nil : epochs[kept ?? epochs.count - 1].exact
    if measure == nil {
      measure = try task.definition.judge(checkpoint, settings.training.isStateful, by: self.measure)
    }
    // Weights may be finite and still give forecasts that are not.
    guard let measure, measure.isFinite else { return .diverged(epoch: settings.epochs) }
    return .finished(RunResult(measure: measure, trainingLoss: trainingLoss, epochs: epochs))
  }

  /// Whether the validation part is graded after each epoch: if answers are, or something depends on its loss.
  private var gradesEpochs: Bool {
    guard task.definition.grade != nil else { return false }
    return task.definition.measure == .exact || settings.stopping != .last || settings.schedule.followsLosses
  }

  /// Whether the runs of its family can be trained side by side in the lanes of vectors.
  var fitsLanes: Bool {
    !gradesEpochs && !settings.schedule.followsLosses
      && SeedTrainer.canTrain(
        settings.architecture(for: task), options: settings.training, optimizer: settings.optimizer)
  }

  /// Trains and judges runs of one family in lanes: as many as a vector has at most. Each gives what it gives alone.
  ///
  /// - Parameters:
  ///   - shouldStop: asked before every epoch.
  ///   - report: told after every epoch how many are done.
  /// - Returns: nil if they were stopped, or can't be trained so.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  static func performInLanes(
    _ runs: [PlannedRun], shouldStop: () -> Bool, report: (_ epochs: Int) -> Void
  ) throws(TrainingError) -> [RunOutcome]? {
    guard let first = runs.first, first.fitsLanes else { return nil }
    let settings = first.settings
    let architecture = settings.architecture(for: first.task)
    let checkpoints = runs.map { Checkpoint(architecture, optimizer: settings.optimizer, seed: $0.seed) }
    guard let trainer = SeedTrainer(checkpoints, options: settings.training) else { return nil }
    let data = first.task.definition.trainingData()
    var rate = ScheduledRate(
      LearningRateSchedule(settings.schedule, epochs: max(settings.epochs, 1)),
      learningRate: settings.optimizer.learningRate)
    for epoch in 1...max(settings.epochs, 1) {
      if shouldStop() { return nil }
      try trainer.trainEpoch(data, learningRate: rate.learningRate)
      // The schedule looks at no loss.
      rate.epochEnded(loss: .infinity)
      report(epoch)
    }
    let (trained, losses, diverged) = (trainer.trained, trainer.losses, trainer.divergedEpochs)
    var outcomes: [RunOutcome] = []
    for (index, run) in runs.enumerated() {
      if let epoch = diverged[index] {
        outcomes.append(.diverged(epoch: epoch))
      } else {
        outcomes.append(try run.judged(trained[index], trainingLoss: losses[index]))
      }
    }
    return outcomes
  }
}
