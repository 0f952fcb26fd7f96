import Recurrent
import Testing

/// Square roots by multiply-adds are rounded correctly, whatever estimate they start from.
@Suite struct SquareRootsTests {
  /// All with UNROLL_EXHAUSTIVE=1, which takes six seconds; otherwise an eighth of them.
  ///
  /// A Newton step ends within one unit of the last place of √x and 1 / 2√x. For nearly all significands each such pair
  /// gives the root; for the others each estimate does that is as good as CPUs promise, and half as good.
  @Test func allSignificands() {
    var doubtful: [Float] = []
    for start in stride(from: 0, to: 1 << 24, by: isExhaustive ? batch : 8 * batch) {
      let x = (start..<start + batch).map { Float(bitPattern: 0x3F80_0000 + UInt32($0)) }
      let roots = x.map { $0.squareRoot() }
      let slopes = x.map { Float(0.5 / Double($0).squareRoot()) }
      var isDoubtful = [Bool](repeating: false, count: batch)
      for nearRoots in neighbours(roots) {
        let remainders = multiplyAdds(nearRoots.map { -$0 }, nearRoots, x)
        for nearSlopes in neighbours(slopes) {
          let results = multiplyAdds(remainders, nearSlopes, nearRoots)
          for index in 0..<batch where results[index] != roots[index] { isDoubtful[index] = true }
        }
      }
      doubtful += x.indices.filter { isDoubtful[$0] }.map { x[$0] }
    }
    #expect(doubtful.count < 20)
    for x in doubtful { expectRoot(of: x) }
    // What comes of an estimate is within one unit of the last place for others, too.
    var random = RandomStream(seed: 6, purpose: .sampling)
    for _ in 0..<200 { expectRoot(of: Float(bitPattern: 0x3F80_0000 + random.below(1 << 24))) }
  }

  /// The kernel against the CPU's own root.
  @Test func kernel() throws {
    for start in stride(from: 0, to: 1 << 24, by: batch) {
      expectRoots((start..<start + batch).map { Float(bitPattern: 0x3F80_0000 + UInt32($0)) })
    }
    var random = RandomStream(seed: 7, purpose: .sampling)
    for _ in 0..<200 { expectRoots((0..<batch).map { _ in Float(bitPattern: random.next()) }) }
    let edges: [Float] = [
      0, -0.0, 0x1p-149, 0x1p-126, 0x1.fffffep-77, 0x1p-76, 0x1.000002p-76, 0x1.fffffep123, 0x1p124, 0x1.fffffep127,
      .infinity, -1, -.infinity, .nan,
    ]
    // Each in whole vectors of its own, and all in one.
    for edge in edges { expectRoots([Float](repeating: edge, count: 33)) }
    expectRoots(edges)
  }

  private let batch = 1 << 16
  private let kernels = KernelSet()

  /// Tries all estimates of 1 / √x with a relative error of up to 2⁻¹³.
  private func expectRoot(of x: Float) {
    let exact = 1 / Double(x).squareRoot()
    let (first, last) = (Float(exact * (1 - 0x1p-13)), Float(exact * (1 + 0x1p-13)))
    let estimates = (first.bitPattern...last.bitPattern).map { Float(bitPattern: $0) }
    let (roots, slopes) = (estimates.map { x * $0 }, estimates.map { 0.5 * $0 })
    let errors = multiplyAdds(roots.map { -$0 }, slopes, estimates.map { _ in 0.5 })
    let nearRoots = multiplyAdds(roots, errors, roots)
    let nearSlopes = multiplyAdds(slopes, errors, slopes)
    let remainders = multiplyAdds(nearRoots.map { -$0 }, nearRoots, estimates.map { _ in x })
    let results = multiplyAdds(remainders, nearSlopes, nearRoots)
    let root = x.squareRoot()
    #expect(results.allSatisfy { $0 == root }, "\(x)")
    #expect(nearRoots.allSatisfy { [root.nextDown, root, root.nextUp].contains($0) }, "\(x)")
    let slope = Float(0.5 * exact)
    #expect(nearSlopes.allSatisfy { [slope.nextDown, slope, slope.nextUp].contains($0) }, "\(x)")
  }

  private func neighbours(_ values: [Float]) -> [[Float]] {
    [values.map(\.nextDown), values, values.map(\.nextUp)]
  }

  private func expectRoots(_ values: [Float]) {
    for set in InstructionSet.available {
      var roots = [Float](repeating: 0, count: values.count)
      KernelSet(set).squareRoots(count: values.count, values, into: &roots)
      let wrong = values.indices.first { !sameNumber(roots[$0], values[$0].squareRoot()) }
      #expect(wrong == nil, "\(set.rawValue): the root of \(wrong.map { values[$0] } ?? 0)")
    }
  }

  /// a · b + c, rounded once.
  private func multiplyAdds(_ a: [Float], _ b: [Float], _ c: [Float]) -> [Float] {
    // The last vector of a kernel reads and writes whole ones.
    let padding = [Float](repeating: 0, count: KernelSet.laneCount)
    var results = c + padding
    kernels.multiplyAddArrays(count: c.count, a + padding, b + padding, c + padding, into: &results)
    return Array(results.prefix(c.count))
  }
}
