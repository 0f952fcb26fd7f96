// Rounding by integer conversion: `Double.rounded()` would call the C library's mathematics, which a program that
// uses no more than this library is not linked with.

/// The largest whole number that is not above `value`, brought into ±2⁶² and what an `Int` holds; 0 for NaN.
package func wholeNumber(notAbove value: Double) -> Int { Int(clamping: wideWholeNumber(notAbove: value)) }

/// The smallest whole number that is not below `value`, brought into ±2⁶² and what an `Int` holds; 0 for NaN.
package func wholeNumber(notBelow value: Double) -> Int { Int(clamping: wideWholeNumber(notBelow: value)) }

/// The whole number nearest to `value`, of two equally near ones the larger, brought into ±2⁶² and what an `Int` holds; 0
/// for NaN.
package func wholeNumber(nearest value: Double) -> Int { Int(clamping: wideWholeNumber(nearest: value)) }

/// The same as a `Double`, and the same where an `Int` has 32 bits.
package func roundedToWhole(_ value: Double) -> Double { Double(wideWholeNumber(nearest: value)) }

/// The largest whole number that is not above `value`, brought into ±2⁶²; 0 for NaN. What comes of numbers of people and
/// not of places on a paper may have more than the 32 bits that an `Int` has in a browser.
package func wideWholeNumber(notAbove value: Double) -> Int64 {
  let limit = 4_611_686_018_427_387_904.0
  guard !value.isNaN else { return 0 }
  let truncated = Int64(min(max(value, -limit), limit))
  return Double(truncated) > value ? truncated - 1 : truncated
}

/// The smallest whole number that is not below `value`, brought into ±2⁶²; 0 for NaN.
package func wideWholeNumber(notBelow value: Double) -> Int64 { -wideWholeNumber(notAbove: -value) }

private func wideWholeNumber(nearest value: Double) -> Int64 {
  let below = wideWholeNumber(notAbove: value)
  return value - Double(below) >= 0.5 ? below + 1 : below
}

extension Double {
  /// Whether this is a finite number without a fraction.
  package var isWholeNumber: Bool {
    // From 2⁵³ on there are no fractions.
    isFinite && (magnitude >= 9_007_199_254_740_992 || Double(Int64(self)) == self)
  }
}

/// The number that one to nine digits write, leading zeros among them; nil for anything else.
package func numberOfDigits(_ text: some StringProtocol) -> Int? {
  guard 1...9 ~= text.utf8.count, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
  return Int(text)
}

/// Rising numbers, those that follow each other as one: `1-30,61-90`.
package func rangesText(_ numbers: [Int]) -> String {
  var words: [String] = []
  var start = 0
  while start < numbers.count {
    var end = start
    while end + 1 < numbers.count, numbers[end + 1] == numbers[end] + 1 { end += 1 }
    words.append(start == end ? String(numbers[start]) : "\(numbers[start])-\(numbers[end])")
    start = end + 1
  }
  return words.joined(separator: ",")
}
