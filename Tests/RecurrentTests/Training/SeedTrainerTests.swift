import Recurrent
import TestSupport
import Testing

/// Networks in lanes against each of them trained alone.
@Suite struct SeedTrainerTests {
  private static let data: SequenceData = {
    var random = RandomStream(seed: 3, purpose: .data)
    let inputs = (0..<9).map { _ in Float(random.uniform() * 2 - 1) }
    let targets = (0..<9).map { _ in Float(random.uniform() * 2 - 1) }
    return SequenceData(count: 9, inputs: .values(inputs), targets: .values(targets))
  }()
  private let options = TrainingOptions(batch: 1, isStateful: true, threads: 1)

  @Test(arguments: CellKind.allCases, [1, 3, 8, 17]) func eachHasTheBitsItHasAlone(kind: CellKind, units: Int) throws {
    for kernels in KernelSet.variants where kernels.instructionSet != .baseline || units < 8 {
      for count in [1, 5, 16] {
        let checkpoints = networks(kind, units, count, rate: 0.01)
        let trainer = try #require(SeedTrainer(checkpoints, options: options, kernels: kernels))
        for _ in 0..<12 { try trainer.trainEpoch(Self.data) }
        #expect(trainer.divergedEpochs.allSatisfy { $0 == nil })
        for (lane, together) in trainer.trained.enumerated() {
          let (alone, losses) = try trained(checkpoints[lane], epochs: 12, kernels.instructionSet)
          #expect(trainer.losses[lane] == losses.last)
          #expect(together.weights.map(\.bitPattern) == alone.weights.map(\.bitPattern))
          #expect(together.memory.m.map(\.bitPattern) == alone.memory.m.map(\.bitPattern))
          #expect(together.memory.v.map(\.bitPattern) == alone.memory.v.map(\.bitPattern))
          #expect(together.epochs == 12 && together.memory.beta1Power == alone.memory.beta1Power)
        }
      }
    }
  }

  /// Each diverges in its own epoch, the one it diverges in alone, and disturbs no other.
  @Test(arguments: CellKind.allCases) func divergence(kind: CellKind) throws {
    let checkpoints = networks(kind, 2, 6, rate: 1e18)
    let trainer = try #require(SeedTrainer(checkpoints, options: options))
    for _ in 0..<40 { try trainer.trainEpoch(Self.data) }
    for (lane, checkpoint) in checkpoints.enumerated() {
      var alone: Int?
      do {
        _ = try trained(checkpoint, epochs: 40, .best)
      } catch TrainingError.lossNotFinite(let epoch) {
        alone = epoch
      }
      #expect(trainer.divergedEpochs[lane] == alone)
    }
  }

  @Test func dataThatDoesNotFitIsRefused() throws {
    let trainer = try #require(SeedTrainer(networks(.gru, 3, 2, rate: 0.01), options: options))
    let empty = SequenceData(count: 0, inputs: .values([]), targets: .values([]))
    let short = SequenceData(count: 2, inputs: .values([1, 2]), targets: .values([1]))
    for data in [empty, short] { #expect(throws: TrainingError.dataDoesNotFit) { try trainer.trainEpoch(data) } }
    #expect(trainer.trained.allSatisfy { $0.epochs == 0 })
  }

  @Test func whatItDoesNotDo() {
    let clipped = Optimizer(clipping: .global(norm: 1))
    let architecture = Architecture.regression(cell: CellOptions(.lstm), units: [4])
    #expect(!SeedTrainer.canTrain(architecture, options: options, optimizer: clipped))
    #expect(!SeedTrainer.canTrain(architecture, options: TrainingOptions(batch: 4), optimizer: Optimizer()))
    let deep = Architecture.regression(cell: CellOptions(.lstm), units: [4, 4])
    #expect(!SeedTrainer.canTrain(deep, options: options, optimizer: Optimizer()))
    #expect(SeedTrainer([], options: options) == nil)
    #expect(SeedTrainer(networks(.srn, 1, 17, rate: 0.01), options: options) == nil)
  }

  private func networks(_ kind: CellKind, _ units: Int, _ count: Int, rate: Double) -> [Checkpoint] {
    (1...count).map { seed in
      Checkpoint(
        .regression(cell: CellOptions(kind), units: [units]), optimizer: Optimizer(learningRate: rate),
        seed: UInt64(seed))
    }
  }

  private func trained(
    _ checkpoint: Checkpoint, epochs: Int, _ set: InstructionSet
  ) throws -> (Checkpoint, losses: [Double]) {
    let trainer = try Trainer(checkpoint, data: Self.data, options: options, kernels: KernelSet(set))
    let losses = try (0..<epochs).map { _ in try trainer.trainEpoch().loss }
    return (trainer.checkpoint, losses)
  }
}
