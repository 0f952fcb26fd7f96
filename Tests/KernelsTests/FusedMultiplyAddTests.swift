import Recurrent
import Testing

/// Triples of every kind: 250 million of each with UNROLL_EXHAUSTIVE=1, of which every part takes a minute in a release build.
private let sampleCount = isExhaustive ? 250_000_000 : 500_000

/// a · b + c is rounded once on every instruction set, also where it is emulated.
@Suite struct FusedMultiplyAddTests {
  /// Any bits at all, NaN and infinities among them.
  @Test(arguments: 0..<4) func anyBits(part: Int) {
    var random = RandomStream(seed: 1, purpose: .sampling, index: UInt32(part))
    expectRoundedOnce(count: sampleCount) { (anyFloat(&random), anyFloat(&random), anyFloat(&random)) }
  }

  /// Magnitudes near each other, so that product and addend overlap and cancel.
  @Test(arguments: 0..<4) func nearOne(part: Int) {
    var random = RandomStream(seed: 2, purpose: .sampling, index: UInt32(part))
    expectRoundedOnce(count: sampleCount) {
      let (a, b) = (float(&random, exponents: -4...4), float(&random, exponents: -4...4))
      // A third of them cancel all but the product's own rounding.
      return (a, b, random.below(3) == 0 ? -(a * b) : float(&random, exponents: -30...30))
    }
  }

  /// Sums at, just above and just below the middle between two floats, where rounding to `Double` first goes wrong.
  @Test(arguments: 0..<4) func halfway(part: Int) {
    var random = RandomStream(seed: 3, purpose: .sampling, index: UInt32(part))
    expectRoundedOnce(count: sampleCount) {
      let c = float(&random, exponents: -140...127)
      let half = c.ulp / 2
      // (1 + k 2⁻²³)(1 − k 2⁻²³) is a little below 1, and each factor alone at a distance that `Double` sees.
      let near = 1 + Float(random.below(5)) * 0x1p-23
      let far = 2 - near + Float(random.below(3)) * 0x1p-23 - 0x1p-23
      let factor = random.below(2) == 0 ? near : -near
      return (factor, random.below(2) == 0 ? far * half : half, c)
    }
  }

  /// Results below the normal range, among them exactly half of the smallest float.
  @Test(arguments: 0..<4) func subnormal(part: Int) {
    var random = RandomStream(seed: 4, purpose: .sampling, index: UInt32(part))
    expectRoundedOnce(count: sampleCount) {
      let a = float(&random, exponents: -80...(-60))
      let b = float(&random, exponents: -90...(-50))
      let c = random.below(4) == 0 ? 0 : Float(bitPattern: random.below(0x0100_0000) | random.below(2) << 31)
      return (a, random.below(8) == 0 ? 0x1p-70 : b, c)
    }
  }

  /// Results about the largest float.
  @Test func overflow() {
    var random = RandomStream(seed: 5, purpose: .sampling)
    expectRoundedOnce(count: sampleCount) {
      (float(&random, exponents: 60...65), float(&random, exponents: 60...64), float(&random, exponents: 100...127))
    }
  }

  /// Every triple of numbers at the edges of the format.
  @Test func edges() {
    let positive: [Float] = [
      0, 0x1p-149, 0x1p-148, 0x1.8p-149, 0x1p-127, 0x1.fffffcp-127, 0x1p-126, 0x1.000002p-126, 0x1p-75, 0x1p-74,
      0x1p-24,
      0x1p-23, 0x1.fffffep-25, 0.5, 0x1.fffffep-1, 1, 0x1.000002p0, 0x1.000004p0, 1.5, 2, 3, 0x1p23, 0x1p24,
      0x1.000002p24, 0x1p63, 0x1p64, 0x1.fffffep63, 0x1p103, 0x1p104, 0x1p127, 0x1.fffffep127, .infinity, .nan,
    ]
    let numbers = positive + positive.map { -$0 }
    var triples: [(Float, Float, Float)] = []
    for a in numbers { for b in numbers { for c in numbers { triples.append((a, b, c)) } } }
    var next = triples.makeIterator()
    expectRoundedOnce(count: triples.count) { next.next() ?? (0, 0, 0) }
  }

  @Test func everyTail() throws {
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      let (a, b, c) = (numbers.next(count), numbers.next(count), numbers.next(count))
      let result = (0..<count).map { fused(a[$0], b[$0], c[$0]) }
      try check("\(count)", [a, b, c, numbers.next(count)], give: [a, b, c, result]) { kernels, p in
        kernels.multiplyAddArrays(count: count, p[0], p[1], p[2], into: p[3])
      }
    }
  }

  /// The samples above are hard: rounding twice, or product and sum apart, would get many of them wrong.
  @Test func samplesAreHard() {
    var random = RandomStream(seed: 3, purpose: .sampling, index: 0)
    var (twice, apart) = (0, 0)
    for _ in 0..<10_000 {
      let c = float(&random, exponents: -100...100)
      let half = c.ulp / 2
      let (a, b) = (1 + 0x1p-23 as Float, (1 - 0x1p-23 as Float) * half)
      let once = fused(a, b, c)
      if Float(Double(a) * Double(b) + Double(c)) != once { twice += 1 }
      if a * b + c != once { apart += 1 }
    }
    #expect(twice > 1000)
    #expect(apart > 1000)
  }

  // MARK: workings

  private func anyFloat(_ random: inout RandomStream) -> Float { Float(bitPattern: random.next()) }

  /// A float of either sign with one of these exponents, subnormal where they say so.
  private func float(_ random: inout RandomStream, exponents: ClosedRange<Int>) -> Float {
    let exponent = exponents.lowerBound + Int(random.below(UInt32(exponents.count)))
    let significand = Float(bitPattern: 0x3F80_0000 | random.next() >> 9)
    return Float(sign: random.below(2) == 0 ? .plus : .minus, exponent: exponent, significand: significand)
  }

  /// Compares every instruction set with the C library's `fmaf`, which rounds once by the standard.
  private func expectRoundedOnce(
    count: Int, sourceLocation: SourceLocation = #_sourceLocation, sample: () -> (Float, Float, Float)
  ) {
    let block = 4096
    var left = count
    while left > 0 {
      let triples = (0..<min(block, left)).map { _ in sample() }
      left -= triples.count
      let (a, b, c) = (padded(triples.map(\.0)), padded(triples.map(\.1)), padded(triples.map(\.2)))
      for set in InstructionSet.available {
        var result = [Float](repeating: 0, count: triples.count)
        KernelSet(set).multiplyAddArrays(count: triples.count, a, b, c, into: &result)
        for (index, found) in result.enumerated() {
          let expected = fused(a[index], b[index], c[index])
          guard !sameNumber(found, expected) else { continue }
          Issue.record(
            "\(set.rawValue): \(a[index]) · \(b[index]) + \(c[index]) = \(expected), not \(found)",
            sourceLocation: sourceLocation)
          return
        }
      }
    }
  }

  /// With the vector after the last element that a kernel may read.
  private func padded(_ values: [Float]) -> [Float] { values + [Float](repeating: 0, count: 16) }
}
