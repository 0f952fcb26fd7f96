/// A number as it was written, with its value.
///
///     number   = [ "-" ] ( digits [ "." [ digits ] ] | "." digits ) [ exponent ]
///     exponent = ( "e" | "E" ) [ "+" | "-" ] digits
package struct NumberLiteral: Sendable, Hashable {
  /// The number as written: `1e-3`.
  package let text: String
  /// Its value; infinite if no `Double` is that large.
  package let value: Double
  /// Its value if that is whole and has 63 bits at most: `8`, `1e3`, `2.0`.
  package let whole: Int64?

  /// Returns nil if `text` is not a number by the grammar above.
  package init?(_ text: String) {
    guard Self.isNumber(text), let value = Double(text) else { return nil }
    self.text = text
    self.value = value
    self.whole = Int64(text) ?? (value.magnitude <= Self.largestExact ? Int64(exactly: value) : nil)
  }

  /// A number that people write another way: `1,000`, `+3`, `８`, `−2`; nil if `text` is none.
  package init?(respelling text: String) {
    guard text.utf8.count <= 64, Self.commasDivideThousands(text) else { return nil }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.map({ $0.halfWidth }) where scalar != "," && scalar != "_" && !scalar.isBlank {
      scalars.append(scalar)
    }
    if scalars.first == "+" { scalars.removeFirst() }
    self.init(String(scalars))
  }

  /// Whether there are three digits between and after commas: `4,8` is two numbers, or another country's 4.8.
  private static func commasDivideThousands(_ text: String) -> Bool {
    let groups = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)[0]
      .split(separator: ",", omittingEmptySubsequences: false)
    return groups.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy { $0.isNumber } }
      && (groups.count == 1 || !groups[0].isEmpty)
  }

  /// A number with the fewest digits that give it back: `8`, `0.001`, `1e-7`.
  package static func text(of number: Double) -> String {
    if let whole = Int64(exactly: number) { return String(whole) }
    let parts = number.description.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return number.description }
    return "\(parts[0])e\(exponent)"
  }

  /// 2⁵³: up to here every whole number is a `Double`.
  private static let largestExact = 9_007_199_254_740_992.0

  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = dropDigits(&rest)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = dropDigits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    return rest.isEmpty || isExponent(rest)
  }

  private static func isExponent(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    let mark = rest.removeFirst()
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return dropDigits(&rest) > 0 && rest.isEmpty
  }

  /// Drops leading digits and returns how many there were.
  private static func dropDigits(_ text: inout Substring.UTF8View) -> Int {
    let rest = text.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    defer { text = rest }
    return text.distance(from: text.startIndex, to: rest.startIndex)
  }
}

extension Unicode.Scalar {
  /// The ASCII form of a full-width scalar (as Chinese input methods give) or of a minus sign.
  fileprivate var halfWidth: Unicode.Scalar {
    if self == "\u{2212}" { return "-" }
    guard (0xFF01...0xFF5E).contains(value) else { return self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }
}
