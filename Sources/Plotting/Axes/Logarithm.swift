import Text

/// The decimal logarithm of a positive finite number, to a few units in the last place. Made of + − × ÷ alone, so that
/// it has the same bits on every machine.
package func decimalLogarithm(_ value: Double) -> Double {
  var significand = value.significand
  var exponent = Double(value.exponent)
  if significand > 1.4142135623730951 {
    significand /= 2
    exponent += 1
  }
  // ln m = 2 artanh((m − 1) / (m + 1)), and |ratio| ≤ 0.172 makes the series short.
  let ratio = (significand - 1) / (significand + 1)
  let square = ratio * ratio
  var series = 0.0
  for odd in stride(from: 25, through: 1, by: -2) {
    series = series * square + 1 / Double(odd)
  }
  let naturalLogarithm = 2 * ratio * series
  return (exponent * 0.6931471805599453 + naturalLogarithm) / 2.302585092994046
}

/// The whole number k with 10^k ≤ value < 10^(k+1), for a positive finite `value`.
package func decimalExponent(_ value: Double) -> Int {
  var exponent = wholeNumber(notAbove: decimalLogarithm(value))
  // The logarithm may be one unit off right beside a power of ten.
  if powerOfTen(exponent + 1) <= value { exponent += 1 }
  if powerOfTen(exponent) > value { exponent -= 1 }
  return exponent
}
