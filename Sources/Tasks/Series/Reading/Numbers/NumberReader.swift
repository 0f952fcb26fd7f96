/// Goes through a plain cell that may hold a number: signs, parentheses and a unit, digits, an exponent, a unit.
struct NumberReader {
  private let bytes: [UInt8]
  private var position = 0
  private var openParentheses = 0
  private(set) var minusSigns = 0
  private(set) var unit = NumberUnit.none
  private(set) var body: Range<Int> = 0..<0
  private(set) var exponent: Range<Int> = 0..<0
  private var hasPlus = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads what stands before the digits; false if something else stands there.
  mutating func readPrefix() -> Bool {
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isASCIIDigit || isMarkBeforeDigit { return true }
      guard readBlankOrSign(byte, isBefore: true) || readUnit() else { return false }
    }
    return false
  }

  /// Reads digits with marks between them, and an exponent.
  mutating func readBody() -> Bool {
    let start = position
    while position < bytes.count, bytes[position].isASCIIDigit || isMark { position += 1 }
    body = start..<position
    readExponent()
    return true
  }

  /// Reads what stands after the digits; false if something else stands there.
  mutating func readSuffix() -> Bool {
    // "12.-" is how prices without cents are written in Switzerland; no minus.
    if let last = body.last, !bytes[last].isASCIIDigit {
      while position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    }
    while position < bytes.count {
      guard readBlankOrSign(bytes[position], isBefore: false) || readUnit() else { return false }
    }
    return openParentheses == 0 && minusSigns <= 1 && !(hasPlus && minusSigns > 0)
  }

  private mutating func readBlankOrSign(_ byte: UInt8, isBefore: Bool) -> Bool {
    switch byte {
    case 0x20: break
    case UInt8(ascii: "-"): minusSigns += 1
    case UInt8(ascii: "+") where isBefore: hasPlus = true
    case UInt8(ascii: "(") where isBefore && openParentheses == 0:
      openParentheses = 1
      minusSigns += 1
    case UInt8(ascii: ")") where !isBefore && openParentheses == 1: openParentheses = 0
    default: return false
    }
    position += 1
    return true
  }

  private mutating func readUnit() -> Bool {
    guard unit == .none, let (found, length) = NumberUnit.found(at: position, in: bytes) else { return false }
    unit = found
    position += length
    return true
  }

  /// `e-7`, `E+03`; not the E of `EUR`.
  private mutating func readExponent() {
    guard position < bytes.count, bytes[position].lowercasedASCII == UInt8(ascii: "e") else { return }
    var end = position + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") { end += 1 }
    let firstDigit = end
    while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
    guard end > firstDigit else { return }
    exponent = (position + 1)..<end
    position = end
  }

  /// A point or comma; a blank or an apostrophe only between digits.
  private var isMark: Bool {
    switch bytes[position] {
    case UInt8(ascii: "."), UInt8(ascii: ","): true
    case 0x20, UInt8(ascii: "'"):
      position > 0 && bytes[position - 1].isASCIIDigit && position + 1 < bytes.count && bytes[position + 1].isASCIIDigit
    default: false
    }
  }

  /// `.5`
  private var isMarkBeforeDigit: Bool {
    (bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ","))
      && position + 1 < bytes.count && bytes[position + 1].isASCIIDigit
  }
}
