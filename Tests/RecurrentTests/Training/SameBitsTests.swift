import Recurrent
import TestSupport
import Testing

/// Losses and weights after training do not depend on the instruction set or the number of threads: not in a
/// single bit.
@Suite(.serialized) struct SameBitsTests {
  enum Shape: CaseIterable {
    case regression, stateful, encoderDecoder, stacked

    func architecture(_ cell: CellOptions, units: Int) -> Architecture {
      switch self {
      case .regression: .regression(cell: cell, features: 2, steps: 4, units: [units])
      case .stateful: .regression(cell: cell, units: [units])
      case .encoderDecoder:
        .sequenceToSequence(cell: cell, symbols: 5, steps: 3, units: [units], decoderSteps: 2)
      case .stacked: .regression(cell: cell, features: 3, steps: 3, units: [units, units + 1], outputs: 2)
      }
    }

    /// 37 samples in batches of 16, so that the last one is odd; one by one where the state is carried.
    func options(threads: Int, truncation: Int? = nil) -> TrainingOptions {
      TrainingOptions(
        batch: self == .stateful ? 1 : 16, isStateful: self == .stateful, truncation: truncation, threads: threads)
    }
  }

  static let rules: [Optimizer.Rule] = [.adam(), .rmsprop(), .sgd(momentum: 0.9)]
  static let clippings: [Optimizer.Clipping] = [.none, .perArray(norm: 0.05), .global(norm: 0.05)]
  static let optimizers = rules.flatMap { rule in
    clippings.map { Optimizer(rule, learningRate: 0.01, clipping: $0) }
  }
  static let dropping = CellKind.allCases.map { CellOptions($0, dropout: 0.3) }
  static let cases = (cellVariants + dropping).flatMap { cell in Shape.allCases.map { (cell, $0) } }

  @Test(arguments: cases) func everyOptimizer(cell: CellOptions, shape: Shape) throws {
    let architecture = shape.architecture(cell, units: 3)
    for optimizer in Self.optimizers { try check(architecture, shape, optimizer, samples: 37) }
  }

  @Test(arguments: cases) func everyWidth(cell: CellOptions, shape: Shape) throws {
    for units in [1, 16, 20] { try check(shape.architecture(cell, units: units), shape, Optimizer(), samples: 37) }
  }

  @Test(arguments: cases) func everyBatchSize(cell: CellOptions, shape: Shape) throws {
    let architecture = shape.architecture(cell, units: 5)
    for samples in [1, 2, 17] { try check(architecture, shape, Optimizer(), samples: samples) }
  }

  @Test(arguments: cellVariants) func truncation(cell: CellOptions) throws {
    try check(
      Shape.regression.architecture(cell, units: 3), .regression, Optimizer(), samples: 37, truncation: 2)
  }

  /// Wide enough that every tile of the matrix products is used, and threads share columns.
  @Test(arguments: CellKind.allCases) func wideLayers(kind: CellKind) throws {
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(kind), symbols: 12, steps: 3, units: [67], decoderSteps: 2)
    try check(architecture, .encoderDecoder, Optimizer(), samples: 37, epochs: 1)
  }

  @Test(arguments: cellVariants) func predictions(cell: CellOptions) throws {
    for shape in Shape.allCases {
      let architecture = shape.architecture(cell, units: 17)
      let data = evenSamples(architecture, count: 37)
      var checkpoint = Checkpoint(architecture)
      checkpoint.weights = evenWeights(architecture)
      func predict(_ set: InstructionSet, _ threads: Int) throws -> [UInt32] {
        let predictor = Predictor(
          checkpoint, stateful: shape == .stateful, threads: threads, kernels: KernelSet(set))
        return try predictor.predict(data).map(\.bitPattern)
      }
      let expected = try predict(.baseline, 1)
      for set in InstructionSet.available {
        let predictions = try predict(set, 3)
        #expect(predictions == expected)
      }
    }
  }

  /// Sample by sample there is a fast way, and the general one, which clipping to a norm that is never reached takes.
  @Test(arguments: cellVariants) func sampleBySample(cell: CellOptions) throws {
    let architecture = Architecture.regression(cell: cell, features: 3, units: [19])
    let data = evenSamples(architecture, count: 11)
    for rule in [Optimizer.Rule.adam(), .adam(beta1: 0.5, beta2: 0.9, epsilon: 1e-3)] {
      func train(_ clipping: Optimizer.Clipping, threads: Int) throws -> Outcome {
        let start = Checkpoint(architecture, optimizer: Optimizer(rule, learningRate: 0.01, clipping: clipping))
        return try self.train(start, data, Shape.stateful.options(threads: threads), .best, epochs: 5)
      }
      let general = try train(.perArray(norm: 1e30), threads: 1)
      for threads in 1...3 {
        let fast = try train(.none, threads: threads)
        #expect(fast.losses == general.losses)
        #expect(fast.bits == general.bits)
      }
    }
  }

  /// Two epochs and then three from the checkpoint are five, whatever set and threads did the first two.
  @Test(arguments: cases) func trainingGoesOnWhereItEnded(cell: CellOptions, shape: Shape) throws {
    let architecture = shape.architecture(cell, units: 3)
    let data = evenSamples(architecture, count: 37)
    for optimizer in Self.optimizers {
      let start = Checkpoint(architecture, optimizer: optimizer, seed: 3)
      let whole = try train(start, data, shape.options(threads: 1), .best, epochs: 5)
      let firstPart = try train(start, data, shape.options(threads: 2), .baseline, epochs: 2)
      let secondPart = try train(firstPart.checkpoint, data, shape.options(threads: 1), .best, epochs: 3)
      #expect(firstPart.losses + secondPart.losses == whole.losses)
      #expect(secondPart.bits == whole.bits)
      #expect(secondPart.checkpoint.epochs == 5)
    }
  }

  // MARK: workings

  private struct Outcome {
    let checkpoint: Checkpoint
    let losses: [UInt64]
    /// Weights and the optimizer's memory.
    var bits: [UInt32] {
      (checkpoint.weights + checkpoint.memory.m + checkpoint.memory.v).map(\.bitPattern)
    }
  }

  private func train(
    _ start: Checkpoint, _ data: SequenceData, _ options: TrainingOptions, _ set: InstructionSet, epochs: Int
  ) throws -> Outcome {
    let trainer = try Trainer(start, data: data, options: options, kernels: KernelSet(set))
    let losses = try (0..<epochs).map { _ in try trainer.trainEpoch().loss.bitPattern }
    return Outcome(checkpoint: trainer.checkpoint, losses: losses)
  }

  private func check(
    _ architecture: Architecture, _ shape: Shape, _ optimizer: Optimizer, samples: Int, epochs: Int = 2,
    truncation: Int? = nil
  ) throws {
    let data = evenSamples(architecture, count: samples)
    var start = Checkpoint(architecture, optimizer: optimizer, seed: 3)
    start.weights = evenWeights(architecture, largest: 0.5)
    func run(_ set: InstructionSet, _ threads: Int) throws -> Outcome {
      try train(start, data, shape.options(threads: threads, truncation: truncation), set, epochs: epochs)
    }
    let expected = try run(.baseline, 1)
    #expect(expected.checkpoint.weights != start.weights)
    #expect(expected.checkpoint.weights.allSatisfy { $0.isFinite })
    for set in InstructionSet.available {
      for threads in 1...3 where set != .baseline || threads != 1 {
        let outcome = try run(set, threads)
        #expect(outcome.losses == expected.losses, "\(set), \(threads) threads, \(optimizer)")
        #expect(outcome.bits == expected.bits, "\(set), \(threads) threads, \(optimizer)")
      }
    }
  }
}
