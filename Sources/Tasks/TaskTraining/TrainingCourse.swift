package import Recurrent

/// How a model was trained: from which weights, by which trainings one after another, and some checkpoints on the way. All
/// that is needed to compute the model once more as it was after any epoch, to the last bit.
package struct TrainingCourse: Sendable {
  /// One training, as far as it came.
  struct Part: Sendable {
    /// Epochs that the model had been trained for before.
    let first: Int
    /// Epochs that it had been trained for afterwards.
    var last: Int
    /// The optimizer.
    let optimizer: Optimizer
    /// Whether the optimizer remembered nothing when it began.
    let isFresh: Bool
    /// How samples were presented.
    let options: TrainingOptions
    /// How the learning rate changed.
    let schedule: LearningRateSchedule
    /// The epoch whose weights were put back after the last one; nil if none were.
    var keptEpoch: Int?
  }

  /// The model before all of it, mostly untrained.
  package let start: Checkpoint
  /// Whether it was to be trained with its state carried on.
  let isStateful: Bool
  /// The trainings, in their order; each began where the one before ended.
  private(set) var parts = SharedList<Part>()
  /// What saves time.
  package private(set) var kept = KeptCheckpoints()
  /// The model after all of it: whether a checkpoint is this one tells whether the course is its own.
  private(set) var end: Checkpoint

  /// A course that begins with a checkpoint.
  init(from start: Checkpoint, isStateful: Bool) {
    (self.start, self.isStateful) = (start, isStateful)
    end = start
  }

  /// A course that was kept, without checkpoints on the way.
  init(from start: Checkpoint, isStateful: Bool, _ parts: [Part], to end: Checkpoint) {
    (self.start, self.isStateful, self.parts, self.end) = (start, isStateful, SharedList(parts), end)
  }

  /// The epochs that can be computed again.
  var epochs: ClosedRange<Int> { start.epochs...max(start.epochs, end.epochs) }

  /// Whether the last training ended with the weights of an earlier epoch.
  var putWeightsBack: Bool { parts.last.map { $0.keptEpoch ?? $0.last != $0.last } ?? false }

  /// How the last training presented its samples; nil before the first.
  package var latestOptions: TrainingOptions? { parts.last?.options }

  /// How the learning rate fell in the last training; nil before the first.
  package var latestSchedule: LearningRateSchedule? { parts.last?.schedule }

  /// Whether the last training ended with the weights of its best epoch.
  package var latestKeepsBest: Bool { parts.last?.keptEpoch != nil }

  /// The training to which an epoch belongs; nil for the epoch with which the course begins.
  func part(of epoch: Int) -> Int? { parts.firstIndex { $0.first < epoch && epoch <= $0.last } }

  // MARK: recording

  /// A training begins.
  ///
  /// - Parameter model: before it. If its weights were changed by hand, the course begins with it.
  mutating func begin(_ training: TaskTraining, from model: Model) {
    let checkpoint = model.checkpoint
    let isFresh = checkpoint.isFresh
    // A new optimizer changes nothing else, so that it can be put in again.
    let goesOn = checkpoint.isSame(as: isFresh ? end.with(checkpoint.optimizer) : end)
    if !goesOn { self = TrainingCourse(from: checkpoint, isStateful: model.isStateful) }
    if let last = parts.last, let kept = last.keptEpoch, kept != last.last { self.kept.add(checkpoint, isStart: true) }
    parts.append(
      Part(
        first: checkpoint.epochs, last: checkpoint.epochs, optimizer: checkpoint.optimizer, isFresh: isFresh,
        options: training.options, schedule: training.schedule))
  }

  /// An epoch has ended.
  ///
  /// - Parameter checkpoint: makes the checkpoint after it; asked only if it is to be kept.
  mutating func epochEnded(_ epoch: Int, _ checkpoint: () -> Checkpoint) {
    parts[parts.count - 1].last = epoch
    if kept.wants(epoch: epoch) { kept.add(checkpoint()) }
  }

  /// The course up to here, if the training ends here with a model.
  func ended(with model: Model) -> TrainingCourse {
    var result = self
    result.end = model.checkpoint
    guard let last = parts.last else { return result }
    result.parts[parts.count - 1].last = model.checkpoint.epochs
    result.parts[parts.count - 1].keptEpoch = model.keptEpoch
    // A training of no epoch leaves everything as it was.
    if last.first == model.checkpoint.epochs { result.parts.removeLast() }
    return result
  }

  /// The course up to an epoch, which ended with a checkpoint.
  func upTo(_ checkpoint: Checkpoint) -> TrainingCourse {
    let epoch = checkpoint.epochs
    var result = self
    result.end = checkpoint
    while let last = result.parts.last, last.first >= epoch { result.parts.removeLast() }
    if let last = result.parts.indices.last, result.parts[last].last >= epoch {
      result.parts[last].last = epoch
      result.parts[last].keptEpoch = nil
    }
    result.kept = kept.upTo(epoch)
    return result
  }

  /// Keeps a checkpoint that was computed again, if it is one of those to be kept.
  mutating func keep(_ checkpoint: Checkpoint) {
    if kept.wants(epoch: checkpoint.epochs) { kept.add(checkpoint) }
  }

  /// Forgets the checkpoints on the way, which costs time later and nothing else.
  mutating func forgetCheckpoints() { kept.removeAll() }
}

extension TaskTraining {
  /// Returns a model that this training came to elsewhere, with the course of its training: every epoch can be computed.
  ///
  /// - Parameter start: the model before the training.
  package func recorded(_ trained: Model, from start: Model) -> Model {
    var course = start.course
    course.begin(self, from: start)
    var result = trained
    result.course = course.ended(with: trained)
    return result
  }
}
