/// A piece of a cell that may be a date: a number, a word, or one sign between them.
struct DateToken: Equatable {
  enum Kind: Equatable {
    case number(value: Int, digits: Int)
    case word(DateWords.Meaning)
    /// 年, 月, 日, 號, 季, 週
    case unit(UInt8)
    /// One of `-`, `/`, `.`, `,`, `:`, `+` or a blank (several are one).
    case sign(UInt8)
  }

  let kind: Kind
  /// Where it stands in the cell.
  let range: Range<Int>

  static let year = UInt8(ascii: "Y")
  static let month = UInt8(ascii: "M")
  static let day = UInt8(ascii: "D")
  static let quarter = UInt8(ascii: "Q")
  static let week = UInt8(ascii: "W")

  var isBlank: Bool { kind == .sign(0x20) }

  var number: Int? {
    if case .number(let value, _) = kind { value } else { nil }
  }

  var digits: Int {
    if case .number(_, let digits) = kind { digits } else { 0 }
  }

  var word: DateWords.Meaning? {
    if case .word(let meaning) = kind { meaning } else { nil }
  }

  /// Whether both are signs that stand between the numbers of a date.
  func isLike(_ other: DateToken) -> Bool {
    guard case .sign(let one) = kind, case .sign(let another) = other.kind else { return false }
    return "-/.".utf8.contains(one) && "-/.".utf8.contains(another)
  }

  /// Whether a token of another label can stand in the same place.
  func matches(_ other: DateToken) -> Bool {
    switch (kind, other.kind) {
    case (.number, .number): true
    case (.word(.month), .word(.month)), (.word(.weekday), .word(.weekday)): true
    case (.word(.morning), .word(.afternoon)), (.word(.afternoon), .word(.morning)): true
    default: kind == other.kind
    }
  }
}

/// Cuts a cell into tokens; the memory of the last cell is used again.
struct DateScanner {
  private(set) var tokens: [DateToken] = []
  private(set) var bytes: [UInt8] = []
  private var plain = PlainCell()

  /// Cuts a cell, without blanks at its ends. False if something in it belongs to no date.
  mutating func scan(_ cell: Bytes) -> Bool {
    tokens.removeAll(keepingCapacity: true)
    guard 1...40 ~= cell.count else { return false }
    plain.set(cell)
    bytes = plain.bytes
    var position = 0
    while position < bytes.count {
      guard let (kind, end) = token(at: position) else { return false }
      tokens.append(DateToken(kind: kind, range: position..<end))
      position = end
    }
    return tokens.contains { $0.number != nil } || (tokens.count == 1 && tokens[0].word != nil)
  }

  private func token(at start: Int) -> (kind: DateToken.Kind, end: Int)? {
    let byte = bytes[start]
    var end = start + 1
    if byte.isASCIIDigit {
      while end < bytes.count, bytes[end].isASCIIDigit { end += 1 }
      guard end - start <= 9 else { return nil }
      let value = bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return (.number(value: value, digits: end - start), end)
    }
    if byte == 0x20 || byte == 0x09 {
      while end < bytes.count, bytes[end] == 0x20 { end += 1 }
      return (.sign(0x20), end)
    }
    if "-/.,:+'".utf8.contains(byte) { return (.sign(byte), end) }
    if let unit = chineseUnit(at: start) { return unit }
    if let (value, end) = ChineseNumeral.read(bytes[start...]), chineseUnit(at: end) != nil {
      return (.number(value: value, digits: value < 10 ? 1 : 2), end)
    }
    return word(at: start)
  }

  private func chineseUnit(at start: Int) -> (kind: DateToken.Kind, end: Int)? {
    guard start < bytes.count, bytes[start] >= 0x80 else { return nil }
    for (text, unit) in DateScanner.units where bytes[start...].begins(with: text) {
      return (.unit(unit), start + text.count)
    }
    return nil
  }

  /// Whether a unit, or a numeral and a unit, begins here.
  private func isChineseBreak(at position: Int) -> Bool {
    guard position < bytes.count else { return false }
    if chineseUnit(at: position) != nil { return true }
    return ChineseNumeral.read(bytes[position...]).map { chineseUnit(at: $0.end) != nil } ?? false
  }

  private func word(at start: Int) -> (kind: DateToken.Kind, end: Int)? {
    var end = start
    while end < bytes.count, bytes[end].isASCIILetter || bytes[end] >= 0x80 {
      if end > start, isChineseBreak(at: end) { break }
      end += 1
    }
    // "am" and "T1": the letters of a quarter may also be those of a trimestre.
    guard end > start, let meaning = DateWords.meaning(of: bytes[start..<end]) else { return nil }
    // The point of "janv." belongs to the word: "mars" has none.
    if case .month = meaning, end < bytes.count, bytes[end] == UInt8(ascii: ".") { end += 1 }
    return (.word(meaning), end)
  }

  private static let units: [(text: [UInt8], unit: UInt8)] = [
    ("年度", DateToken.year), ("年", DateToken.year), ("月份", DateToken.month), ("月", DateToken.month),
    ("日", DateToken.day), ("號", DateToken.day), ("号", DateToken.day), ("季度", DateToken.quarter),
    ("季", DateToken.quarter), ("週", DateToken.week), ("周", DateToken.week),
  ].map { (Array($0.utf8), $1) }
}
