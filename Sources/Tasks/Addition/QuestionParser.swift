private import Phrases

extension Question {
  /// Whether a character is the sign of addition, also as Chinese keyboards type it.
  package static func isPlus(_ character: Character) -> Bool {
    character == "+" || character == "＋" || character == "﹢"
  }

  /// Reads a question that somebody typed: two numbers with a `+` between, blanks around each as you like. Digits and
  /// the sign may be full-width, as Chinese keyboards type them.
  ///
  /// - Parameters:
  ///   - text: such as `3+361`.
  ///   - digits: the most digits of a number, 1 … 8; zeros in front don't count.
  /// - Throws: `QuestionError`, with the place as an offset in characters.
  package init(parsing text: String, digits: Int) throws(QuestionError) {
    var parser = QuestionParser(rest: text[...], digits: min(digits, Question.largestDigits))
    let left = try parser.number()
    try parser.plus()
    let right = try parser.number()
    try parser.end()
    self.init(left, right)
  }
}

/// question = number "+" number; number = digit { digit }
private struct QuestionParser {
  var rest: Substring
  let digits: Int
  var offset = 0

  mutating func number() throws(QuestionError) -> UInt32 {
    skipBlanks()
    let start = offset
    var value: UInt32 = 0
    var counted = 0
    while let next = rest.first, let digit = QuestionParser.digit(next) {
      if digit > 0 || counted > 0 { counted += 1 }
      if counted <= digits { value = value * 10 + digit }
      advance()
    }
    if counted > digits { throw .tooManyDigits(found: counted, allowed: digits, offset: start) }
    if offset == start { throw mistake(expected: "a digit") }
    skipBlanks()
    return value
  }

  mutating func plus() throws(QuestionError) {
    guard rest.first.map(Question.isPlus) == true else { throw mistake(expected: "+") }
    advance()
  }

  func end() throws(QuestionError) {
    if !rest.isEmpty { throw mistake(expected: "the end") }
  }

  private func mistake(expected: Phrase) -> QuestionError {
    guard let character = rest.first else { return .endsEarly(expected: expected, offset: offset) }
    return .unexpected(character: character, expected: expected, offset: offset)
  }

  private mutating func skipBlanks() {
    while rest.first?.isWhitespace == true { advance() }
  }

  private mutating func advance() {
    rest.removeFirst()
    offset += 1
  }

  private static func digit(_ character: Character) -> UInt32? {
    let scalars = character.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return nil }
    switch scalar.value {
    case 0x30...0x39: return scalar.value - 0x30
    case 0xFF10...0xFF19: return scalar.value - 0xFF10
    default: return nil
    }
  }
}
