/// The functions that `KernelSet.activate` applies, by the kernel's numbers.
package enum ActivationCode: Int, Sendable {
  /// eˣ
  case exponential = 0
  /// The hyperbolic tangent.
  case tanh = 1
  /// The logistic function.
  case sigmoid = 2
  /// The natural logarithm.
  case logarithm = 3
  /// Keras 2's hard sigmoid.
  case hardSigmoid = 4
}

extension KernelSet {
  /// The engine's natural logarithm of one number.
  package func logarithm(_ value: Float) -> Float {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * Self.laneCount) { values in
      values.initialize(repeating: value)
      guard let base = values.baseAddress else { return .nan }
      activate(ActivationCode.logarithm.rawValue, count: Self.laneCount, base, into: base + Self.laneCount)
      return values[Self.laneCount]
    }
  }
}
