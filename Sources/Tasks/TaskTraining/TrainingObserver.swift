/// Who watches a training: asked whether it should go on, and told how far it has come.
public struct TrainingObserver {
  /// Whether to stop; asked before every step of the optimizer. Asking changes nothing and reports nothing.
  public var shouldStop: () -> Bool = { false }
  /// Told which part of the epoch under way is done, 0 … 1: before every step of epochs that take long, and never of
  /// shorter ones.
  public var isWithinEpoch: (_ part: Double) -> Void = { _ in }
  /// Told of every whole epoch. Asking for the model copies its weights.
  public var epochEnded: (_ record: EpochRecord, _ model: () -> Model) -> Void = { _, _ in }

  /// Somebody who never stops it and looks away.
  public init() {}
}
