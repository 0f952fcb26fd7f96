private import Phrases

extension Question {
  /// Reads a question that somebody typed: two numbers with a `+` between, blanks around each as you like.
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
    guard rest.first == "+" else { throw mistake(expected: "+") }
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
    while rest.first == " " { advance() }
  }

  private mutating func advance() {
    rest.removeFirst()
    offset += 1
  }

  private static func digit(_ character: Character) -> UInt32? {
    guard let byte = character.asciiValue, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    return UInt32(byte - UInt8(ascii: "0"))
  }
}
