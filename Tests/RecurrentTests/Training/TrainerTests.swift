import Recurrent
import TestSupport
import Testing

@Suite struct TrainerTests {
  /// Both ways of training: batches, and sample by sample in one pass.
  enum Way: CaseIterable {
    case batches, samples

    var architecture: Architecture {
      .regression(cell: CellOptions(.gru), features: 2, steps: self == .batches ? 3 : 1, units: [4])
    }
    var options: TrainingOptions {
      TrainingOptions(batch: self == .batches ? 4 : 1, isStateful: self == .samples)
    }
    var data: SequenceData { evenSamples(architecture, count: 10) }
    var steps: Int { self == .batches ? 3 : 10 }
    var start: Checkpoint { Checkpoint(architecture, optimizer: Optimizer(learningRate: 0.02), seed: 2) }

    func trainer(_ checkpoint: Checkpoint? = nil) throws -> Trainer {
      try Trainer(checkpoint ?? start, data: data, options: options)
    }
  }

  // MARK: learning

  @Test(arguments: Way.allCases) func theLossFalls(way: Way) throws {
    let trainer = try way.trainer()
    let losses = try (0..<200).map { _ in try trainer.trainEpoch().loss }
    #expect(losses[199] < 0.5 * losses[0])
    #expect(trainer.epochs == 200)
    #expect(trainer.checkpoint.epochs == 200)
  }

  /// The first epoch in one batch grades the untrained network.
  @Test func anEpochsLossIsThatBeforeTheStep() throws {
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(.lstm), symbols: 6, steps: 4, units: [5], decoderSteps: 3)
    let data = evenSamples(architecture, count: 12)
    let start = Checkpoint(architecture)
    let trainer = try Trainer(start, data: data, options: TrainingOptions(batch: 12))
    let epoch = try trainer.trainEpoch()
    let graded = try Predictor(start).evaluate(data).result
    #expect(abs(epoch.loss - graded.loss) < 1e-6)
    #expect(epoch.accuracy == graded.accuracy)
    #expect(graded.accuracy > 0)
  }

  @Test func aLastBatchThatIsSmallerWeighsLess() throws {
    let architecture = Way.batches.architecture
    let data = evenSamples(architecture, count: 10)
    var still = Checkpoint(architecture, optimizer: Optimizer(.sgd(), learningRate: 0))
    still.weights = evenWeights(architecture)
    let trainer = try Trainer(still, data: data, options: TrainingOptions(batch: 4))
    let loss = try trainer.trainEpoch().loss
    #expect(abs(loss - NaiveNetwork(architecture, weights: still.weights).run(data).loss) < 1e-6)
  }

  @Test func samplesAreShuffledAnewEveryEpoch() throws {
    let way = Way.batches
    func train(shuffles: Bool, seed: UInt64) throws -> [Float] {
      var start = Checkpoint(way.architecture, seed: seed)
      start.weights = evenWeights(way.architecture)
      let options = TrainingOptions(batch: 4, shuffles: shuffles)
      let trainer = try Trainer(start, data: way.data, options: options)
      for _ in 0..<2 { _ = try trainer.trainEpoch() }
      return trainer.checkpoint.weights
    }
    #expect(try train(shuffles: true, seed: 1) == train(shuffles: true, seed: 1))
    #expect(try train(shuffles: true, seed: 1) != train(shuffles: true, seed: 2))
    #expect(try train(shuffles: true, seed: 1) != train(shuffles: false, seed: 1))
    #expect(try train(shuffles: false, seed: 1) == train(shuffles: false, seed: 2))
  }

  @Test func anotherOptimizerStartsWithAnEmptyMemory() throws {
    let trainer = try Way.batches.trainer()
    _ = try trainer.trainEpoch()
    let next = trainer.checkpoint.with(Optimizer(.rmsprop()))
    #expect(next.weights == trainer.checkpoint.weights)
    #expect(next.epochs == 1 && next.seed == 2)
    #expect(next.memory.m.isEmpty && next.memory.v.isEmpty && next.memory.beta1Power == 1)
    #expect(next.optimizer.rule == .rmsprop())
  }

  // MARK: data

  @Test func dataThatDoesNotFit() {
    let architecture = Way.batches.architecture
    func refuses(_ data: SequenceData, _ options: TrainingOptions = TrainingOptions()) {
      #expect(throws: TrainingError.dataDoesNotFit) {
        try Trainer(Checkpoint(architecture), data: data, options: options)
      }
    }
    let six: [Float] = [1, 2, 3, 4, 5, 6]
    let fitting = SequenceData(count: 1, inputs: .values(six), targets: .values([1]))
    refuses(SequenceData(count: 0, inputs: .values([]), targets: .values([])))
    refuses(SequenceData(count: -1, inputs: .values(six), targets: .values([1])))
    refuses(SequenceData(count: 2, inputs: .values(six), targets: .values([1, 1])))
    refuses(SequenceData(count: 1, inputs: .values(six + [7]), targets: .values([1])))
    refuses(SequenceData(count: 1, inputs: .values(six), targets: .values([])))
    refuses(SequenceData(count: 1, inputs: .symbols([0, 1, 0]), targets: .values([1])))
    refuses(SequenceData(count: 1, inputs: .values(six), targets: .symbols([0])))
    refuses(fitting, TrainingOptions(batch: 0))
    refuses(fitting, TrainingOptions(batch: -3))
    refuses(fitting, TrainingOptions(batch: 2, isStateful: true))
    refuses(fitting, TrainingOptions(truncation: 0))
    refuses(fitting, TrainingOptions(truncation: -1))
  }

  @Test func symbolsOutsideTheAlphabetDoNotFit() throws {
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(.srn), symbols: 4, steps: 2, units: [2], decoderSteps: 1)
    for (inputs, targets) in [([4, 0], [0]), ([0, 0], [255]), ([0], [0]), ([0, 0], [0, 0])] as [([UInt8], [UInt8])] {
      #expect(throws: TrainingError.dataDoesNotFit) {
        try Trainer(
          Checkpoint(architecture),
          data: SequenceData(count: 1, inputs: .symbols(inputs), targets: .symbols(targets)),
          options: TrainingOptions())
      }
    }
    let fitting = SequenceData(count: 1, inputs: .symbols([3, 0]), targets: .symbols([3]))
    let options = TrainingOptions(batch: 1_000_000_000, threads: -5)
    let trainer = try Trainer(Checkpoint(architecture), data: fitting, options: options)
    #expect(try trainer.trainEpoch().loss > 0)
  }

  // MARK: giving an epoch up

  /// Divergence: every epoch before it counts, the weights are those of the last.
  @Test(arguments: [Way.batches, .samples], [Optimizer.Rule.sgd(), .adam()])
  func lossNotFiniteKeepsTheLastGoodEpoch(way: Way, rule: Optimizer.Rule) throws {
    let rate = rule == .sgd() ? 50 : 1e38
    let start = Checkpoint(way.architecture, optimizer: Optimizer(rule, learningRate: rate))
    let trainer = try way.trainer(start)
    var good = trainer.checkpoint
    var failure: TrainingError?
    for _ in 0..<200 {
      do {
        _ = try trainer.trainEpoch()
        good = trainer.checkpoint
      } catch {
        failure = error
        break
      }
    }
    #expect(failure == .lossNotFinite(epoch: good.epochs + 1))
    try expectSame(trainer.checkpoint, good)
    #expect(good.weights.allSatisfy { $0.isFinite })
    // It fails again the same way, and again keeps what it had.
    #expect(throws: TrainingError.lossNotFinite(epoch: good.epochs + 1)) { try trainer.trainEpoch() }
    try expectSame(trainer.checkpoint, good)
  }

  /// A step so long that weights overflow while the loss, taken before it, is still a number.
  @Test(arguments: Way.allCases) func weightsThatAreNotFiniteAreNotKept(way: Way) throws {
    let one = SequenceData(
      count: 1, inputs: .values(Array(repeating: 1, count: 2 * way.architecture.steps)), targets: .values([9]))
    for rule in [Optimizer.Rule.adam(), .sgd()] {
      let start = Checkpoint(way.architecture, optimizer: Optimizer(rule, learningRate: 1e39))
      let trainer = try Trainer(start, data: one, options: way.options)
      #expect(throws: TrainingError.lossNotFinite(epoch: 1)) { try trainer.trainEpoch() }
      try expectSame(trainer.checkpoint, start)
    }
  }

  @Test(arguments: [Float.nan, .infinity]) func strangeTargets(value: Float) throws {
    for way in Way.allCases {
      guard case .values(var targets) = way.data.targets else { return }
      targets[7] = value
      let data = SequenceData(count: 10, inputs: way.data.inputs, targets: .values(targets))
      let trainer = try Trainer(way.start, data: data, options: way.options)
      #expect(throws: TrainingError.lossNotFinite(epoch: 1)) { try trainer.trainEpoch() }
      try expectSame(trainer.checkpoint, way.start)
    }
  }

  /// Interrupted before any step of the epoch, after any number of epochs, training can go on to the bytes of an
  /// uninterrupted run: in the same trainer, and from its checkpoint.
  @Test(arguments: Way.allCases, [0, 1, 2, 30, 75]) func interruptionKeepsWholeEpochs(way: Way, epochs: Int) throws {
    let whole = try way.trainer()
    var states = [whole.checkpoint]
    for _ in 0..<epochs + 2 {
      _ = try whole.trainEpoch()
      states.append(whole.checkpoint)
    }
    for stop in [0, 1, way.steps - 1] {
      let trainer = try way.trainer()
      for _ in 0..<epochs { _ = try trainer.trainEpoch() }
      var asked = 0
      #expect(throws: TrainingError.interrupted(epoch: epochs + 1)) {
        try trainer.trainEpoch {
          asked += 1
          return asked > stop
        }
      }
      #expect(asked == stop + 1)
      try expectSame(trainer.checkpoint, states[epochs])
      let other = try way.trainer(trainer.checkpoint)
      for epoch in epochs + 1...epochs + 2 {
        let result = try trainer.trainEpoch()
        #expect(try other.trainEpoch() == result)
        try expectSame(trainer.checkpoint, states[epoch])
        try expectSame(other.checkpoint, states[epoch])
      }
    }
  }

  @Test(arguments: Way.allCases) func everyStepAsksWhetherToStop(way: Way) throws {
    var asked = 0
    _ = try way.trainer().trainEpoch {
      asked += 1
      return false
    }
    #expect(asked == way.steps)
  }

  private func expectSame(
    _ one: Checkpoint, _ other: Checkpoint, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(one.epochs == other.epochs, sourceLocation: sourceLocation)
    #expect(one.weights.map(\.bitPattern) == other.weights.map(\.bitPattern), sourceLocation: sourceLocation)
    // A memory that is still empty is one of zeros.
    func moments(_ memory: OptimizerMemory) -> [UInt32] {
      (memory.m + memory.v).contains { $0 != 0 } ? (memory.m + memory.v).map(\.bitPattern) : []
    }
    #expect(moments(one.memory) == moments(other.memory), sourceLocation: sourceLocation)
    #expect(one.memory.beta1Power == other.memory.beta1Power, sourceLocation: sourceLocation)
    #expect(one.memory.beta2Power == other.memory.beta2Power, sourceLocation: sourceLocation)
  }
}
