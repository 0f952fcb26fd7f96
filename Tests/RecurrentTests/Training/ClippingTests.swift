import Recurrent
import TestSupport
import Testing

@Suite struct ClippingTests {
  static let parameters = Architecture.regression(cell: CellOptions(.gru), features: 2, units: [5], outputs: 2)
    .parameters

  /// Norms of the arrays here are about 1, 2, 3 …: each limit leaves some arrays and scales others.
  @Test(arguments: InstructionSet.available) func followsKeras(set: InstructionSet) {
    let gradients = gradients()
    for limit in [0.5, 2.5, 4.5, 1e9] {
      for clipping in [Optimizer.Clipping.perArray(norm: limit), .global(norm: limit)] {
        let clipped = apply(clipping, gradients, set)
        let expected = clipping.naivelyApplied(to: gradients.map(Double.init), parameters: Self.parameters)
        let difference = zip(clipped, expected).map { abs(Double($0) - $1) }.max() ?? .infinity
        #expect(difference < 1e-6, "\(clipping)")
        if limit == 1e9 { #expect(clipped == gradients) } else { #expect(clipped != gradients) }
      }
    }
  }

  @Test func someArraysAreScaledAndOthersNot() {
    let before = gradients()
    let after = apply(.perArray(norm: 2.5), before, .best)
    let unchanged = Self.parameters.map { plan in
      let range = plan.offset..<plan.offset + plan.rows * plan.columns
      return before[range] == after[range]
    }
    #expect(unchanged == [true, true, false, false, false])
  }

  @Test func noneAndZeroGradientsStay() {
    let zeros = gradients().map { _ in Float(0) }
    #expect(apply(.none, gradients(), .best) == gradients())
    #expect(apply(.perArray(norm: 1), zeros, .best) == zeros)
    #expect(apply(.global(norm: 1), zeros, .best) == zeros)
  }

  private func apply(_ clipping: Optimizer.Clipping, _ gradients: [Float], _ set: InstructionSet) -> [Float] {
    let buffer = AlignedBuffer<Float>(count: gradients.count)
    buffer.copy(from: gradients)
    clipping.apply(to: buffer.pointer, parameters: Self.parameters, kernels: KernelSet(set))
    return buffer.array
  }

  /// The first array has norm 1, the second 2, and so on.
  private func gradients() -> [Float] {
    var random = RandomStream(seed: 1, purpose: .sampling)
    let last = Self.parameters[Self.parameters.count - 1]
    var gradients = [Float](repeating: 0, count: last.offset + 16)
    for (number, plan) in Self.parameters.enumerated() {
      let values = (0..<plan.rows * plan.columns).map { _ in random.uniform() * 2 - 1 }
      let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for (index, value) in values.enumerated() {
        gradients[plan.offset + index] = Float(value / norm * Double(number + 1))
      }
    }
    return gradients
  }
}
