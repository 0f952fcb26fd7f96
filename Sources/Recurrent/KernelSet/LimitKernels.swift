import Kernels
import KernelsAVX2
import KernelsAVX512

// What the benchmark measures the machine with.
extension KernelSet {
  /// Multiply-adds in independent sums that stay in registers: 32 · `multiplyAddsPerRound` floating-point operations a
  /// round.
  package func multiplyAddRounds(_ rounds: Int) -> Float {
    switch instructionSet {
    case .baseline: Kernels.multiplyAddRounds(rounds)
    case .avx2: KernelsAVX2.multiplyAddRounds(rounds)
    case .avx512: KernelsAVX512.multiplyAddRounds(rounds)
    }
  }

  /// Independent sums of `multiplyAddRounds`.
  package func multiplyAddsPerRound() -> Int {
    switch instructionSet {
    case .baseline: Kernels.multiplyAddsPerRound()
    case .avx2: KernelsAVX2.multiplyAddsPerRound()
    case .avx512: KernelsAVX512.multiplyAddsPerRound()
    }
  }

  /// Four vectors a round through the unit that divides and takes square roots, once each, as Adam does.
  package func divisionRounds(_ rounds: Int) -> Float {
    switch instructionSet {
    case .baseline: Kernels.divisionRounds(rounds)
    case .avx2: KernelsAVX2.divisionRounds(rounds)
    case .avx512: KernelsAVX512.divisionRounds(rounds)
    }
  }

  /// The longest chain of a step at batch 1, over and over, each link waiting for the one before: gate, memory cell,
  /// hidden state, prediction, back, Adam, next pre-activation.
  package func latencyRounds(_ rounds: Int) -> Float {
    switch instructionSet {
    case .baseline: Kernels.latencyRounds(rounds)
    case .avx2: KernelsAVX2.latencyRounds(rounds)
    case .avx512: KernelsAVX512.latencyRounds(rounds)
    }
  }

  /// Copies `count` floats.
  package func copyFloats(count: Int, _ source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    case .baseline: Kernels.copyFloats(count: count, source, into: destination)
    case .avx2: KernelsAVX2.copyFloats(count: count, source, into: destination)
    case .avx512: KernelsAVX512.copyFloats(count: count, source, into: destination)
    }
  }
}
