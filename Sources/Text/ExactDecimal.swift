/// The exact decimal value of a finite `Double`, without its sign: 0.d₁d₂d₃… × 10^point.
///
/// Every binary fraction ends after finitely many decimals, so nothing is lost before a rounding is asked for.
struct ExactDecimal {
  /// From the most significant; empty for zero, otherwise the first is not 0.
  private(set) var digits: [UInt8]
  /// How many of the digits stand before the decimal point; may be negative or beyond them.
  private(set) var point: Int

  /// Takes a finite value apart; its sign is left out.
  init(_ value: Double) {
    let normal = value.exponentBitPattern > 0
    var significand = value.significandBitPattern | (normal ? 1 << 52 : 0)
    var exponent = (normal ? Int(value.exponentBitPattern) : 1) - 1075
    guard significand != 0 else {
      (digits, point) = ([], 0)
      return
    }
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt64(zeros)
    exponent += zeros
    // s × 2⁻ⁿ = s × 5ⁿ × 10⁻ⁿ
    var limbs = Limbs(significand)
    limbs.multiply(by: exponent < 0 ? 5 : 2, times: exponent.magnitude)
    digits = limbs.decimalDigits
    point = digits.count + min(exponent, 0)
  }

  /// Keeps `count` digits from the first one on, rounding half to even; a negative count leaves zero.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let isUp = roundsUp(at: count)
    digits.removeSubrange(count...)
    if isUp { addOneToLast() }
  }

  /// Keeps `places` digits after the decimal point, rounding half to even.
  mutating func round(toPlaces places: Int) {
    round(toDigits: point + places)
  }

  /// The digits, with zeros added at the end until there are `count`.
  func digits(paddedTo count: Int) -> [UInt8] {
    digits.count >= count ? digits : digits + [UInt8](repeating: 0, count: count - digits.count)
  }

  /// Whether rounding half to even before the digit at `index` goes up.
  private func roundsUp(at index: Int) -> Bool {
    if digits[index] != 5 { return digits[index] > 5 }
    if digits[(index + 1)...].contains(where: { $0 != 0 }) { return true }
    return index > 0 && digits[index - 1] % 2 == 1
  }

  /// Adds one in the last place and carries.
  private mutating func addOneToLast() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      // 999 becomes 100 with one more digit before the point.
      digits.insert(1, at: 0)
      if digits.count > 1 { digits.removeLast() }
      point += 1
    }
  }
}

/// A large natural number in base 10⁹, the lowest limb first.
private struct Limbs {
  private var limbs: [UInt64]
  private static let base: UInt64 = 1_000_000_000

  /// Divides a number of 64 bits into limbs.
  init(_ value: UInt64) {
    limbs = [value % Self.base, value / Self.base % Self.base, value / Self.base / Self.base]
  }

  /// Multiplies by `factor` to the power of `times`, ten factors at once as long as there are ten.
  mutating func multiply(by factor: UInt64, times: UInt) {
    let ten = (0..<10).reduce(1) { product, _ in product * factor }
    for _ in 0..<(times / 10) { multiply(by: ten) }
    for _ in 0..<(times % 10) { multiply(by: factor) }
  }

  /// Multiplies by a factor below 2³⁴, so that no product of a limb overflows.
  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// The digits, the most significant first, without leading zeros.
  var decimalDigits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}
