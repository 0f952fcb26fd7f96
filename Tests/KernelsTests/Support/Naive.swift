import Recurrent

// What the naive references are made of: one float at a time, in the order that the engine promises.

/// a · b + c, rounded once.
func fused(_ a: Float, _ b: Float, _ c: Float) -> Float { c.addingProduct(a, b) }

/// The functions that `KernelSet.activate` applies, by its codes.
enum Activation: Int, CaseIterable, Sendable {
  case exp, tanh, sigmoid, log, hardSigmoid

  /// The engine's own value for one float; ActivationsTests measures it.
  func callAsFunction(_ x: Float) -> Float {
    if self == .hardSigmoid { return naiveHardSigmoid(x) }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { source in
      source.initialize(repeating: 0)
      source[0] = x
      var result: Float = 0
      if let start = source.baseAddress { KernelSet().activate(rawValue, count: 1, start, into: &result) }
      return result
    }
  }
}

/// 0.2 x + 0.5 between 0 and 1.
func naiveHardSigmoid(_ x: Float) -> Float {
  let line = fused(x, 0.2, 0.5)
  return line < 0 ? 0 : line > 1 ? 1 : line
}

/// The gates' activation.
func naiveGate(_ x: Float, hard: Bool) -> Float { hard ? naiveHardSigmoid(x) : Activation.sigmoid(x) }

/// The derivative of the gates' activation from its value.
func naiveGateSlope(_ y: Float, hard: Bool) -> Float {
  hard ? (y > 0 && y < 1 ? 0.2 : 0) : y * (1 - y)
}

/// The derivative of tanh from its value.
func naiveTanhSlope(_ y: Float) -> Float { fused(-y, y, 1) }

/// A sum in the order of the engine: sixteen sums in index order, then halves, quarters, pairs.
///
/// - Parameter adding: the sum so far of a lane, after the term of an index.
func naiveSum(count: Int, adding: (_ index: Int, _ sum: Float) -> Float) -> Float {
  var sums = [Float](repeating: 0, count: 16)
  for index in 0..<count { sums[index % 16] = adding(index, sums[index % 16]) }
  var width = 8
  while width > 0 {
    for lane in 0..<width { sums[lane] += sums[lane + width] }
    width /= 2
  }
  return sums[0]
}

/// Numbers to try kernels with: most between −2 and 2, some that saturate, vanish or are nearly nothing.
struct SampleNumbers {
  private var random: RandomStream

  init(seed: Int) { random = RandomStream(seed: UInt64(seed), purpose: .sampling) }

  private static let special: [Float] = [0, -0.0, 1, -1, 30, -30, 1e-20, -1e-40]

  /// The next `count` numbers.
  mutating func next(_ count: Int) -> [Float] {
    (0..<count).map { _ in
      if random.below(16) == 0 { return Self.special[Int(random.below(8))] }
      return Float(random.uniform() * 4 - 2)
    }
  }

  /// The next `count` numbers between 0 and 1, both of them among these.
  mutating func nextShares(_ count: Int) -> [Float] {
    (0..<count).map { _ in random.below(16) == 0 ? Float(random.below(2)) : Float(random.uniform()) }
  }

  /// The next `count` symbols below a bound.
  mutating func nextSymbols(_ count: Int, below bound: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(random.below(UInt32(bound))) }
  }
}
