import Recurrent
import Testing

/// The loops that the benchmark measures the machine with do what they say.
@Suite struct MachineLimitsTests {
  @Test func copyFloats() throws {
    for count in stride(from: 0, through: 96, by: 16) {
      var numbers = SampleNumbers(seed: count)
      let source = numbers.next(count)
      try check("\(count)", [source, numbers.next(count)], give: [source, source]) { kernels, p in
        kernels.copyFloats(count: count, p[0], into: p[1])
      }
    }
  }

  /// Each sum is s ← 0.999999 s + 0.999999.
  @Test func multiplyAddRounds() {
    for rounds in [0, 1, 2, 100] {
      /// Six sums, of which the first starts from `first`.
      func total(from first: Int) -> Float {
        let sums = (first..<first + 6).map { start in
          (0..<rounds).reduce(Float(start)) { sum, _ in fused(sum, 0.999_999, 0.999_999) }
        }
        return sums[0] + sums[1] + sums[2] + (sums[3] + sums[4] + sums[5])
      }
      for set in InstructionSet.available {
        let kernels = KernelSet(set)
        let lane = set == .avx512 ? total(from: 1) + total(from: 7) : total(from: 1)
        #expect(kernels.multiplyAddsPerRound() == (set == .avx512 ? 12 : 6))
        #expect(kernels.multiplyAddRounds(rounds) == lane * 16)
      }
    }
  }

  @Test func divisionRounds() {
    for rounds in [0, 1, 2, 50] {
      var values: [Float] = [1.25, 1.5, 1.75, 2.5]
      for _ in 0..<rounds { values = values.map { 2 / ($0.squareRoot() + 1) } }
      let lane = values[0] + values[1] + (values[2] + values[3])
      for set in InstructionSet.available { #expect(KernelSet(set).divisionRounds(rounds) == lane * 16) }
    }
  }

  /// The chain of a step at batch 1, in the order of the kernel.
  @Test func latencyRounds() {
    for rounds in [0, 1, 5, 50] {
      var a: Float = 0.5
      for _ in 0..<rounds {
        let gate = Activation.sigmoid(a)
        let hidden = gate * Activation.tanh(fused(gate, 0.5, 0.5))
        let prediction = fused(hidden, 0.5, 0.5)
        let gradient = prediction * 0.5 * naiveTanhSlope(hidden) * naiveGateSlope(gate, hard: false)
        let second = fused(gradient, gradient, 0.5)
        a = fused(hidden, 0.5 - gradient / (second.squareRoot() + 0.001), 0.5)
      }
      for set in InstructionSet.available { #expect(KernelSet(set).latencyRounds(rounds) == a * 16) }
    }
  }
}
