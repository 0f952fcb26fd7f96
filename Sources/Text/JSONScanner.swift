/// Reads JSON (RFC 8259) piece by piece and strictly, from bytes that are UTF-8. It keeps nothing but its place: whoever
/// reads knows what comes, and how much of it there may be.
package struct JSONScanner {
  /// What stands at a place is not what was expected there, or no JSON.
  package struct Mistake: Error, Equatable {
    /// Bytes before it.
    package let position: Int
  }

  /// What is read.
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  /// - Parameter bytes: only these are looked at.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// Bytes that were read.
  package var position: Int { index - bytes.startIndex }

  /// What comes after the place.
  package var rest: ArraySlice<UInt8> { bytes[index...] }

  /// A mistake at the place.
  package var mistake: Mistake { Mistake(position: position) }

  /// The next byte after blanks, which is not taken; nil at the end.
  package mutating func next() -> UInt8? {
    skipBlanks()
    return rest.first
  }

  /// Takes a sign after blanks, if it is the next one.
  package mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    return takeByte(sign)
  }

  /// Takes a sign after blanks.
  ///
  /// - Throws: `Mistake` if another one is there.
  package mutating func expect(_ sign: Unicode.Scalar) throws(Mistake) {
    guard take(sign) else { throw mistake }
  }

  /// Reads values between brackets, with commas between them: an array, or the members of an object.
  ///
  /// - Parameter value: reads the next one.
  /// - Throws: `Mistake`.
  package mutating func list(
    from open: Unicode.Scalar, to close: Unicode.Scalar, _ value: (inout JSONScanner) throws(Mistake) -> Void
  ) throws(Mistake) {
    try expect(open)
    if take(close) { return }
    repeat { try value(&self) } while take(",")
    try expect(close)
  }

  /// Reads a whole number that is not negative.
  ///
  /// - Throws: `Mistake` for anything else, and for a number that no `Int` holds.
  package mutating func wholeNumber() throws(Mistake) -> Int {
    skipBlanks()
    let start = index
    var number = 0
    while index < bytes.endIndex, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] {
      let (tens, overflows) = number.multipliedReportingOverflow(by: 10)
      let (next, isTooLarge) = tens.addingReportingOverflow(Int(bytes[index] - UInt8(ascii: "0")))
      guard !overflows, !isTooLarge, index == start || number > 0 else { throw mistake }
      number = next
      index += 1
    }
    let isFraction =
      index < bytes.endIndex && [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[index])
    guard index > start, !isFraction else { throw mistake }
    return number
  }

  // MARK: strings

  /// Reads a string, its escapes put in.
  ///
  /// - Parameter takesHalves: whether half of a pair of UTF-16 stands for U+FFFD, as programs that are written in
  ///   JavaScript leave it behind.
  /// - Throws: `Mistake`, also for bytes that are no UTF-8, and for half of a pair that is not taken.
  package mutating func string(takesHalves: Bool = false) throws(Mistake) -> String {
    skipBlanks()
    guard takeByte("\"") else { throw mistake }
    let start = index
    var text: [UInt8] = []
    // Where what is not yet in `text` begins.
    var plain = index
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        text += bytes[plain..<index]
        index += 1
        guard let text = String(validating: text, as: UTF8.self) else {
          throw Mistake(position: start - bytes.startIndex)
        }
        return text
      case UInt8(ascii: "\\"):
        text += bytes[plain..<index]
        index += 1
        text += Array(String(Character(try escaped(takesHalves))).utf8)
        plain = index
      case ..<0x20: throw mistake
      default: index += 1
      }
    }
    throw mistake
  }

  /// What follows a backslash.
  private mutating func escaped(_ takesHalves: Bool) throws(Mistake) -> Unicode.Scalar {
    guard index < bytes.endIndex else { throw mistake }
    index += 1
    switch bytes[index - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try numbered(takesHalves)
    default: throw Mistake(position: position - 1)
    }
  }

  /// The scalar of four digits, or of two halves of a pair (UTF-16).
  private mutating func numbered(_ takesHalves: Bool) throws(Mistake) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let after = index
    if first < 0xDC00, takeByte("\\"), takeByte("u") {
      let second = try fourDigits()
      if 0xDC00..<0xE000 ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    guard takesHalves else { throw mistake }
    index = after
    return "\u{FFFD}"
  }

  private mutating func fourDigits() throws(Mistake) -> UInt32 {
    guard index + 4 <= bytes.endIndex else {
      index = bytes.endIndex
      throw mistake
    }
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard bytes[index] < 0x80, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
        throw mistake
      }
      number = number << 4 | UInt32(digit)
      index += 1
    }
    return number
  }

  // MARK: bytes

  private mutating func skipBlanks() {
    while index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  /// Takes a sign if it is the very next one.
  package mutating func takeByte(_ sign: Unicode.Scalar) -> Bool {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }
}
