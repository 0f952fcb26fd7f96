/// How samples are presented.
public struct TrainingOptions: Equatable, Sendable {
  /// Samples a step.
  public var batch: Int
  /// Whether samples come in a new random order every epoch.
  public var shuffles: Bool
  /// Whether the state is carried from sample to sample and reset after each epoch; batch 1, no shuffling.
  public var isStateful: Bool
  /// Gradients go back through at most so many steps, counted from the first; nil for all.
  public var truncation: Int?
  /// Threads; the result does not depend on it.
  public var threads: Int?

  /// Options as Keras' `fit` has them.
  public init(
    batch: Int = 32, shuffles: Bool = true, isStateful: Bool = false, truncation: Int? = nil, threads: Int? = nil
  ) {
    self.batch = batch
    self.shuffles = shuffles
    self.isStateful = isStateful
    self.truncation = truncation
    self.threads = threads
  }
}

/// What one epoch showed.
public struct EpochResult: Equatable, Sendable {
  /// The mean loss over the epoch's samples, each as it was before its step changed the weights.
  public var loss: Double
  /// The part of symbols that were right; 0 if outputs are values.
  public var accuracy: Double
}

/// Why training could not go on.
public enum TrainingError: Error, Equatable, Sendable {
  /// The data's sizes are not those that the network reads and answers, or the options contradict each other.
  case dataDoesNotFit
  /// The loss or a weight was no longer a finite number in this epoch; weights are those after the epoch before.
  case lossNotFinite(epoch: Int)
  /// The caller asked to stop during this epoch; weights are those after the epoch before.
  case interrupted(epoch: Int)
}
