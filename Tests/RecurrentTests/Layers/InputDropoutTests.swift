import Recurrent
import TestSupport
import Testing

/// Dropout in training; what it does to gradients is in `GradientCheckTests`, and Keras' own figures in
/// `KerasFixtureTests`.
@Suite struct InputDropoutTests {
  private static func network(_ dropout: Double, batch: Int = 200, features: Int = 10) -> (Network, Architecture) {
    let architecture = Architecture.regression(
      cell: CellOptions(.lstm, dropout: dropout), features: features, steps: 3, units: [5, 2])
    let network = Network(architecture, capacity: batch, drops: true, pool: WorkerPool(threads: 1))
    network.loadBatch(evenSamples(architecture, count: batch), indices: Array(0..<batch)[...])
    return (network, architecture)
  }

  /// As many as the probability says are left out, and the mean of all factors stays 1.
  @Test(arguments: [0.01, 0.2, 0.5, 0.9]) func leavesOutThatPart(probability: Double) {
    let (network, _) = Self.network(probability)
    var random = RandomStream(seed: 5, purpose: .dropout)
    network.drawDropout(from: &random)
    let masks = network.dropoutMasks.map { $0.array.map(Double.init) }
    #expect(masks.map(\.count) == [2_000, 1_000])
    for mask in masks {
      #expect(mask.allSatisfy { $0 == 0 || $0 == Double(Float(1 / (1 - probability))) })
      let left = Double(mask.count { $0 == 0 }) / Double(mask.count)
      // Four standard deviations.
      #expect(abs(left - probability) < 4 * (probability * (1 - probability) / Double(mask.count)).squareRoot())
    }
    let first = masks[0]
    network.drawDropout(from: &random)
    #expect(network.dropoutMasks[0].array.map(Double.init) != first)
  }

  @Test func withoutItNothingIsDrawn() {
    let (network, _) = Self.network(0)
    var random = RandomStream(seed: 5, purpose: .dropout)
    network.drawDropout(from: &random)
    #expect(network.dropoutMasks.isEmpty)
    var fresh = RandomStream(seed: 5, purpose: .dropout)
    #expect(random.next() == fresh.next())
  }

  /// Each seed and each epoch has masks of its own, so that training can go on from a checkpoint.
  @Test func masksAreOfSeedAndEpoch() throws {
    func losses(seed: UInt64, dropout: Double) throws -> [Double] {
      let architecture = Architecture.regression(
        cell: CellOptions(.srn, dropout: dropout), features: 4, steps: 3, units: [4])
      var checkpoint = Checkpoint(architecture, optimizer: Optimizer(learningRate: 1e-30), seed: seed)
      checkpoint.weights = evenWeights(architecture)
      let trainer = try Trainer(
        checkpoint, data: evenSamples(architecture, count: 20), options: TrainingOptions(batch: 20, shuffles: false))
      return try (0..<3).map { _ in try trainer.trainEpoch().loss }
    }
    // With a rate of nothing all epochs are alike but for what is left out.
    #expect(Set(try losses(seed: 1, dropout: 0)).count == 1)
    let (one, other) = (try losses(seed: 1, dropout: 0.5), try losses(seed: 2, dropout: 0.5))
    #expect(Set(one + other).count == 6)
  }

  /// An epoch that is given up is done again with the same masks.
  @Test func goingBackRepeatsTheMasks() throws {
    for stateful in [false, true] {
      let architecture = Architecture.regression(
        cell: CellOptions(.gru, dropout: 0.5), features: 2, steps: stateful ? 1 : 3, units: [3])
      let data = evenSamples(architecture, count: 9)
      let options = TrainingOptions(batch: stateful ? 1 : 4, isStateful: stateful)
      let whole = try Trainer(Checkpoint(architecture, seed: 4), data: data, options: options)
      let stopped = try Trainer(Checkpoint(architecture, seed: 4), data: data, options: options)
      for _ in 0..<7 { _ = try whole.trainEpoch() }
      for _ in 0..<4 { _ = try stopped.trainEpoch() }
      var steps = 0
      #expect(throws: TrainingError.interrupted(epoch: 5)) {
        try stopped.trainEpoch {
          steps += 1
          return steps > 2
        }
      }
      for _ in 0..<3 { _ = try stopped.trainEpoch() }
      #expect(stopped.checkpoint.weights == whole.checkpoint.weights)
    }
  }

  /// The fast ways of training leave nothing out, so they are not taken.
  @Test func theFastWaysAreNotTaken() {
    let options = TrainingOptions(batch: 1, isStateful: true)
    for (dropout, fits) in [(0, true), (0.2, false)] {
      let architecture = Architecture.regression(cell: CellOptions(.lstm, dropout: dropout), units: [4])
      #expect(SeedTrainer.canTrain(architecture, options: options, optimizer: Optimizer()) == fits)
    }
  }
}
