/// A value of JSON.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// A number, as it is written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Names and values, in order.
  case object([Member])

  /// A name and its value.
  struct Member: Equatable {
    let name: String
    let value: JSONValue
  }

  /// The value of a name in an object; nil if this is none, or has no such name.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The string; nil if this is none.
  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The values; nil if this is no array.
  var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}

/// Why a text is no JSON.
enum JSONError: Error, Equatable {
  /// Something else was expected at this byte, from 0.
  case unexpected(at: Int)
  /// The text ends within a value.
  case truncated
  /// Values stand within each other deeper than anybody writes them.
  case tooDeep(at: Int)
}

/// Reads JSON (RFC 8259) strictly, in one pass over its bytes, which are UTF-8. It is our own because the core has no
/// Foundation, and a notebook is all that is read with it.
struct JSONReader {
  /// Values within values.
  private static let mostLevels = 64

  private let bytes: [UInt8]
  private var index = 0
  private var level = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the value that a text is.
  ///
  /// - Throws: `JSONError`.
  static func value(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.index == bytes.count else { throw .unexpected(at: reader.index) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipBlanks()
    guard index < bytes.count else { throw .truncated }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONError) in .object(try reader.members()) }
    case UInt8(ascii: "["): return try nested { reader throws(JSONError) in .array(try reader.elements()) }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    level += 1
    defer { level -= 1 }
    guard level <= Self.mostLevels else { throw .tooDeep(at: index) }
    index += 1
    return try read(&self)
  }

  private mutating func members() throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if take("}") { return [] }
    while true {
      skipBlanks()
      let name = try string()
      guard take(":") else { throw unexpected }
      members.append(JSONValue.Member(name: name, value: try value()))
      if take("}") { return members }
      guard take(",") else { throw unexpected }
    }
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    if take("]") { return [] }
    while true {
      elements.append(try value())
      if take("]") { return elements }
      guard take(",") else { throw unexpected }
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in text.utf8 {
      guard index < bytes.count, bytes[index] == byte else { throw unexpected }
      index += 1
    }
    return value
  }

  /// `-`, digits without leading zeros, a fraction, an exponent.
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    _ = takeByte("-")
    if !takeByte("0") { try digits() }
    if takeByte(".") { try digits() }
    if takeByte("e") || takeByte("E") {
      if !takeByte("+") { _ = takeByte("-") }
      try digits()
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    let start = index
    while index < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { index += 1 }
    guard index > start else { throw unexpected }
  }

  // MARK: strings

  private mutating func string() throws(JSONError) -> String {
    guard takeByte("\"") else { throw unexpected }
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let text = String(validating: text, as: UTF8.self) else { throw .unexpected(at: index) }
        return text
      case UInt8(ascii: "\\"):
        index += 1
        text += Array(try escape().utf8)
      case ..<0x20: throw .unexpected(at: index)
      default:
        text.append(byte)
        index += 1
      }
    }
    throw .truncated
  }

  /// What follows a backslash.
  private mutating func escape() throws(JSONError) -> String {
    guard index < bytes.count else { throw .truncated }
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
    case UInt8(ascii: "u"): return String(Character(try scalar()))
    default: throw .unexpected(at: index - 1)
    }
  }

  /// The scalar of four digits, or of two halves of a pair (UTF-16). A half without the other stands for nothing.
  private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let before = index
    index += 2
    let second = try fourDigits()
    guard 0xDC00..<0xE000 ~= second else {
      index = before
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    guard index + 4 <= bytes.count else { throw .truncated }
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, bytes[index] < 0x80 else {
        throw unexpected
      }
      number = number << 4 | UInt32(digit)
      index += 1
    }
    return number
  }

  // MARK: bytes

  private var unexpected: JSONError { index < bytes.count ? .unexpected(at: index) : .truncated }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  /// Takes a sign after blanks, if it is the next one.
  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    return takeByte(sign)
  }

  private mutating func takeByte(_ sign: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }
}
