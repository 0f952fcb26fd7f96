/// The mark between the whole part of a number and its decimals.
package enum DecimalMark: Sendable, Equatable, CaseIterable {
  case point
  case comma

  /// `.` or `,`
  package var sign: String { self == .point ? "." : "," }

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }

  var other: DecimalMark { self == .point ? .comma : .point }

  /// The mark that a person calls `.`, `,`, `point` or `comma`.
  package init?(named name: String) {
    switch name.lowercased() {
    case ".", "point", "dot": self = .point
    case ",", "comma": self = .comma
    default: return nil
    }
  }
}

/// What the text of a cell is, before it is known which mark stands before its decimals.
enum NumberText {
  case missing
  case number(NumberShape)
  case notFinite
  case text

  /// Reads a cell: `7,289.00 €`, `(200.2)`, `−3`, `22 %`, `1.5e-7`.
  init(_ plain: PlainCell) {
    let bytes = plain.bytes
    if MissingWord.matches(bytes[...]) {
      self = .missing
    } else if let shape = NumberShape(bytes) {
      self = .number(shape)
    } else {
      self = NumberText.namesNoNumber(bytes) ? .notFinite : .text
    }
  }

  private static func namesNoNumber(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 10 else { return false }
    var name = bytes[...]
    if name.first == UInt8(ascii: "-") || name.first == UInt8(ascii: "+") { name = name.dropFirst() }
    return ["inf", "infinity", "∞", "1.#inf"].contains(name.lowercasedText)
  }
}

/// A number in a cell: where its digits stand, its sign and its unit.
struct NumberShape {
  private(set) var isNegative = false
  private(set) var unit = NumberUnit.none
  /// The digits with their marks, without sign and exponent.
  private(set) var body: Range<Int> = 0..<0
  private(set) var exponent: Range<Int> = 0..<0
  /// Whether the number can be read with a decimal point, and with a decimal comma.
  private(set) var allowsPoint = false
  private(set) var allowsComma = false
  /// Whether a point or a comma stands in it.
  private(set) var hasMark = false
  /// Whether groups of thousands or currency show that it is no date.
  private(set) var isPlainDigits = false

  /// Whether the two readings differ and both are possible.
  var isAmbiguous: Bool { allowsPoint && allowsComma && hasMark }

  func allows(_ mark: DecimalMark) -> Bool { mark == .point ? allowsPoint : allowsComma }

  /// Nil if the text is no number.
  init?(_ bytes: [UInt8]) {
    var reader = NumberReader(bytes)
    guard reader.readPrefix(), reader.readBody(), reader.readSuffix() else { return nil }
    isNegative = reader.minusSigns == 1
    unit = reader.unit
    body = reader.body
    exponent = reader.exponent
    let digits = bytes[body]
    hasMark = digits.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    isPlainDigits = body == 0..<bytes.count && digits.allSatisfy { $0.isASCIIDigit }
    allowsPoint = NumberShape.isGrouped(digits, decimal: .point)
    allowsComma = NumberShape.isGrouped(digits, decimal: .comma)
    // Nobody divides a number in groups that has an exponent.
    if !exponent.isEmpty {
      allowsPoint = allowsPoint && !digits.contains(UInt8(ascii: ","))
      allowsComma = allowsComma && !digits.contains(UInt8(ascii: "."))
    }
    guard allowsPoint || allowsComma else { return nil }
  }

  /// The value, read with a decimal mark; infinite if it overflows.
  func value(in bytes: [UInt8], decimal: DecimalMark) -> Double? {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    text.reserveCapacity(body.count + exponent.count + 4)
    for byte in bytes[body] {
      if byte.isASCIIDigit { text.append(byte) }
      if byte == decimal.byte { text.append(UInt8(ascii: ".")) }
    }
    // Double reads neither ".5" nor "5." everywhere; a zero on each side does no harm.
    if text.last == UInt8(ascii: ".") { text.append(UInt8(ascii: "0")) }
    if let first = text.firstIndex(of: UInt8(ascii: ".")), first == (isNegative ? 1 : 0) {
      text.insert(UInt8(ascii: "0"), at: first)
    }
    if !exponent.isEmpty { text += [UInt8(ascii: "e")] + bytes[exponent] }
    return Double(String(decoding: text, as: UTF8.self))
  }

  /// Whether the digits are whole with at most one decimal mark after them, and the other marks (one kind, or blanks,
  /// or apostrophes) divide the whole part in groups of three, or of two before the last three as in India.
  private static func isGrouped(_ digits: Bytes, decimal: DecimalMark) -> Bool {
    let end = digits.firstIndex(of: decimal.byte) ?? digits.endIndex
    if end < digits.endIndex, !digits[(end + 1)...].allSatisfy({ $0.isASCIIDigit }) { return false }
    let whole = digits[..<end]
    guard let mark = whole.first(where: { !$0.isASCIIDigit }) else { return digits.contains { $0.isASCIIDigit } }
    var sizes = [0]
    for byte in whole {
      if byte.isASCIIDigit {
        sizes[sizes.count - 1] += 1
      } else if byte == mark {
        sizes.append(0)
      } else {
        return false
      }
    }
    guard let first = sizes.first, let last = sizes.last, last == 3, 1...3 ~= first else { return false }
    let middle = sizes.dropFirst().dropLast()
    let isRegular = middle.allSatisfy { $0 == 3 } || (first <= 2 && middle.allSatisfy { $0 == 2 })
    return isRegular && (whole.first != UInt8(ascii: "0"))
  }
}
