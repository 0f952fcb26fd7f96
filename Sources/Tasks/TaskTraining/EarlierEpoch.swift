package import Phrases
package import Recurrent
private import Text

// Back in time: a model as it was after an earlier epoch.

extension Model {
  /// The epochs after which the model can be had: from that with which its training began, mostly 0, to the last.
  package var knownEpochs: ClosedRange<Int> { course.epochs }

  /// What a picture calls it: its name, and the epoch after which it is shown if it is not the last one.
  package var title: Phrase {
    isEarlier ? "\(name), epoch \(groupedText(checkpoint.epochs))" : Phrase(verbatim: name)
  }

  /// Whether it has the weights with which an epoch ended: the last one, if no earlier weights were put back after it.
  package func isStill(after epoch: Int) -> Bool { epoch == knownEpochs.upperBound && !course.putWeightsBack }

  /// Returns the model as it was after an epoch: its weights, what the optimizer remembered, and its history up to there.
  /// The very bytes that it had then, whether checkpoints were kept or not; they only save time.
  ///
  /// After a training that put the best epoch's weights back, its last epoch is shown with the weights that this epoch
  /// ended with.
  ///
  ///     for epoch in model.epochsToShow(atMost: 12) {
  ///       let then = try model.after(epoch: epoch, on: task)
  ///     }
  ///
  /// - Parameters:
  ///   - epoch: one of `knownEpochs`; others are taken for the nearest of them.
  ///   - task: what it was trained on.
  ///   - shouldStop: asked before every step of the optimizer that has to be made again.
  /// - Throws: `TrainingError.interrupted` if `shouldStop` said so, `dataDoesNotFit` if the task is another one.
  package func after(
    epoch: Int, on task: LearningTask, shouldStop: () -> Bool = { false }
  ) throws(TrainingError) -> Model {
    try rewound(to: epoch, on: task, shouldStop: shouldStop).then
  }

  /// Returns the model as it was after an epoch, as `after` does, and this model with the checkpoints that were computed
  /// on the way, which save time when the next epoch is asked for.
  package func rewound(
    to epoch: Int, on task: LearningTask, shouldStop: () -> Bool = { false }
  ) throws(TrainingError) -> (then: Model, now: Model) {
    let epoch = min(max(epoch, knownEpochs.lowerBound), knownEpochs.upperBound)
    var replay = CourseReplay(course: course, history: history, task: task)
    let checkpoint = try replay.checkpoint(after: epoch, shouldStop)
    var (then, now) = (self, self)
    now.course = replay.course
    then.checkpoint = checkpoint
    then.keptEpoch = nil
    then.isEarlier = true
    then.isStateful = course.part(of: epoch).map { course.parts[$0].options.isStateful } ?? course.isStateful
    then.history = history.filter { $0.epoch <= epoch }
    then.course = replay.course.upTo(checkpoint)
    return (then, now)
  }

  /// Returns epochs to show, spaced geometrically: the first epoch and the last, and between them some that are each about
  /// the same factor later; after a short training all.
  ///
  /// - Parameter most: how many, at least 2.
  package func epochsToShow(atMost most: Int) -> [Int] {
    let (first, last) = (knownEpochs.lowerBound, knownEpochs.upperBound)
    let count = last - first
    guard count > 0 else { return [first] }
    guard count > max(most, 2) else { return Array(first + 1...last) }
    // 1, 2, 5, 10, 20, 50, … are round; the last ones before the end are the ones to leave out.
    var offsets: [Int] = []
    var decade = 1
    while decade < count {
      for digit in [1, 2, 5] where decade * digit < count { offsets.append(decade * digit) }
      decade *= 10
    }
    while offsets.count > max(most, 2) - 1 {
      // Those of 2 and 5 before those of 1, the early ones before the late ones.
      let place = offsets.firstIndex { !$0.isPowerOfTen } ?? 1
      offsets.remove(at: min(place, offsets.count - 1))
    }
    return offsets.map { first + $0 } + [last]
  }
}

extension Int {
  fileprivate var isPowerOfTen: Bool {
    var rest = self
    while rest > 1, rest % 10 == 0 { rest /= 10 }
    return rest == 1
  }
}

/// Trains parts of a course again.
private struct CourseReplay {
  /// With the checkpoints that were computed on the way.
  var course: TrainingCourse
  let history: [EpochRecord]
  let task: LearningTask

  /// The checkpoint with which an epoch ended.
  mutating func checkpoint(after epoch: Int, _ shouldStop: () -> Bool) throws(TrainingError) -> Checkpoint {
    if epoch == course.end.epochs, !course.putWeightsBack { return course.end }
    guard let target = course.part(of: epoch) else { return begun(0, course.start) }
    // Back to the last checkpoint that is kept on the way, over trainings that may be thousands. Of those before the last
    // one the weights of the kept epoch are needed, too.
    var index = target
    var found = course.kept.last(after: course.parts[target].first, upTo: epoch)
    while found == nil, index > 0 {
      index -= 1
      let part = course.parts[index]
      found = course.kept.last(after: part.first, upTo: part.keptEpoch ?? part.last)
    }
    var checkpoint = found ?? begun(0, course.start)
    while index < target {
      let part = course.parts[index]
      let best = try train(checkpoint, to: part.keptEpoch ?? part.last, by: part, shouldStop)
      checkpoint = try train(best, to: part.last, by: part, shouldStop)
      checkpoint.weights = best.weights
      index += 1
      checkpoint = begun(index, checkpoint)
    }
    return try train(checkpoint, to: epoch, by: course.parts[target], shouldStop)
  }

  /// The checkpoint with which a training began, after one with which that before it ended.
  private func begun(_ index: Int, _ checkpoint: Checkpoint) -> Checkpoint {
    guard course.parts.indices.contains(index), course.parts[index].isFresh else { return checkpoint }
    return checkpoint.with(course.parts[index].optimizer)
  }

  /// Trains the epochs from a checkpoint to an epoch of the same training again. Nothing is graded: what the learning rate
  /// follows is in the history.
  private mutating func train(
    _ checkpoint: Checkpoint, to epoch: Int, by part: TrainingCourse.Part, _ shouldStop: () -> Bool
  ) throws(TrainingError) -> Checkpoint {
    guard checkpoint.epochs < epoch else { return checkpoint }
    var rate = ScheduledRate(part, history)
    for record in history where record.epoch > part.first && record.epoch <= checkpoint.epochs {
      rate.epochEnded(loss: record.judgedLoss)
    }
    let trainer = try Trainer(checkpoint, data: task.definition.trainingData(), options: part.options)
    for record in history where record.epoch > checkpoint.epochs && record.epoch <= epoch {
      _ = try trainer.trainEpoch(learningRate: rate.learningRate, shouldStop: shouldStop)
      rate.epochEnded(loss: record.judgedLoss)
      if course.kept.wants(epoch: trainer.epochs) { course.keep(trainer.checkpoint) }
    }
    // A history that was cut off by hand.
    guard trainer.epochs == epoch else { throw .dataDoesNotFit }
    return trainer.checkpoint
  }
}

extension ScheduledRate {
  /// The rate with which a training began.
  fileprivate init(_ part: TrainingCourse.Part, _ history: [EpochRecord]) {
    // Most schedules begin with their training.
    let before = part.schedule.trained > 0 ? history.filter { $0.epoch <= part.first } : []
    self.init(part.schedule, learningRate: part.optimizer.learningRate, after: before)
  }
}

extension ScheduledRate {
  /// The rate of the first epoch of a training; the epochs before it that belong to the schedule are the last ones of a
  /// history.
  ///
  /// - Parameters:
  ///   - learningRate: the optimizer's.
  ///   - history: of the model before the training.
  init(_ schedule: LearningRateSchedule, learningRate: Double, after history: [EpochRecord]) {
    self.init(schedule, learningRate: learningRate)
    let before = history.suffix(max(0, schedule.trained))
    for _ in 0..<max(0, schedule.trained - before.count) { epochEnded(loss: .infinity) }
    for record in before { epochEnded(loss: record.judgedLoss) }
  }
}
