package import Recurrent

/// A checkpoint that a training left behind, shared by all models that come from there.
package final class KeptCheckpoint: Sendable {
  /// Weights and optimizer after an epoch.
  package let checkpoint: Checkpoint
  /// Whether a training began with it although the epoch had ended with other weights: those of the best epoch were put
  /// back in between.
  package let isStart: Bool

  init(_ checkpoint: Checkpoint, isStart: Bool) {
    self.checkpoint = checkpoint
    self.isStart = isStart
  }

  /// Bytes of its weights and of what the optimizer remembers.
  package var bytes: Int { checkpoint.bytes }
}

/// The checkpoints that are kept of a model's training: of the first epochs all, then fewer and fewer, so that from one to
/// the next it is a sixteenth of the epochs so far; and no more than the budget allows.
///
/// Which ones follows from the epochs and from the size of the model alone. They save time, and change no result.
package struct KeptCheckpoints: Sendable {
  /// In the order of their epochs; of the same epoch the one with which it ended first.
  package private(set) var all: [KeptCheckpoint] = []
  /// The epochs are multiples of it.
  private var step = 1

  package init() {}

  /// Bytes for the checkpoints of a model.
  static let budget = 64 << 20
  /// As many are kept beyond the budget, so that no way between two is longer than a tenth of the training, …
  static let least = 20
  /// … as long as they take no more bytes than these.
  package static let largestBudget = 256 << 20

  /// The parts in which the epochs from one power of two to the next are divided.
  private static let parts = 16

  /// How many checkpoints of so many bytes are kept at most.
  package static func most(bytes: Int) -> Int {
    let bytes = max(bytes, 1)
    return max(budget / bytes, min(least, largestBudget / bytes))
  }

  /// Whether the checkpoint after an epoch is to be kept.
  package func wants(epoch: Int) -> Bool {
    guard epoch > 0 else { return false }
    return epoch.isMultiple(of: max(step, Self.spacing(at: epoch)))
  }

  /// How far apart the epochs are from the largest power of two in this one on.
  private static func spacing(at epoch: Int) -> Int {
    max(1, (1 << (Int.bitWidth - 1 - epoch.leadingZeroBitCount)) / parts)
  }

  /// Adds a checkpoint in the place of the one that is there. If there are too many then, those between multiples of a
  /// larger step go.
  package mutating func add(_ checkpoint: Checkpoint, isStart: Bool = false) {
    all.removeAll { $0.checkpoint.epochs == checkpoint.epochs && $0.isStart == isStart }
    let place = all.firstIndex { !Self.precedes($0, checkpoint.epochs, isStart) } ?? all.count
    all.insert(KeptCheckpoint(checkpoint, isStart: isStart), at: place)
    let most = Self.most(bytes: checkpoint.bytes)
    while all.count > most {
      step *= 2
      all.removeAll { !$0.checkpoint.epochs.isMultiple(of: step) }
    }
  }

  /// Whether a kept checkpoint stands before the place of another one.
  private static func precedes(_ kept: KeptCheckpoint, _ epoch: Int, _ isStart: Bool) -> Bool {
    kept.checkpoint.epochs < epoch || kept.checkpoint.epochs == epoch && isStart && !kept.isStart
  }

  /// The last checkpoint with which one of these epochs ended, or with which a training began after it; nil if none is
  /// kept.
  ///
  /// - Parameters:
  ///   - first: an epoch after which a training began, so that the checkpoint with which it ended does not count.
  ///   - last: the last epoch; a training that began after it does not count.
  package func last(after first: Int, upTo last: Int) -> Checkpoint? {
    all.last { kept in
      let epoch = kept.checkpoint.epochs
      return kept.isStart ? epoch == first : epoch > first && epoch <= last
    }?.checkpoint
  }

  /// Those up to an epoch.
  package func upTo(_ epoch: Int) -> KeptCheckpoints {
    var result = self
    result.all.removeAll { $0.checkpoint.epochs > epoch || $0.isStart && $0.checkpoint.epochs == epoch }
    return result
  }

  /// Bytes of all of them.
  package var bytes: Int { (all.first?.bytes ?? 0) * all.count }

  /// Forgets all of them.
  mutating func removeAll() { all = [] }
}

extension Checkpoint {
  /// Bytes of its weights and of what the optimizer remembers.
  package var bytes: Int { 4 * (weights.count + memory.m.count + memory.v.count) }

  /// Whether the optimizer remembers nothing: no step was made with it.
  var isFresh: Bool { memory.m.isEmpty && memory.v.isEmpty }

  /// Whether it is the same as another one. Checkpoints that are copies of each other are compared at once.
  func isSame(as other: Checkpoint) -> Bool {
    epochs == other.epochs && weights == other.weights && memory.m == other.memory.m && memory.v == other.memory.v
      && memory.beta1Power == other.memory.beta1Power && memory.beta2Power == other.memory.beta2Power
      && optimizer == other.optimizer && seed == other.seed && architecture == other.architecture
  }
}
