import Foundation
import Recurrent

/// How far an activation is from the truth over many inputs, and whether the instruction sets agree.
struct ActivationErrors: Sendable {
  /// The largest error in units in the last place, and the input that has it.
  private(set) var largest = (ulps: 0.0, input: Float(0))
  /// The largest step down, in units in the last place, from an input to the next larger float.
  private(set) var fall = (ulps: 0.0, input: Float(0))
  /// The smallest and the largest value.
  private(set) var range = (low: Float.infinity, high: -Float.infinity)
  /// An input for which two instruction sets differ in a bit, or on whether the value is NaN.
  private(set) var disagreement: (set: InstructionSet, input: Float)?
  /// How many inputs were tried.
  private(set) var count = 0

  private static let block = 4096

  init() {}

  /// Tries the floats of consecutive bits, in the order of the bits.
  ///
  /// - Parameter patterns: all of one sign.
  mutating func add(_ activation: Activation, patterns: ClosedRange<UInt32>, sets: [InstructionSet]) {
    var start = UInt64(patterns.lowerBound)
    while start <= UInt64(patterns.upperBound) {
      // The next block begins with the last input of this one, for the step between them.
      let end = min(start + UInt64(Self.block), UInt64(patterns.upperBound))
      addBlock(activation, UInt32(start)...UInt32(end), sets)
      start = end == UInt64(patterns.upperBound) ? end + 1 : end
    }
  }

  /// Takes in what another part of the inputs gave.
  mutating func merge(_ other: Self) {
    if other.largest.ulps > largest.ulps { largest = other.largest }
    if other.fall.ulps > fall.ulps { fall = other.fall }
    range = (min(range.low, other.range.low), max(range.high, other.range.high))
    disagreement = disagreement ?? other.disagreement
    count += other.count
  }

  private mutating func addBlock(_ activation: Activation, _ patterns: ClosedRange<UInt32>, _ sets: [InstructionSet]) {
    let inputs = patterns.map { Float(bitPattern: $0) } + [Float](repeating: 0, count: 16)
    let values = sets.map { set in
      [Float](unsafeUninitializedCapacity: patterns.count) { buffer, count in
        if let start = buffer.baseAddress {
          KernelSet(set).activate(activation.rawValue, count: patterns.count, inputs, into: start)
        }
        count = patterns.count
      }
    }
    guard let widest = values.last else { return }
    for (set, others) in zip(sets, values.dropLast()) where others != widest {
      let index = widest.indices.first { !sameNumber(others[$0], widest[$0]) }
      if let index { disagreement = (set, inputs[index]) }
    }
    measure(activation, inputs, widest, descending: patterns.lowerBound >> 31 == 1)
    count += patterns.count
  }

  private mutating func measure(
    _ activation: Activation, _ inputs: [Float], _ values: [Float], descending: Bool
  ) {
    let step = descending ? -1 : 1
    for index in values.indices {
      let (input, value) = (inputs[index], values[index])
      let error = ulps(value, from: activation.truth(Double(input)))
      if error > largest.ulps { largest = (error, input) }
      guard !value.isNaN else { continue }
      range = (min(range.low, value), max(range.high, value))
      let previous = index - step
      guard values.indices.contains(previous), values[previous] > value else { continue }
      let fallen = Double(values[previous] - value) / unitInTheLastPlace(Double(value))
      if fallen > fall.ulps { fall = (fallen, input) }
    }
  }
}

extension Activation {
  /// The function in `Double`, from the C library; for the hard sigmoid the line that Keras' 0.2 as a float gives.
  func truth(_ x: Double) -> Double {
    switch self {
    case .exp: Foundation.exp(x)
    case .tanh: Foundation.tanh(x)
    case .sigmoid: x < 0 ? Foundation.exp(x) / (1 + Foundation.exp(x)) : 1 / (1 + Foundation.exp(-x))
    case .log: Foundation.log(x)
    case .hardSigmoid: Double(naiveHardSigmoid(Float(x)))
    }
  }
}

/// The distance of the floats next to `value`, as if neither the exponent nor the subnormal range ended at the top.
func unitInTheLastPlace(_ value: Double) -> Double {
  let powerOfTwo = Double(bitPattern: value.bitPattern & 0x7FF0_0000_0000_0000)
  return max(0x1p-126, min(0x1p127, powerOfTwo)) * 0x1p-23
}

/// How far a float is from the truth, in units in the last place of the truth. Beyond the largest float infinity
/// counts as the power of two that would come next; NaN is right where the truth is NaN.
func ulps(_ value: Float, from truth: Double) -> Double {
  if value.isNaN || truth.isNaN { return value.isNaN && truth.isNaN ? 0 : .infinity }
  let bounded = max(-0x1p128, min(0x1p128, truth))
  let given = max(-0x1p128, min(0x1p128, Double(value)))
  return abs(given - bounded) / unitInTheLastPlace(bounded)
}
