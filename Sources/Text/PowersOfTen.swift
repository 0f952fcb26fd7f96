/// 10 to the power of `exponent`: correctly rounded for −22…22, close beyond, 0 or infinity out of range.
package func powerOfTen(_ exponent: Int) -> Double {
  scaledByPowerOfTen(1, exponent)
}

/// `value` × 10^`exponent`, correctly rounded for whole values below 2⁵³ and exponents −22…22.
package func scaledByPowerOfTen(_ value: Double, _ exponent: Int) -> Double {
  var result = value
  // 700 is beyond the widest range there is.
  var rest = Int(min(exponent.magnitude, 700))
  while rest > 0 {
    let step = min(rest, exactPowersOfTen.count - 1)
    result = exponent < 0 ? result / exactPowersOfTen[step] : result * exactPowersOfTen[step]
    rest -= step
  }
  return result
}

/// The powers of ten that a Double holds exactly.
private let exactPowersOfTen = [
  1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]
