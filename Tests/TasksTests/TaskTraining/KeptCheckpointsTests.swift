import Recurrent
import Tasks
import Testing

/// Which checkpoints a training keeps.
@Suite struct KeptCheckpointsTests {
  private static func checkpoint(_ epoch: Int, bytes: Int = 16) -> Checkpoint {
    var checkpoint = Checkpoint(.regression(cell: CellOptions(.srn), units: [1]))
    checkpoint.epochs = epoch
    checkpoint.weights = [Float](repeating: 0, count: bytes / 4)
    return checkpoint
  }

  /// What is kept after so many epochs.
  private static func kept(_ epochs: Int, bytes: Int = 16) -> [Int] {
    var kept = KeptCheckpoints()
    let checkpoint = checkpoint(0, bytes: bytes)
    for epoch in 1...epochs where kept.wants(epoch: epoch) {
      var next = checkpoint
      next.epochs = epoch
      kept.add(next)
    }
    return kept.all.map { $0.checkpoint.epochs }
  }

  /// The longest way from one checkpoint to the next, as a part of all epochs.
  private static func longestWay(_ kept: [Int], _ epochs: Int) -> Double {
    Double(zip([0] + kept, kept + [epochs + 1]).map { $1 - $0 - 1 }.max() ?? 0) / Double(epochs)
  }

  @Test func theWaysAreASixteenth() {
    #expect(Self.kept(40) == Array(1...32) + [34, 36, 38, 40])
    for epochs in [1, 2, 31, 100, 3_000, 100_000] {
      let kept = Self.kept(epochs)
      #expect(Self.longestWay(kept, epochs) <= 1 / 16.0)
      #expect(kept.count < 32 + 16 * 13)
    }
    // All epochs of the class's network are within reach at little cost.
    #expect(Self.kept(3_000).count < 150)
  }

  /// Large models keep fewer, and as long as twenty fit the ways are no longer than a tenth.
  @Test(arguments: [1 << 20, 2_500_000, 6_000_000, 10 << 20, 12 << 20]) func theBudgetHolds(bytes: Int) {
    let most = KeptCheckpoints.most(bytes: bytes)
    #expect(most >= 20 && most * bytes <= KeptCheckpoints.largestBudget)
    for epochs in [5, 20, 41, 100, 333, 1_000] {
      let kept = Self.kept(epochs, bytes: bytes)
      #expect(kept.count <= most && Self.longestWay(kept, epochs) <= 0.1, "\(epochs): \(kept)")
    }
  }

  @Test func veryLargeModelsKeepNone() {
    #expect(KeptCheckpoints.most(bytes: 300 << 20) == 0 && KeptCheckpoints.most(bytes: 100 << 20) == 2)
    #expect(KeptCheckpoints.most(bytes: 0) > 0)
  }

  /// Epochs that were computed again leave the same as those that were trained one after another.
  @Test func theOrderDoesNotMatter() {
    var kept = KeptCheckpoints()
    for epoch in [7, 3, 40, 12, 3, 39, 1] { kept.add(Self.checkpoint(epoch)) }
    #expect(kept.all.map { $0.checkpoint.epochs } == [1, 3, 7, 12, 39, 40])
    #expect(!kept.wants(epoch: 0) && kept.bytes == 6 * 16)
  }

  /// A training that began with other weights than the epoch ended with has a place of its own.
  @Test func startsStandAfterTheirEpoch() {
    var kept = KeptCheckpoints()
    kept.add(Self.checkpoint(4), isStart: true)
    kept.add(Self.checkpoint(4))
    kept.add(Self.checkpoint(9))
    #expect(kept.all.map { $0.isStart } == [false, true, false])
    #expect(kept.last(after: 0, upTo: 4)?.epochs == 4 && kept.last(after: 4, upTo: 8)?.epochs == 4)
    #expect(kept.last(after: 4, upTo: 9)?.epochs == 9 && kept.last(after: 5, upTo: 8) == nil)
    #expect(kept.upTo(4).all.map { $0.isStart } == [false])
  }
}
