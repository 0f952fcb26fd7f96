/// How a cell of a file reads as a number. Only plain decimal notation counts (`266`, `-1.5`, `.5`, `2.66e2`), so that
/// the meaning depends on no country and no C library.
enum NumberCell: Equatable {
  case number(Double)
  case missing
  case notFinite
  case tooLarge
  case text

  init(_ cell: String) {
    let trimmed = NumberCell.trimmed(cell)
    if trimmed.isEmpty {
      self = .missing
    } else if NumberCell.isDecimal(trimmed.utf8), let value = Double(trimmed) {
      self = value.magnitude <= Series.largestValue ? .number(value) : .tooLarge
    } else {
      self = NumberCell.namesNoNumber(trimmed) ? .notFinite : .text
    }
  }

  /// Whether the cell was meant as a number.
  var isNumeric: Bool {
    switch self {
    case .number, .notFinite, .tooLarge: return true
    case .missing, .text: return false
    }
  }

  /// Whether the cell has nothing but blanks.
  static func isBlank(_ cell: String) -> Bool {
    cell.allSatisfy { $0.isWhitespace }
  }

  /// The text without blanks at its ends.
  static func trimmed(_ text: String) -> Substring {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  /// `[+-] (digits [. [digits]] | . digits) [(e|E) [+-] digits]`
  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    skipSign(&rest)
    var digits = skipDigits(&rest)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      digits += skipDigits(&rest)
    }
    guard digits > 0 else { return false }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      skipSign(&rest)
      guard skipDigits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func skipSign(_ rest: inout Substring.UTF8View) {
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
  }

  private static func skipDigits(_ rest: inout Substring.UTF8View) -> Int {
    let before = rest.count
    rest = rest.drop { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return before - rest.count
  }

  private static func namesNoNumber(_ text: Substring) -> Bool {
    guard text.utf8.count <= 9 else { return false }
    var name = text.lowercased()
    if name.hasPrefix("-") || name.hasPrefix("+") { name.removeFirst() }
    return ["nan", "inf", "infinity", "∞"].contains(name)
  }
}
