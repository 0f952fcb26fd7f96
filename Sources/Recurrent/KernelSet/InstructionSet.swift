/// The instruction sets that the kernels are built for. Only x86-64 has more than the baseline.
package enum InstructionSet: String, CaseIterable, Comparable, Sendable {
  /// What every machine of the architecture has. Multiply-adds are emulated, except on ARM, which has fused ones.
  case baseline
  /// x86-64-v3: AVX2 and fused multiply-add.
  case avx2
  /// x86-64-v4: AVX-512 F, BW, CD, DQ and VL.
  case avx512

  /// Whether the first is narrower.
  package static func < (one: Self, other: Self) -> Bool {
    (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
  }

  /// Those that this machine can run.
  package static let available = allCases.filter { $0.isAvailable }

  /// The widest that this machine can run, or what `UNROLL_ISA` asks for if the machine has it.
  package static let best: InstructionSet = {
    let widest = available.max() ?? .baseline
    guard let wanted = System.variable("UNROLL_ISA") else { return widest }
    return available.first { $0.rawValue == wanted } ?? widest
  }()

  /// What is wrong with `UNROLL_ISA`, if anything: an unknown name, or one this machine lacks.
  package static var complaint: String? {
    guard let wanted = System.variable("UNROLL_ISA") else { return nil }
    let names = allCases.map { $0.rawValue }.joined(separator: ", ")
    guard let known = InstructionSet(rawValue: wanted) else {
      return "UNROLL_ISA: expected one of \(names)"
    }
    return known.isAvailable ? nil : "UNROLL_ISA: this machine has no \(wanted)"
  }

  private var isAvailable: Bool {
    switch self {
    case .baseline: true
    case .avx2: Self.hasAVX2
    case .avx512: Self.hasAVX2 && Self.hasAVX512
    }
  }

  // What x86-64-v3 and v4 add (System V ABI), as bits of CPUID leaf 1 ECX, leaf 7 EBX and leaf 0x80000001 ECX.
  private static let hasAVX2: Bool = {
    let fmaMovbeOsxsaveAvxF16c: UInt32 = 1 << 12 | 1 << 22 | 1 << 27 | 1 << 28 | 1 << 29
    let bmi1Avx2Bmi2: UInt32 = 1 << 3 | 1 << 5 | 1 << 8
    let lzcnt: UInt32 = 1 << 5
    return has(leaf: 0, register: 2, bits: fmaMovbeOsxsaveAvxF16c)
      && has(leaf: 1, register: 1, bits: bmi1Avx2Bmi2) && has(leaf: 2, register: 2, bits: lzcnt)
  }()

  private static let hasAVX512: Bool = {
    let fDqCdBwVl: UInt32 = 1 << 16 | 1 << 17 | 1 << 28 | 1 << 30 | 1 << 31
    return has(leaf: 1, register: 1, bits: fDqCdBwVl)
  }()

  /// Whether a root and a quotient take the CPU much longer than the multiply-adds that find a root: with AVX-512 some 22
  /// cycles for sixteen lanes on Intel's, against 16 on AMD's, which all have SSE4a.
  package static let dividesSlowly: Bool = {
    let sse4a: UInt32 = 1 << 6
    return !has(leaf: 2, register: 2, bits: sse4a)
  }()

  /// Whether all these features are usable; false if that cannot be found out.
  private static func has(leaf: UInt32, register: Int, bits: UInt32) -> Bool {
    guard let usable = System.usableFeatures(leaf: leaf, register: register) else { return false }
    return usable & bits == bits
  }
}
