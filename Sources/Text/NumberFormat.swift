/// How the numbers of a column are written: all with the same number of decimals, so that they compare at a glance.
///
/// Groups of thousands are marked from 10,000 on. Exponents are for numbers that would need more than 15 digits before or
/// behind the point.
package struct NumberFormat: Sendable, Equatable {
  /// Decimals of every number. Below zero for numbers so large that not all of their digits mean something.
  package let places: Int
  /// Digits, counted from the first that is not 0, which a number has however small it is.
  private let leastDigits: Int

  /// - Parameters:
  ///   - places: decimals of every number.
  ///   - leastDigits: digits that a number has however small it is; 0 if small ones may be written as zero.
  package init(places: Int, leastDigits: Int = 0) {
    self.places = min(max(places, -400), 400)
    self.leastDigits = leastDigits
  }

  /// As many decimals as the number needs that needs most to be read back as the same `Double`: 1 for 266 and 145.9.
  package init(showing values: some Sequence<Double>) {
    self.init(places: values.reduce(-400) { max($0, $1.isFinite ? ExactDecimal.shortestPlaces(of: $1) : 0) })
  }

  /// As many decimals as it takes to show so many digits of a number of this size, counted from its first that is not 0.
  package init(digits: Int, of size: Double) {
    self.init(places: size.isFinite && size != 0 ? digits - ExactDecimal(size).point : 0)
  }

  /// Four digits of every error, and two decimals unless all of them are large: `85.66`, `0.003412`, `12,346`.
  ///
  /// The smallest decides, but not one that is no thousandth of the largest: that has more decimals than the others.
  package init(errors: [Double]) {
    let sizes = errors.map { $0.magnitude }.filter { $0.isFinite && $0 > 0 }
    let largest = sizes.max() ?? 0
    let smallest = sizes.filter { $0 >= largest / 1000 }.min() ?? 0
    let digits = NumberFormat(digits: Self.errorDigits, of: smallest)
    self.init(places: max(digits.places, smallest < Self.groupedFrom ? 2 : 0), leastDigits: Self.errorDigits)
  }

  private static let errorDigits = 4
  private static let mostDigits = 15
  private static let groupedFrom = 10_000.0

  /// The number: `-330,000,000`, `0.0000001970`, `1.97e-20`.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return decimalText(value, places: 0) }
    let places = placesShown(of: value)
    guard value.magnitude < 1e15, places <= Self.mostDigits else { return scientificText(value, places: places) }
    return grouped(decimalText(value, places: max(places, 0)))
  }

  /// The decimals of one number, which may be more than those of the column.
  private func placesShown(of value: Double) -> Int {
    guard leastDigits > 0, value != 0 else { return places }
    return max(places, leastDigits - ExactDecimal(value).point)
  }

  /// The number with an exponent, and with no digit beyond `places`; at most seven.
  private func scientificText(_ value: Double, places: Int) -> String {
    guard value != 0 else { return "0" }
    return significantText(value, digits: min(max(places + ExactDecimal(value).point, 1), 7), isScientific: true)
  }
}

/// `value` with at most `digits` significant digits and no zeros at the end, without an exponent unless it would need
/// more than 15 digits: `0.00001234`, `12,346`, `1.2e-20`.
package func roundedText(_ value: Double, digits: Int) -> String {
  let format = NumberFormat(digits: min(max(digits, 1), 15), of: value)
  let text = format.text(value)
  guard text.contains("."), !text.contains("e") else { return text }
  var digits = Substring(text)
  while digits.last == "0" { digits.removeLast() }
  if digits.last == "." { digits.removeLast() }
  return String(digits)
}

/// The text of a number with commas between groups of three digits before the point, if there are five digits or more.
package func grouped(_ text: String) -> String {
  let sign = text.hasPrefix("-") ? "-" : ""
  let digits = text.dropFirst(sign.count)
  let whole = Array(digits.prefix { $0 != "." })
  guard whole.count >= 5 else { return text }
  var result = sign
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index) % 3 == 0 { result += "," }
    result.append(digit)
  }
  return result + digits.dropFirst(whole.count)
}

extension ExactDecimal {
  /// How many decimals the shortest text has that is read back as the same finite number: 1 for 145.9, 0 for 266.
  static func shortestPlaces(of value: Double) -> Int {
    // `266.0`, `1.97e-07`
    let text = value.description
    var decimals = 0
    var exponent = 0
    var hasPoint = false
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "e" {
        exponent = Int(rest.first == "+" ? rest.dropFirst() : rest) ?? 0
        break
      }
      if hasPoint { decimals += 1 }
      if character == "." { hasPoint = true }
    }
    if text.hasSuffix(".0") { decimals = 0 }
    return decimals - exponent
  }
}
