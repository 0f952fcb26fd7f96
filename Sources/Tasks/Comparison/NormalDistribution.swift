/// The standard normal distribution, made of + − × ÷ √ alone, so that it has the same bits on every machine.
package enum NormalDistribution {
  /// P(|Z| ≥ z), to about twelve digits.
  package static func twoSidedTail(_ z: Double) -> Double {
    guard !z.isNaN else { return .nan }
    let z = z.magnitude
    if z < 3 { return max(0, 1 - 2 * centralHalf(z)) }
    // Beyond, the tail is below the smallest positive number.
    if z > 39 { return 0 }
    return 2 * density(z) / millsFraction(z)
  }

  /// The z with P(|Z| ≤ z) = `inside`, 0 ≤ `inside` < 1, to about twelve digits.
  package static func twoSidedQuantile(inside: Double) -> Double {
    var (low, high) = (0.0, 40.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if 1 - twoSidedTail(middle) < inside { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(0 ≤ Z ≤ z) by Marsaglia's series (2004): φ(z) · (z + z³/3 + z⁵/(3·5) + …).
  private static func centralHalf(_ z: Double) -> Double {
    var term = z
    var sum = z
    var odd = 3.0
    while term > sum * 1e-17 {
      term *= z * z / odd
      sum += term
      odd += 2
    }
    return density(z) * sum
  }

  /// φ(z) / P(Z ≥ z) by Laplace's continued fraction z + 1/(z + 2/(z + 3/(z + …))).
  private static func millsFraction(_ z: Double) -> Double {
    var fraction = z
    for depth in stride(from: 120.0, through: 1, by: -1) { fraction = z + depth / fraction }
    return fraction
  }

  private static func density(_ z: Double) -> Double { exponential(-z * z / 2) * 0.3989422804014327 }

  /// eˣ for x ≤ 0: a power of two times a short series.
  static func exponential(_ x: Double) -> Double {
    let count = (x * 1.4426950408889634).rounded()
    guard count > -1070 else { return 0 }
    // ln 2 in two parts, the first of them exact in its product with a count.
    let rest = (x - count * 0x1.62e42fefa38p-1) - count * 0x1.ef35793c7673p-45
    var sum = 1.0
    for term in stride(from: 22.0, through: 1, by: -1) { sum = 1 + rest / term * sum }
    let half = Int(count) / 2
    return sum * powerOfTwo(half) * powerOfTwo(Int(count) - half)
  }

  private static func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
