internal import Recurrent

/// When a training ends, and which weights it leaves.
public enum Stopping: Sendable, Equatable {
  /// After all epochs, with the weights of the last one.
  case last
  /// With the weights of the epoch whose validation loss is lowest, as Keras' `EarlyStopping(restore_best_weights=True)`;
  /// after so many epochs without a lower one if `patience` is given, else after all epochs. As with Keras, the optimizer
  /// goes on remembering the last epoch.
  case best(patience: Int?)
}

extension Stopping {
  /// What comes of a training with these epochs.
  ///
  /// - Parameter records: from its first epoch on.
  /// - Returns: the epoch whose weights it leaves, or nil for the last one; and after how many epochs it ends, or nil if
  ///   it does not end by itself.
  package func outcome(of records: ArraySlice<EpochRecord>) -> (best: EpochRecord?, endsAfter: Int?) {
    guard case .best(let patience) = self else { return (nil, nil) }
    var best = BestEpoch(patience: patience)
    for (index, record) in records.enumerated() {
      _ = best.add(record)
      if best.isOver { return (best.record, index + 1) }
    }
    return (best.record, nil)
  }
}

/// The epoch of a training whose validation loss is lowest, the first of several.
struct BestEpoch {
  /// Its record; nil as long as none has a finite validation loss.
  private(set) var record: EpochRecord?
  private var waited = 0
  private let patience: Int?

  init(patience: Int?) { self.patience = patience }

  /// Looks at the next epoch.
  ///
  /// - Returns: whether it is the best so far.
  mutating func add(_ next: EpochRecord) -> Bool {
    waited += 1
    guard let loss = next.validation?.loss, loss.isFinite, loss < record?.validation?.loss ?? .infinity else {
      return false
    }
    record = next
    waited = 0
    return true
  }

  /// Whether none was better for as many epochs as one waits.
  var isOver: Bool { patience.map { waited >= $0 } ?? false }
}

/// The weights of the best epoch so far.
struct BestWeights {
  private var epoch: BestEpoch
  private var weights: [Float] = []

  /// - Returns: nil unless the best weights are asked for.
  init?(_ stopping: Stopping) {
    guard case .best(let patience) = stopping else { return nil }
    epoch = BestEpoch(patience: patience)
  }

  /// Looks at the next epoch, and at the network after it.
  ///
  /// - Parameter checkpoint: nil if there is no validation part.
  mutating func add(_ record: EpochRecord, _ checkpoint: Checkpoint?) {
    guard let checkpoint else { return }
    if epoch.add(record) { weights = checkpoint.weights }
  }

  /// Whether training ends.
  var isOver: Bool { epoch.isOver }

  /// The model with the best weights instead of the last ones.
  func applied(to model: Model) -> Model {
    guard let record = epoch.record else { return model }
    var result = model
    result.checkpoint.weights = weights
    result.keptEpoch = record.epoch
    return result
  }
}
