import Recurrent
import Testing

/// The fast way of training sample by sample against the general one, which clipping to a norm that is never reached
/// still takes.
@Suite struct OneStepTrainerTests {
  @Test(arguments: CellKind.allCases, [1, 3, 4, 6, 8, 16, 20, 40])
  func givesTheSameBits(kind: CellKind, units: Int) throws {
    for set in InstructionSet.available where set != .baseline || units < 16 {
      for threads in 1...3 {
        let fast = try train(kind, units, clipping: .none, threads: threads, set)
        let general = try train(kind, units, clipping: .perArray(norm: 1e30), threads: threads, set)
        #expect(fast.losses == general.losses)
        #expect(fast.weights == general.weights)
      }
    }
  }

  @Test func theMomentsAreTheSameToo() throws {
    let fast = try train(.lstm, 8, clipping: .none, threads: 1, .best)
    let general = try train(.lstm, 8, clipping: .global(norm: 1e30), threads: 1, .best)
    #expect(fast.moments == general.moments)
  }

  private func train(
    _ kind: CellKind, _ units: Int, clipping: Optimizer.Clipping, threads: Int, _ set: InstructionSet
  ) throws -> (losses: [Double], weights: [UInt32], moments: [UInt32]) {
    var random = RandomStream(seed: 3, purpose: .data)
    let inputs = (0..<9).map { _ in Float(random.uniform() * 2 - 1) }
    let targets = (0..<9).map { _ in Float(random.uniform() * 2 - 1) }
    let checkpoint = Checkpoint(
      .regression(cell: CellOptions(kind), units: [units]),
      optimizer: Optimizer(learningRate: 0.01, clipping: clipping), seed: 5)
    let trainer = try Trainer(
      checkpoint, data: SequenceData(count: 9, inputs: .values(inputs), targets: .values(targets)),
      options: TrainingOptions(batch: 1, isStateful: true, threads: threads), kernels: KernelSet(set))
    let losses = try (0..<12).map { _ in try trainer.trainEpoch().loss }
    let after = trainer.checkpoint
    return (losses, after.weights.map(\.bitPattern), (after.memory.m + after.memory.v).map(\.bitPattern))
  }
}
