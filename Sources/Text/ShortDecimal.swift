/// A decimal number with few digits, coefficient × 10^exponent: what a tick is, free of binary rounding.
package struct ShortDecimal: Sendable, Equatable {
  /// The digits with their sign, without zeros or a point of their own.
  package var coefficient: Int64
  /// The power of ten that the coefficient is multiplied by.
  package var exponent: Int

  /// Makes the number `coefficient` × 10^`exponent`.
  package init(coefficient: Int64, exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The `Double` nearest to the number.
  package var value: Double { scaledByPowerOfTen(Double(coefficient), exponent) }

  /// The number with `places` decimals, at least as many as it has itself: `0.50`; nil if it would be long.
  func fixedText(places: Int) -> String? {
    guard (-18...18).contains(exponent), (0...18).contains(places), places >= -exponent else { return nil }
    let zeros = String(repeating: "0", count: coefficient == 0 ? 0 : max(exponent, 0))
    let digits = String(coefficient.magnitude) + zeros
    let decimals = max(-exponent, 0)
    let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    let sign = coefficient < 0 ? "-" : ""
    guard places > 0 else { return sign + filled }
    let missing = String(repeating: "0", count: places - decimals)
    return sign + filled.dropLast(decimals) + "." + filled.suffix(decimals) + missing
  }

  /// The number in scientific form without zeros at the end: `1.5e6`, `2e-7`, `0`.
  var scientificText: String {
    guard coefficient != 0 else { return "0" }
    var digits = String(coefficient.magnitude)
    let power = exponent + digits.utf8.count - 1
    while digits.last == "0" { digits.removeLast() }
    let rest = digits.dropFirst()
    return (coefficient < 0 ? "-" : "") + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e" + String(power)
  }
}

/// Labels in one form for numbers that stand side by side: with exponents if one of them would need more than 15 digits,
/// and with groups of thousands from 10,000 on.
///
/// - Parameter sharesPlaces: every label has as many decimals as the one that needs most, as on a linear axis.
package func shortestLabels(_ numbers: [ShortDecimal], sharesPlaces: Bool) -> [String] {
  let places = numbers.map { max(0, -$0.exponent) }
  let most = places.max() ?? 0
  let fixed = zip(numbers, places).map { $0.fixedText(places: sharesPlaces ? most : $1) }
  let isShort = fixed.allSatisfy { ($0?.utf8.count { $0 >= 0x30 } ?? .max) <= 15 }
  return isShort ? fixed.map { grouped($0 ?? "") } : numbers.map { $0.scientificText }
}
