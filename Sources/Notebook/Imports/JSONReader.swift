import Text

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

/// Reads JSON (RFC 8259) strictly, in one pass over its bytes, which are UTF-8: whole notebooks, whose values nobody knows
/// before.
struct JSONReader {
  /// Values within values.
  private static let mostLevels = 64

  private var scanner: JSONScanner
  private var level = 0

  private init(_ bytes: [UInt8]) { scanner = JSONScanner(bytes[...]) }

  /// Returns the value that a text is.
  ///
  /// - Throws: `JSONError`.
  static func value(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    guard reader.scanner.next() == nil else { throw reader.unexpected }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    switch scanner.next() {
    case nil: throw .truncated
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
    guard level <= Self.mostLevels else { throw .tooDeep(at: scanner.position) }
    return try read(&self)
  }

  private mutating func members() throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    try list(from: "{", to: "}") { reader throws(JSONError) in
      let name = try reader.string()
      guard reader.scanner.take(":") else { throw reader.unexpected }
      members.append(JSONValue.Member(name: name, value: try reader.value()))
    }
    return members
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try list(from: "[", to: "]") { reader throws(JSONError) in elements.append(try reader.value()) }
    return elements
  }

  /// Reads values between brackets, with commas between them.
  private mutating func list(
    from open: Unicode.Scalar, to close: Unicode.Scalar, _ value: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard scanner.take(open) else { throw unexpected }
    if scanner.take(close) { return }
    repeat { try value(&self) } while scanner.take(",")
    guard scanner.take(close) else { throw unexpected }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for sign in text.unicodeScalars {
      guard scanner.takeByte(sign) else { throw unexpected }
    }
    return value
  }

  /// `-`, digits without leading zeros, a fraction, an exponent.
  private mutating func number() throws(JSONError) -> JSONValue {
    let text = scanner.rest
    _ = scanner.takeByte("-")
    if !scanner.takeByte("0") { try digits() }
    if scanner.takeByte(".") { try digits() }
    if scanner.takeByte("e") || scanner.takeByte("E") {
      if !scanner.takeByte("+") { _ = scanner.takeByte("-") }
      try digits()
    }
    return .number(String(decoding: text.dropLast(scanner.rest.count), as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    var count = 0
    while let byte = scanner.rest.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte,
      scanner.takeByte(Unicode.Scalar(byte))
    {
      count += 1
    }
    guard count > 0 else { throw unexpected }
  }

  private mutating func string() throws(JSONError) -> String {
    _ = scanner.next()
    do throws(JSONScanner.Mistake) { return try scanner.string(takesHalves: true) } catch {
      throw isEnd(error) ? .truncated : .unexpected(at: error.position)
    }
  }

  private var unexpected: JSONError {
    isEnd(scanner.mistake) ? .truncated : .unexpected(at: scanner.position)
  }

  /// Whether nothing is there that could be wrong.
  private func isEnd(_ mistake: JSONScanner.Mistake) -> Bool {
    mistake.position == scanner.position + scanner.rest.count
  }
}
