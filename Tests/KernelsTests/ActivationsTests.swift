import Foundation
import Recurrent
import Testing

let isExhaustive = ProcessInfo.processInfo.environment["UNROLL_EXHAUSTIVE"] == "1"

/// The errors of exp, tanh, sigmoid and log are those that Kernels/Activations.swift states, and every instruction
/// set gives the same bits.
@Suite(.serialized) struct ActivationsTests {
  /// What is stated of a function.
  struct Statement: Sendable, CustomTestStringConvertible {
    let activation: Activation
    /// Largest error in units in the last place.
    let error: Double
    /// Largest step down between neighbouring inputs, in units in the last place: none of them ever falls further.
    let fall: Double
    /// The smallest and the largest value.
    let range: ClosedRange<Float>

    var testDescription: String { "\(activation)" }
  }

  static let statements = [
    Statement(activation: .exp, error: 1.05, fall: 0, range: 0...(.infinity)),
    Statement(activation: .tanh, error: 2.6, fall: 2, range: -1...1),
    Statement(activation: .sigmoid, error: 2.45, fall: 1, range: 0...1),
    Statement(activation: .log, error: 0.9, fall: 0, range: -(.infinity)...(.infinity)),
    Statement(activation: .hardSigmoid, error: 0, fall: 0, range: 0...1),
  ]

  /// Runs of neighbouring floats, spread evenly over all, and all about the places where something changes.
  @Test(arguments: statements) func sampledInputs(_ statement: Statement) {
    var errors = ActivationErrors()
    for start in stride(from: UInt32(0), to: 0xFFFF_FF00, by: 524_269) where (start + 63) >> 31 == start >> 31 {
      errors.add(statement.activation, patterns: start...start + 63, sets: InstructionSet.available)
    }
    for place in Self.places.flatMap({ [$0, -$0] }) {
      let bits = place.bitPattern
      let low = bits & 0x7FFF_FFFF < 1000 ? bits : bits - 1000
      errors.add(statement.activation, patterns: low...bits + 1000, sets: InstructionSet.available)
    }
    expect(errors, statement)
  }

  /// Every float there is: a few minutes. The emulated set, ten times slower than all else together, has a sixteenth.
  @Test(.enabled(if: isExhaustive), arguments: statements) func everyInput(_ statement: Statement) async {
    let fast = InstructionSet.available.filter { $0 != .baseline }
    let errors = await withTaskGroup(of: ActivationErrors.self) { group in
      for part in 0..<UInt32(1 << 14) {
        group.addTask {
          var errors = ActivationErrors()
          let start = part << 18
          let sets = part % 16 == 7 || fast.isEmpty ? InstructionSet.available : fast
          errors.add(statement.activation, patterns: start...start + (1 << 18 - 1), sets: sets)
          return errors
        }
      }
      return await group.reduce(into: ActivationErrors()) { $0.merge($1) }
    }
    expect(errors, statement)
    #expect(errors.count >= 1 << 32)
    print(
      "\(statement.activation): largest error \(errors.largest.ulps) ulp at \(errors.largest.input), largest fall "
        + "\(errors.fall.ulps) ulp at \(errors.fall.input), values \(errors.range.low) to \(errors.range.high)")
    fflush(nil)
  }

  private func expect(_ errors: ActivationErrors, _ statement: Statement) {
    #expect(errors.count > 400_000)
    #expect(errors.disagreement == nil)
    #expect(errors.largest.ulps <= statement.error, "at \(errors.largest.input)")
    #expect(errors.fall.ulps <= statement.fall, "at \(errors.fall.input)")
    #expect(statement.range.contains(errors.range.low))
    #expect(statement.range.contains(errors.range.high))
    // A function that only ever gave one number would pass all the above but its error.
    #expect(errors.range.low < errors.range.high)
  }

  /// Zero, the ends of the subnormal and the normal range, powers of e, where results reach 1, vanish or overflow,
  /// where the logarithm's significand changes sign.
  private static let places: [Float] = [
    0, 0x1p-149, 0x1p-126, 0x1p-24, 0x1p-12, 0.346_573_6, 0.5, 0.707_106_8, 1, 1.039_720_8, 1.414_213_6, 2, 2.5, 8,
    9.010_913,
    10, 16.635_532, 17.328_68, 87.336_54, 88.722_84, 89, 103.278_93, 103.972_08, 104, 105, .greatestFiniteMagnitude,
    .infinity,
  ]

  @Test(arguments: InstructionSet.available) func specialValues(set: InstructionSet) {
    expectValues(.exp, set, [(0, 1), (-0.0, 1), (.infinity, .infinity), (-(.infinity), 0), (89, .infinity), (-105, 0)])
    expectValues(
      .tanh, set, [(0, 0), (-0.0, -0.0), (.infinity, 1), (-(.infinity), -1), (10, 1), (-10, -1), (1e30, 1)])
    expectValues(.sigmoid, set, [(0, 0.5), (-0.0, 0.5), (.infinity, 1), (-(.infinity), 0), (100, 1), (-110, 0)])
    expectValues(
      .log, set, [(1, 0), (0, -(.infinity)), (-0.0, -(.infinity)), (.infinity, .infinity), (-1, .nan)])
    expectValues(
      .hardSigmoid, set,
      [(0, 0.5), (2.5, 1), (-2.5, 0), (.infinity, 1), (-(.infinity), 0), (1, 0.7), (-1, 0.3)])
    for activation in Activation.allCases { expectValues(activation, set, [(.nan, .nan)]) }
  }

  /// Small numbers keep all their digits: tanh is the number itself, and odd.
  @Test(arguments: InstructionSet.available) func tinyInputs(set: InstructionSet) {
    let tiny: [Float] = [0x1p-149, 0x1p-126, 1e-30, 1e-10, 0x1p-13]
    expectValues(.tanh, set, tiny.map { ($0, $0) } + tiny.map { (-$0, -$0) })
    expectValues(.exp, set, tiny.dropLast().map { ($0, 1) })
  }

  @Test(arguments: InstructionSet.available) func hardSigmoidIsALine(set: InstructionSet) {
    var random = RandomStream(seed: 6, purpose: .sampling)
    let inputs = (0..<100_000).map { _ in Float(random.uniform() * 8 - 4) }
    expectValues(.hardSigmoid, set, inputs.map { ($0, naiveHardSigmoid($0)) })
  }

  @Test(arguments: Activation.allCases) func everyTail(activation: Activation) throws {
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      let source = numbers.next(count)
      try check("\(count)", [source, numbers.next(count)], give: [source, source.map { activation($0) }]) {
        kernels, p in
        kernels.activate(activation.rawValue, count: count, p[0], into: p[1])
      }
      try check("\(count) in place", [source], give: [source.map { activation($0) }]) { kernels, p in
        kernels.activate(activation.rawValue, count: count, p[0], into: p[0])
      }
    }
  }

  private func expectValues(
    _ activation: Activation, _ set: InstructionSet, _ pairs: [(input: Float, value: Float)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let inputs = pairs.map(\.input) + [Float](repeating: 0, count: 16)
    var values = [Float](repeating: 0, count: pairs.count)
    KernelSet(set).activate(activation.rawValue, count: pairs.count, inputs, into: &values)
    if let difference = firstDifference(values, pairs.map(\.value)) {
      Issue.record("\(activation): \(difference)", sourceLocation: sourceLocation)
    }
  }
}
