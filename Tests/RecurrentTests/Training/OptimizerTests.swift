import Recurrent
import TestSupport
import Testing

/// The optimizers against Keras' formulas in `Double`, over several steps.
@Suite struct OptimizerTests {
  static let rules: [Optimizer.Rule] = [
    .adam(), .adam(beta1: 0.5, beta2: 0.9, epsilon: 1e-3), .rmsprop(), .rmsprop(rho: 0.5, epsilon: 1e-2),
    .sgd(), .sgd(momentum: 0.9),
  ]
  static let cases = rules.flatMap { rule in InstructionSet.available.map { (rule, $0) } }

  @Test(arguments: cases) func follows(rule: Optimizer.Rule, set: InstructionSet) {
    for count in [1, 15, 16, 17, 3000] {
      let optimizer = Optimizer(rule, learningRate: 0.05)
      let engine = OptimizerStep(optimizer, count: count, kernels: KernelSet(set))
      var naive = NaiveOptimizer(optimizer, count: count)
      let start = numbers(count, largest: 1, seed: 1)
      let weights = AlignedBuffer<Float>(count: count)
      let gradients = AlignedBuffer<Float>(count: count)
      weights.copy(from: start)
      var expected = start.map(Double.init)
      for step in 0..<8 {
        let gradient = numbers(count, largest: [1, 1e-3, 100][step % 3], seed: UInt64(step + 2))
        gradients.copy(from: gradient)
        engine.beginStep()
        for part in 0..<3 { engine.update(weights.pointer, gradients.pointer, part: part, parts: 3) }
        naive.update(&expected, gradient.map(Double.init))
        #expect(farApart(weights.array, expected) == 0, "\(count) weights, step \(step)")
      }
    }
  }

  /// Gradients of zero at the start must not divide by zero.
  @Test(arguments: rules) func zeroGradientsChangeNothing(rule: Optimizer.Rule) {
    let engine = OptimizerStep(Optimizer(rule), count: 5, kernels: KernelSet())
    let weights = AlignedBuffer<Float>(count: 5)
    let gradients = AlignedBuffer<Float>(count: 5)
    weights.copy(from: [1, -2, 0, 1e30, 1e-30])
    for _ in 0..<3 {
      engine.beginStep()
      engine.update(weights.pointer, gradients.pointer, part: 0, parts: 1)
    }
    #expect(weights.array == [1, -2, 0, 1e30, 1e-30])
  }

  @Test(arguments: rules) func memoryIsAllThatAStepDependsOn(rule: Optimizer.Rule) {
    let optimizer = Optimizer(rule)
    let first = OptimizerStep(optimizer, count: 20, kernels: KernelSet())
    let weights = AlignedBuffer<Float>(count: 20)
    let gradients = AlignedBuffer<Float>(count: 20)
    func step(_ engine: OptimizerStep, seed: UInt64) {
      gradients.copy(from: numbers(20, largest: 1, seed: seed))
      engine.beginStep()
      engine.update(weights.pointer, gradients.pointer, part: 0, parts: 1)
    }
    step(first, seed: 1)
    step(first, seed: 2)
    let (memory, saved) = (first.memory, weights.array)
    step(first, seed: 3)
    let expected = weights.array
    let second = OptimizerStep(optimizer, count: 20, kernels: KernelSet())
    step(second, seed: 9)
    second.memory = memory
    weights.copy(from: saved)
    step(second, seed: 3)
    #expect(weights.array == expected)
  }

  /// Long after 0.9ᵗ has left the normal range, and for constants that leave it late, at once or never.
  @Test(arguments: [(0.9, 0.999), (0.99, 0), (0, 0.9)]) func powersAreProducts(beta1: Double, beta2: Double) {
    let rule = Optimizer.Rule.adam(beta1: beta1, beta2: beta2)
    let engine = OptimizerStep(Optimizer(rule), count: 1, kernels: KernelSet())
    var (first, second) = (1.0, 1.0)
    for step in 1...9000 {
      engine.beginStep()
      first *= Double(Float(beta1))
      second *= Double(Float(beta2))
      guard step % 500 == 0 else { continue }
      #expect(engine.memory.beta1Power == first && engine.memory.beta2Power == second, "step \(step)")
    }
    // From what was kept it goes on.
    let other = OptimizerStep(Optimizer(rule), count: 1, kernels: KernelSet())
    other.memory = engine.memory
    other.beginStep()
    #expect(other.memory.beta1Power == first * Double(Float(beta1)))
  }

  @Test func defaultsAreThoseOfKeras() {
    #expect(Optimizer() == Optimizer(.adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-7), learningRate: 0.001))
    #expect(Optimizer().clipping == .none)
    #expect(Optimizer.Rule.rmsprop() == .rmsprop(rho: 0.9, epsilon: 1e-7))
    #expect(Optimizer.Rule.sgd() == .sgd(momentum: 0))
  }

  /// A whole trainer: gradients, clipping and update together, against the naive network's gradients.
  @Test(arguments: [Optimizer.Rule.adam(), .rmsprop(), .sgd(momentum: 0.9)])
  func trainerFollows(rule: Optimizer.Rule) throws {
    let architecture = Architecture.regression(cell: CellOptions(.lstm), features: 2, steps: 3, units: [3])
    let data = evenSamples(architecture, count: 5)
    for clipping in [Optimizer.Clipping.none, .perArray(norm: 0.2), .global(norm: 0.3)] {
      let optimizer = Optimizer(rule, learningRate: 0.01, clipping: clipping)
      var checkpoint = Checkpoint(architecture, optimizer: optimizer)
      checkpoint.weights = evenWeights(architecture)
      let trainer = try Trainer(checkpoint, data: data, options: TrainingOptions(batch: 5, shuffles: false))
      var network = NaiveNetwork(architecture, weights: checkpoint.weights)
      var naive = NaiveOptimizer(optimizer, count: architecture.weightCount)
      for _ in 0..<5 {
        let loss = try trainer.trainEpoch().loss
        #expect(abs(loss - network.run(data).loss) < 1e-5)
        let gradients = clipping.naivelyApplied(
          to: network.gradients(data), parameters: architecture.parameters)
        naive.update(&network.weights, gradients)
      }
      let difference = zip(trainer.checkpoint.weights, network.weights).map { abs(Double($0) - $1) }.max()
      #expect(difference ?? .infinity < 1e-5, "\(clipping)")
    }
  }

  private func numbers(_ count: Int, largest: Double, seed: UInt64) -> [Float] {
    var random = RandomStream(seed: seed, purpose: .sampling)
    return (0..<count).map { _ in Float((random.uniform() * 2 - 1) * largest) }
  }

  private func farApart(_ values: [Float], _ expected: [Double]) -> Int {
    zip(values, expected).count { !(abs(Double($0) - $1) <= 3e-6 + 2e-6 * abs($1)) }
  }
}
