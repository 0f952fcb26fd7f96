import Phrases
import Tasks

/// Who watches long work: asked whether it should go on, and told how far it has come. Nothing of this is part of the
/// output.
package struct WorkObserver {
  /// Whether the person has asked to stop. Asking changes nothing and shows nothing.
  package var shouldStop: () -> Bool = { false }
  /// Told how far a training has come: after every epoch, and within epochs that take long.
  package var trainingProgressed: (TrainingProgress) -> Void = { _ in }
  /// Told after every epoch of a training, and may ask for what it is so far. Both closures take time.
  ///
  /// - Parameters:
  ///   - snapshot: makes a snapshot from which the training can go on.
  ///   - picture: makes a picture of what is learned so far; nil unless somebody wants to watch.
  package var epochEnded: (_ snapshot: () -> TrainingSnapshot, _ picture: () -> [Output]?) -> Void = { _, _ in }
  /// Told how far the runs of a comparison have come, and the language to say it in.
  package var runsProgressed: (LocalRunner.Progress, Language) -> Void = { _, _ in }

  /// Somebody who never stops anything and looks away.
  package init() {}
}

/// How far a training has come.
package struct TrainingProgress: Sendable {
  /// Epochs that the model has learned for.
  package let epoch: Int
  /// Epochs that it had learned for before the training.
  package let firstEpoch: Int
  /// Epochs that it will have learned for after the training.
  package let lastEpoch: Int
  /// The part of the epoch under way that is done, 0 … 1.
  package let fraction: Double
  /// What the last whole epoch showed; nil before the first.
  package let record: EpochRecord?
  /// The language to say it in.
  package let language: Language

  package init(
    epoch: Int, firstEpoch: Int, lastEpoch: Int, fraction: Double = 0, record: EpochRecord?,
    language: Language = .english
  ) {
    self.epoch = epoch
    self.firstEpoch = firstEpoch
    self.lastEpoch = lastEpoch
    self.fraction = fraction
    self.record = record
    self.language = language
  }
}
