/// What an optimizer remembers between steps.
package struct OptimizerMemory: Sendable {
  /// First moments, or momentum, laid out as the weights; empty if the rule has none.
  package var m: [Float] = []
  /// Second moments, laid out as the weights; empty if the rule has none.
  package var v: [Float] = []
  /// β₁ᵗ after t steps.
  package var beta1Power = 1.0
  /// β₂ᵗ after t steps.
  package var beta2Power = 1.0

  /// An empty memory.
  package init() {}
}

/// Applies an optimizer to flat weights and gradients.
package final class OptimizerStep {
  private let optimizer: Optimizer
  /// The learning rate of the steps to come; the optimizer's unless it was set. It is set between epochs and read in each
  /// step.
  @exclusivity(unchecked) package var learningRate: Double
  private let kernels: KernelSet
  private let count: Int
  /// First moments, or momentum, laid out as the weights.
  let m: AlignedBuffer<Float>
  /// Second moments, laid out as the weights.
  let v: AlignedBuffer<Float>
  private var beta1Power = DecayPower()
  private var beta2Power = DecayPower()
  private let savedM: AlignedBuffer<Float>
  private let savedV: AlignedBuffer<Float>
  private var savedPowers = (DecayPower(), DecayPower())

  /// - Parameter count: floats of the flat weights.
  package init(_ optimizer: Optimizer, count: Int, kernels: KernelSet) {
    self.optimizer = optimizer
    learningRate = optimizer.learningRate
    self.count = count
    self.kernels = kernels
    var (hasM, hasV) = (true, true)
    switch optimizer.rule {
    case .adam: break
    case .rmsprop: hasM = false
    case .sgd: hasV = false
    }
    m = AlignedBuffer(count: hasM ? count : 0)
    v = AlignedBuffer(count: hasV ? count : 0)
    savedM = AlignedBuffer(count: m.count)
    savedV = AlignedBuffer(count: v.count)
  }

  /// What it remembers; empty at first.
  package var memory: OptimizerMemory {
    get {
      var memory = OptimizerMemory()
      memory.m = m.array
      memory.v = v.array
      memory.beta1Power = beta1Power.value
      memory.beta2Power = beta2Power.value
      return memory
    }
    set {
      m.clear()
      v.clear()
      m.copy(from: newValue.m)
      v.copy(from: newValue.v)
      beta1Power = DecayPower(newValue.beta1Power)
      beta2Power = DecayPower(newValue.beta2Power)
    }
  }

  /// Copies the memory aside, to go back to.
  func save() {
    savedM.copy(from: m)
    savedV.copy(from: v)
    savedPowers = (beta1Power, beta2Power)
  }

  /// Goes back to what was saved.
  func restore() {
    m.copy(from: savedM)
    v.copy(from: savedV)
    (beta1Power, beta2Power) = savedPowers
  }

  /// Counts a step; once before the parts of `update`.
  package func beginStep() {
    guard case .adam(let beta1, let beta2, _) = optimizer.rule else { return }
    // As Keras: the powers are those of the constants in single precision.
    beta1Power.advance(by: Double(Float(beta1)))
    beta2Power.advance(by: Double(Float(beta2)))
  }

  /// Adam's α of this step: learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ).
  var adamStepSize: Float {
    Float(learningRate * beta2Power.complement.squareRoot() / beta1Power.complement)
  }

  /// Updates a share of the weights: part `part` of `parts`.
  package func update(
    _ weights: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>, part: Int, parts: Int
  ) {
    let range = share(of: count, part: part, parts: parts, grain: 1024)
    guard !range.isEmpty else { return }
    let start = range.lowerBound
    switch optimizer.rule {
    case .adam(let beta1, let beta2, let epsilon):
      kernels.adamUpdate(
        count: range.count, weights: weights + start, gradients: gradients + start, m: m.pointer + start,
        v: v.pointer + start, stepSize: adamStepSize, keepM: Float(1 - beta1),
        keepV: Float(1 - beta2), epsilon: Float(epsilon), slowDivider: kernels.slowDivider)
    case .rmsprop(let rho, let epsilon):
      kernels.rmspropUpdate(
        count: range.count, weights: weights + start, gradients: gradients + start, v: v.pointer + start,
        rate: Float(learningRate), rho: Float(rho), keep: Float(1 - rho), epsilon: Float(epsilon))
    case .sgd(let momentum):
      kernels.momentumUpdate(
        count: range.count, weights: weights + start, gradients: gradients + start, m: m.pointer + start,
        rate: Float(learningRate), momentum: Float(momentum))
    }
  }
}

/// βᵗ, and 1 − βᵗ.
///
/// 0.9ᵗ leaves the normal range after some 7,000 steps, and soon after that rounding keeps it where it is. A CPU takes longer
/// to calculate with such a number than with others, on every step a fifth of what a network of eight units takes to learn
/// from a sample. So what no longer changes is no longer calculated with.
private struct DecayPower {
  /// βᵗ
  private(set) var value: Double
  /// 1 − βᵗ
  private(set) var complement: Double
  private var isSettled = false

  init(_ value: Double = 1) {
    self.value = value
    complement = 1 - value
  }

  /// From βᵗ to βᵗ⁺¹.
  mutating func advance(by beta: Double) {
    if isSettled { return }
    let next = value * beta
    isSettled = next == value
    value = next
    complement = 1 - next
  }
}
