import Recurrent
import Testing

/// Products whose sums are rounded where it is hard: what the tiles without a fused multiply-add have a fast way for, and
/// what must not go that way.
@Suite struct EmulatedTilesTests {
  /// Ordinary numbers, of which no rounding is in doubt.
  @Test(arguments: [1, 3, 4, 5, 9], [1, 2, 40, 300]) func ordinary(rows: Int, inner: Int) throws {
    for columns in [1, 16, 21, 33] {
      var random = RandomStream(seed: UInt64(rows * columns), purpose: .sampling)
      let product = Product(rows, columns, inner)
      let a = (0..<rows * inner).map { _ in Float(random.uniform() * 4 - 2) }
      let b = (0..<inner * columns).map { _ in random.below(9) == 0 ? 0 : Float(random.uniform() * 4 - 2) }
      try product.check(a, b, (0..<rows * columns).map { _ in Float(random.uniform()) })
    }
  }

  /// Sums at, just above and just below the middle between two floats.
  @Test(arguments: 1...60) func halfway(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), purpose: .sampling)
    let product = Product(6, 35, 1)
    let a = (0..<6).map { _ in near(1, &random) }
    let exponents = (0..<35).map { _ in Int(random.below(60)) - 30 }
    let b = exponents.map { near(1, &random) * Float(sign: .plus, exponent: $0, significand: 1) }
    // Of which half a unit in the last place is about the product.
    let start = (0..<6 * 35).map { index in
      Float(
        sign: random.below(2) == 0 ? .plus : .minus, exponent: exponents[index % 35] + 24,
        significand: Float(bitPattern: 0x3F80_0000 | random.next() >> 9))
    }
    try product.check(a, b, start)
  }

  /// Sums below the normal range of products that are just small enough for them to be rounded twice, and not.
  @Test(arguments: [-152, -151, -150, -149] + Array(-137 ... -127) + Array(-109 ... -99))
  func nearlyNothing(exponents: Int) throws {
    for first in [-90, -66, -40] {
      var random = RandomStream(seed: UInt64(200 + exponents), purpose: .sampling)
      let product = Product(5, 48, 3)
      func number(_ exponent: Int) -> Float {
        // Half of them next to a power of two: their products are, too, and end half-way between subnormal floats.
        let significand =
          random.below(2) == 0 ? near(1, &random) : Float(bitPattern: 0x3F80_0000 | random.next() >> 9)
        return (random.below(2) == 0 ? 1 : -1) * significand
          * Float(sign: .plus, exponent: exponent, significand: 1)
      }
      let a = (0..<15).map { _ in number(first + Int(random.below(3))) }
      let b = (0..<3 * 48).map { _ in random.below(9) == 0 ? 0 : number(exponents - first + Int(random.below(3))) }
      // Subnormal and the smallest normal floats.
      let start = (0..<5 * 48).map { _ in
        Float(bitPattern: random.below(0x0100_0000) >> random.below(24) | random.below(2) << 31)
      }
      try product.check(a, b, start)
    }
  }

  /// Sums that become infinite on the way, or nearly: of products around 2¹¹⁶ and above, from starts around 2¹²⁶.
  @Test(arguments: Array(112...120) + Array(124...128)) func nearlyInfinite(exponents: Int) throws {
    for (first, inner) in [(0, 256), (60, 256), (60, 3), (127, 8)] where exponents - first <= 127 {
      var random = RandomStream(seed: UInt64(exponents), purpose: .sampling)
      let product = Product(5, 32, inner)
      func number(_ exponent: Int) -> Float {
        Float(sign: .plus, exponent: exponent, significand: Float(bitPattern: 0x3F80_0000 | random.next() >> 9))
      }
      let a = (0..<5 * inner).map { _ in number(first) }
      // Columns of one sign grow and grow.
      let b = (0..<inner * 32).map { ($0 % 32 < 8 || random.below(2) == 0 ? 1 : -1) * number(exponents - first) }
      let start = (0..<5 * 32).map { _ in (random.below(2) == 0 ? 1 : -1) * number(124 + Int(random.below(4))) }
      try product.check(a, b, start)
    }
  }

  /// Sums of infinities, and sums that become infinite on the way.
  @Test func infinite() throws {
    let product = Product(4, 16, 2)
    let large = Float.greatestFiniteMagnitude
    let a: [Float] = [1, 1, large, 2, large, -2, .infinity, 1]
    let b: [Float] = (0..<32).map { [large, -large, 1, 0, .infinity, .nan, 0.5, -.infinity][$0 % 8] }
    try product.check(a, b, [Float](repeating: 1, count: 64))
  }

  // MARK: workings

  /// 1 and its neighbours.
  private func near(_ value: Float, _ random: inout RandomStream) -> Float {
    value + (Float(random.below(7)) - 3) * 0x1p-23
  }

  private struct Product {
    let rows, columns, inner: Int

    init(_ rows: Int, _ columns: Int, _ inner: Int) { (self.rows, self.columns, self.inner) = (rows, columns, inner) }

    func check(_ a: [Float], _ b: [Float], _ start: [Float]) throws {
      var result = start
      for row in 0..<rows {
        for column in 0..<columns {
          for index in 0..<inner {
            result[row * columns + column] = fused(
              a[row * inner + index], b[index * columns + column], result[row * columns + column])
          }
        }
      }
      try KernelsTests.check("\(rows) × \(columns), \(inner) terms", [a, b, start], give: [a, b, result]) {
        kernels, p in
        kernels.matrixProduct(
          rows: rows, columns: columns, inner: inner, a: p[0], aRowStride: inner, aInnerStride: 1, b: p[1],
          bRowStride: columns, c: p[2], cRowStride: columns, accumulating: true)
      }
    }
  }
}
