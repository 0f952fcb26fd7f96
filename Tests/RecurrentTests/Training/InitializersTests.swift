import Recurrent
import TestSupport
import Testing

@Suite struct InitializersTests {
  static let widths = [1, 2, 3, 16, 31, 32, 33, 64, 100]
  static let cases = CellKind.allCases.flatMap { kind in widths.map { (kind, $0) } }

  @Test(arguments: cases) func recurrentKernelsHaveOrthonormalRows(kind: CellKind, units: Int) {
    let architecture = Architecture.regression(cell: CellOptions(kind), units: [units])
    let rows = array(architecture, .recurrentKernel, seed: 3)
    var largest = 0.0
    for one in rows.indices {
      for other in 0...one {
        let product = zip(rows[one], rows[other]).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        largest = max(largest, abs(product - (one == other ? 1 : 0)))
      }
    }
    #expect(largest < 1e-5)
  }

  /// Orthonormal rows leave a mean of 0 and a variance of 1 / columns; a row alone is a point on the sphere, whose
  /// coordinates have the fourth moment 3 / (n (n + 2)).
  @Test func recurrentKernelsAreEvenlySpread() {
    let architecture = Architecture.regression(cell: CellOptions(.lstm), units: [8])
    let values = (0..<300).flatMap { array(architecture, .recurrentKernel, seed: UInt64($0)).flatMap { $0 } }
      .map(Double.init)
    let count = Double(values.count)
    #expect(abs(values.reduce(0, +) / count) < 0.003)
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } / count * 32 - 1) < 1e-5)
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
    #expect(abs(fourth * 32 * 34 / 3 - 1) < 0.03)
  }

  /// One by one there are two orthogonal matrices, 1 and -1.
  @Test func bothSignsAreEquallyLikely() {
    let architecture = Architecture.regression(cell: CellOptions(.srn), units: [1])
    let values = (0..<1000).map { array(architecture, .recurrentKernel, seed: UInt64($0))[0][0] }
    #expect(values.allSatisfy { abs(abs($0) - 1) < 1e-6 })
    #expect((430...570).contains(values.count { $0 > 0 }))
  }

  @Test func kernelsAreUniformWithinGlorotsLimit() {
    let architecture = Architecture.regression(cell: CellOptions(.gru), features: 30, units: [20], outputs: 10)
    let weights = Initializers.weights(of: architecture, seed: 4)
    let kernels = architecture.parameters.filter { $0.role == .kernel }
    #expect(kernels.count == 2)
    for plan in kernels {
      let limit = (6 / Double(plan.rows + plan.columns)).squareRoot()
      let values = weights[plan.offset..<plan.offset + plan.rows * plan.columns].map(Double.init)
      let count = Double(values.count)
      let spread = limit / (3 * count).squareRoot()
      #expect(values.allSatisfy { abs($0) <= limit * (1 + 1e-7) })
      #expect((values.max() ?? 0) > 0.95 * limit && (values.min() ?? 0) < -0.95 * limit)
      #expect(abs(values.reduce(0, +) / count) < 3.5 * spread)
      #expect(abs(values.reduce(0) { $0 + $1 * $1 } / count * 3 / (limit * limit) - 1) < 0.2)
    }
  }

  /// Whoever stops it waits for no more than a part of the work, and the parts change no bit.
  @Test(arguments: [1, 1 << 16, 1 << 18]) func partsOfTheWork(work: Int) {
    func bits(_ work: Int, _ checks: inout Int) -> [UInt32] {
      let rows = OrthogonalRows.random(
        rows: 150, columns: 600, RandomStream(seed: 7, purpose: .initialWeights, index: 1), kernels: KernelSet(),
        pool: WorkerPool(threads: 2), work: work, check: { checks += 1 })
      return rows.array.map { $0.bitPattern }
    }
    var (whole, parts) = (0, 0)
    #expect(bits(1 << 30, &whole) == bits(work, &parts))
    #expect(parts > whole)
  }

  @Test func startWeightsCanBeStopped() {
    struct Stop: Error {}
    let architecture = Architecture.regression(cell: CellOptions(.lstm), units: [70])
    var all = 0
    _ = Initializers.weights(of: architecture, seed: 1) { all += 1 }
    for last in [1, 2, all / 2, all] {
      var count = 0
      #expect(throws: Stop.self) {
        try Initializers.weights(of: architecture, seed: 1) { () throws(Stop) in
          count += 1
          if count == last { throw Stop() }
        }
      }
      #expect(count == last)
    }
  }

  /// Sessions depend on them: the same weights whatever they are computed with, and by how many threads.
  @Test(arguments: knownWeights) func theWeightsAreKnown(known: KnownWeights) {
    let architecture = Architecture.sequenceToSequence(
      cell: CellOptions(known.kind), symbols: 12, steps: 3, units: known.units, decoderSteps: 2)
    for threads in [1, 2, 3] {
      #expect(digest(Initializers.weights(of: architecture, seed: known.seed, threads: threads) {}) == known.digest)
    }
  }

  struct KnownWeights: Sendable {
    let kind: CellKind
    let units: [Int]
    let seed: UInt64
    let digest: UInt64
  }

  static let knownWeights = [
    KnownWeights(kind: .srn, units: [1], seed: 1, digest: 0x5C3AC6A6BA1A06C6),
    KnownWeights(kind: .gru, units: [5, 3], seed: 2, digest: 0xC0C69F1121B3BAB4),
    KnownWeights(kind: .lstm, units: [33], seed: 3, digest: 0x52EABEC7E237A1FD),
    KnownWeights(kind: .lstm, units: [128, 64], seed: 1, digest: 0x84568B8DB73B714A),
    KnownWeights(kind: .gru, units: [201], seed: 4, digest: 0x5985BAB9E66D7BA1),
    KnownWeights(kind: .srn, units: [500], seed: 5, digest: 0xECB94FCE047786F6),
    KnownWeights(kind: .lstm, units: [307], seed: 6, digest: 0x03774D0D721F8959),
  ]

  /// FNV-1a of the bits.
  private func digest(_ values: [Float]) -> UInt64 {
    values.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.bitPattern)) &* 0x100_0000_01B3 }
  }

  @Test func biasesAreZeroButForTheForgetGate() {
    for cell in cellVariants {
      let architecture = Architecture.sequenceToSequence(
        cell: cell, symbols: 5, steps: 2, units: [3, 2], decoderSteps: 2)
      let weights = Initializers.weights(of: architecture, seed: 5)
      for plan in architecture.parameters where plan.role == .bias {
        let isForgetful = cell.kind == .lstm && architecture.layers[plan.layer].role != .dense
        let units = architecture.layers[plan.layer].units
        let expected = (0..<plan.rows * plan.columns).map { isForgetful && $0 / units == 1 ? Float(1) : 0 }
        #expect(Array(weights[plan.offset..<plan.offset + expected.count]) == expected)
      }
    }
  }

  /// Gaps between arrays take part in the optimizer's vectors and must stay out of every norm.
  @Test func gapsAreZero() {
    let architecture = Architecture.regression(cell: CellOptions(.lstm), features: 3, units: [5, 7], outputs: 3)
    var weights = Initializers.weights(of: architecture, seed: 6)
    #expect(weights.count == architecture.weightCount)
    for plan in architecture.parameters {
      for index in plan.offset..<plan.offset + plan.rows * plan.columns { weights[index] = 0 }
    }
    #expect(weights.allSatisfy { $0 == 0 })
  }

  @Test(arguments: CellKind.allCases) func bitsAreTheSameOnEveryInstructionSet(kind: CellKind) {
    for units in [1, 3, 16, 33, 70] {
      let architecture = Architecture.regression(cell: CellOptions(kind), features: 2, units: [units, 5])
      let expected = Initializers.weights(of: architecture, seed: 7, kernels: KernelSet(.baseline))
      for set in InstructionSet.available {
        let weights = Initializers.weights(of: architecture, seed: 7, kernels: KernelSet(set))
        #expect(weights.map(\.bitPattern) == expected.map(\.bitPattern))
      }
    }
  }

  @Test func seedsDifferAndArraysHaveStreamsOfTheirOwn() {
    var architecture = Architecture.regression(cell: CellOptions(.gru), features: 2, units: [4])
    #expect(
      Initializers.weights(of: architecture, seed: 1) == Initializers.weights(of: architecture, seed: 1))
    #expect(
      Initializers.weights(of: architecture, seed: 1) != Initializers.weights(of: architecture, seed: 2))
    // More inputs draw more numbers for the kernel, which must not shift the recurrent kernel.
    let before = array(architecture, .recurrentKernel, seed: 1)
    architecture.features = 9
    #expect(array(architecture, .recurrentKernel, seed: 1) == before)
  }

  /// The rows of the first array of a role.
  private func array(_ architecture: Architecture, _ role: ParameterPlan.Role, seed: UInt64) -> [[Float]] {
    let weights = Initializers.weights(of: architecture, seed: seed)
    guard let plan = architecture.parameters.first(where: { $0.role == role }) else { return [] }
    return (0..<plan.rows).map { row in
      let start = plan.offset + row * plan.columns
      return Array(weights[start..<start + plan.columns])
    }
  }
}
