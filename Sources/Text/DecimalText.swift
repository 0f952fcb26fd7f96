/// `value` with exactly `places` digits after the point: the exact binary value, rounded half to even.
///
/// From 1e15 on in scientific form, `1.50e20`. Not-a-number is `nan`, the infinities `inf` and `-inf`; a value that
/// rounds to zero has no sign. Independent of locale and C library. `places` outside 0…1074 is brought into it.
package func decimalText(_ value: Double, places: Int) -> String {
  guard value.isFinite else { return nonFiniteText(value) }
  let places = min(max(places, 0), 1074)
  var decimal = ExactDecimal(value)
  if value.magnitude >= 1e15 {
    decimal.round(toDigits: places + 1)
    return sign(of: value, decimal) + scientific(decimal, digits: decimal.digits(paddedTo: places + 1))
  }
  decimal.round(toPlaces: places)
  return sign(of: value, decimal) + positional(decimal, places: places)
}

/// `value` with at most `digits` significant digits and no zeros at the end, like C's `%g`: `0.00123`, `1.23e-7`.
///
/// Scientific below 0.0001, and if the whole part has more than `digits` digits. `digits` outside 1…767 is brought
/// into it.
package func significantText(_ value: Double, digits: Int) -> String {
  significantText(value, digits: digits, isScientific: nil)
}

/// The same in one of the two forms; nil for the one that is as above.
func significantText(_ value: Double, digits: Int, isScientific: Bool?) -> String {
  guard value.isFinite else { return nonFiniteText(value) }
  let count = min(max(digits, 1), 767)
  var decimal = ExactDecimal(value)
  decimal.round(toDigits: count)
  let needed = decimal.digits.count - decimal.digits.reversed().prefix { $0 == 0 }.count
  guard needed > 0 else { return "0" }
  let text =
    isScientific ?? (decimal.point < -3 || decimal.point > count)
    ? scientific(decimal, digits: Array(decimal.digits.prefix(needed)))
    : positional(decimal, places: max(0, needed - decimal.point))
  return sign(of: value, decimal) + text
}

/// `n` with a comma between each group of three digits: `205,324`.
package func groupedText(_ n: Int) -> String {
  let digits = Array(String(n.magnitude))
  var text = n < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}

/// `nan`, `inf` or `-inf`.
private func nonFiniteText(_ value: Double) -> String {
  value.isNaN ? "nan" : (value < 0 ? "-inf" : "inf")
}

/// A minus sign if the value is negative and does not round to zero.
private func sign(of value: Double, _ rounded: ExactDecimal) -> String {
  value < 0 && rounded.digits.contains { $0 != 0 } ? "-" : ""
}

/// Digits 0…9 as ASCII.
private func text(_ digits: some Sequence<UInt8>) -> String {
  String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
}

/// `decimal`, rounded to `places` before, as `123.40`.
private func positional(_ decimal: ExactDecimal, places: Int) -> String {
  // A zero may keep any point; an integer digit is always written.
  let point = decimal.digits.isEmpty ? 0 : decimal.point
  let zeros = [UInt8](repeating: 0, count: max(0, 1 - point))
  let wholeCount = max(point, 1)
  let all = zeros + decimal.digits
  let padded = all + [UInt8](repeating: 0, count: max(0, wholeCount + places - all.count))
  let whole = text(padded.prefix(wholeCount))
  return places == 0 ? whole : whole + "." + text(padded.dropFirst(wholeCount).prefix(places))
}

/// `1.23e-7` from the digits 1, 2, 3.
private func scientific(_ decimal: ExactDecimal, digits: [UInt8]) -> String {
  let rest = digits.dropFirst()
  return text(digits.prefix(1)) + (rest.isEmpty ? "" : "." + text(rest)) + "e" + String(decimal.point - 1)
}
