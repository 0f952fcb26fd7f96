// Numbers by their bits, so that no digit is lost and no two of them are written alike.

extension Double {
  /// A number by its bits in hexadecimal digits; nil if they are none, or the number is not finite.
  init?(bitsOf word: some StringProtocol) {
    guard let bits = UInt64(word, radix: 16), String(bits, radix: 16) == word else { return nil }
    self.init(bitPattern: bits)
    guard isFinite else { return nil }
  }

  /// The bits in hexadecimal digits.
  var bitsText: String { String(bitPattern, radix: 16) }
}
