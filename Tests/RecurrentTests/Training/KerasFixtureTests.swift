import Recurrent
import TestSupport
import Testing

/// The engine against what Keras computed, for every cell and every instruction set of this machine.
@Suite struct KerasFixtureTests {
  static let cases = CellKind.allCases.flatMap { kind in InstructionSet.available.map { (kind, $0) } }

  @Test(arguments: cases) func regression(kind: CellKind, set: InstructionSet) throws {
    let fixture = try KerasFixture("regression-\(kind.rawValue)")
    let architecture = Architecture.regression(cell: CellOptions(kind), features: 2, steps: 5, units: [3])
    let data = SequenceData(
      count: 4, inputs: .values(fixture.numbers("x")), targets: .values(fixture.numbers("y")))
    try check(fixture, architecture, data, set)
  }

  @Test(arguments: cases) func sequenceToSequence(kind: CellKind, set: InstructionSet) throws {
    let fixture = try KerasFixture("seq2seq-\(kind.rawValue)")
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(kind), symbols: 12, steps: 7, units: [6], decoderSteps: 4)
    let data = SequenceData(
      count: 3, inputs: .symbols(symbols(fixture.numbers("x"))), targets: .symbols(symbols(fixture.numbers("y"))))
    try check(fixture, architecture, data, set)
  }

  /// Keras' addition example feeds one-hot rows; reading symbols must give the same as reading the rows.
  @Test(arguments: CellKind.allCases) func oneHotRowsGiveWhatSymbolsGive(kind: CellKind) throws {
    let fixture = try KerasFixture("seq2seq-\(kind.rawValue)")
    var architecture = Architecture.sequenceToSequence(
      cell: CellOptions(kind), symbols: 12, steps: 7, units: [6], decoderSteps: 4)
    architecture.readsSymbols = false
    let data = SequenceData(
      count: 3, inputs: .values(fixture.numbers("x")), targets: .symbols(symbols(fixture.numbers("y"))))
    try check(fixture, architecture, data, .best)
  }

  @Test(arguments: cases) func stateful(kind: CellKind, set: InstructionSet) throws {
    let fixture = try KerasFixture("stateful-\(kind.rawValue)")
    let architecture = Architecture.regression(cell: CellOptions(kind), units: [4])
    let data = SequenceData(
      count: 6, inputs: .values(fixture.numbers("x")), targets: .values(fixture.numbers("y")))
    var checkpoint = Checkpoint(architecture, optimizer: Optimizer(learningRate: 0.01))
    checkpoint.weights = fixture.weights("weights", architecture: architecture)
    let trainer = try Trainer(
      checkpoint, data: data, options: TrainingOptions(batch: 1, isStateful: true), kernels: KernelSet(set))
    let losses = try (0..<3).map { _ in Float(try trainer.trainEpoch().loss) }
    #expect(disagreements(losses, fixture.numbers("epoch_mean_loss")) == 0)
    let after = trainer.checkpoint
    #expect(disagreements(after.weights, fixture.weights("weights_after", architecture: architecture)) == 0)
    let predictor = Predictor(after, stateful: true, threads: 1, kernels: KernelSet(set))
    let predictions = try predictor.predict(data)
    #expect(disagreements(predictions, fixture.numbers("stateful_predictions_after")) == 0)
  }

  /// Two layers under masks that both were given: what is read in training, and that nothing is left out otherwise.
  @Test(arguments: cases) func dropout(kind: CellKind, set: InstructionSet) throws {
    let fixture = try KerasFixture("dropout-\(kind.rawValue)")
    let kernels = KernelSet(set)
    let architecture = Architecture.regression(
      cell: CellOptions(kind, dropout: 0.4), features: 3, steps: 5, units: [4, 3], outputs: 2)
    let data = SequenceData(count: 6, inputs: .values(fixture.numbers("x")), targets: .values(fixture.numbers("y")))
    let optimizer = Optimizer(learningRate: 0.01)
    var checkpoint = Checkpoint(architecture, optimizer: optimizer)
    checkpoint.weights = fixture.weights("weights", architecture: architecture)
    let predictor = Predictor(checkpoint, stateful: false, threads: 1, kernels: kernels)
    #expect(disagreements(try predictor.predict(data), fixture.numbers("prediction_without")) == 0)

    let network = Network(architecture, capacity: 6, drops: true, pool: WorkerPool(threads: 1), kernels: kernels)
    network.weights.copy(from: checkpoint.weights)
    network.loadBatch(data, indices: Array(0..<6)[...])
    let masks = fixture.numbers("masks")
    #expect(masks.contains(0) && masks.count == 6 * 3 + 6 * 4)
    network.dropoutMasks[0].copy(from: Array(masks[..<18]))
    network.dropoutMasks[1].copy(from: Array(masks[18...]))
    network.evaluateBatch()
    let predictions = (0..<12).map { network.predictions[$0] }
    #expect(disagreements(predictions, fixture.numbers("prediction")) == 0)
    let step = OptimizerStep(optimizer, count: network.weights.count, kernels: kernels)
    var losses: [Float] = []
    for round in 0..<3 {
      network.differentiateBatch()
      losses.append(Float(network.totals.loss / 6))
      if round == 0 {
        let gradients = fixture.weights("gradients", architecture: architecture)
        #expect(disagreements(network.gradients.array, gradients) == 0)
      }
      step.beginStep()
      step.update(network.weights.pointer, network.gradients.pointer, part: 0, parts: 1)
      network.weightsChanged()
    }
    #expect(disagreements(losses, fixture.numbers("adam", "losses")) == 0)
    let after = fixture.weights("adam", "weights_after", architecture: architecture)
    #expect(disagreements(network.weights.array, after) == 0)
  }

  /// Prediction, loss, gradients, and losses and weights over three steps of Adam.
  private func check(
    _ fixture: KerasFixture, _ architecture: Architecture, _ data: SequenceData, _ set: InstructionSet
  ) throws {
    let kernels = KernelSet(set)
    var checkpoint = Checkpoint(architecture, optimizer: Optimizer(learningRate: 0.01))
    checkpoint.weights = fixture.weights("weights", architecture: architecture)
    let predictor = Predictor(checkpoint, stateful: false, threads: 1, kernels: kernels)
    #expect(disagreements(try predictor.predict(data), fixture.numbers("prediction")) == 0)

    let network = Network(architecture, capacity: data.count, pool: WorkerPool(threads: 1), kernels: kernels)
    network.weights.copy(from: checkpoint.weights)
    network.loadBatch(data, indices: Array(0..<data.count)[...])
    network.differentiateBatch()
    let terms = Double(data.count * architecture.outputSteps)
    #expect(disagreements([Float(network.totals.loss / terms)], fixture.numbers("loss")) == 0)
    let gradients = fixture.weights("gradients", architecture: architecture)
    #expect(disagreements(network.gradients.array, gradients) == 0)

    let trainer = try Trainer(
      checkpoint, data: data, options: TrainingOptions(batch: data.count, shuffles: false), kernels: kernels)
    let losses = try (0..<3).map { _ in Float(try trainer.trainEpoch().loss) }
    #expect(disagreements(losses, fixture.numbers("adam", "losses")) == 0)
    let after = fixture.weights("adam", "weights_after", architecture: architecture)
    #expect(disagreements(trainer.checkpoint.weights, after) == 0)
  }

  private func symbols(_ oneHot: [Float]) -> [UInt8] {
    stride(from: 0, to: oneHot.count, by: 12).map { row in
      UInt8(oneHot[row..<row + 12].firstIndex(of: 1).map { $0 - row } ?? 0)
    }
  }
}
