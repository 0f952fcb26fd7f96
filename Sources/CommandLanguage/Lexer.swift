import Text

/// Cuts a line into tokens, in one pass over its scalars.
///
///     word      = scalars other than blanks, quotes and ";", not starting with "#" or "="
///     name      = letter { letter | digit | "-" | "_" }
///     text      = "'" { scalar | "''" } "'"  or the same with double quotes
///     comment   = "#" at the start of a word, to the end of the line
///     blank     = space (of any width) or tab
///
/// A word that is a number by `NumberLiteral`'s grammar is a number; a word that starts with a name and
/// `=` is an option. `3+361=364` starts with no name, so it is a word.
package struct Lexer {
  /// Says which commands take the rest of their statement as it stands, as prose: given the command word and the word
  /// behind it, how many words come before the prose; nil if the command takes none.
  package typealias TextPlace = (_ command: String, _ next: String) -> Int?

  /// The tokens of `line`, without comments.
  ///
  /// - Parameter takingText: which commands take prose. It ends with the line, or with a `;` unless it stands in quotes
  ///   as a whole.
  /// - Throws: a control character, an unclosed quote, an option without name or with two `=`.
  package static func tokens(
    of line: String, takingText: TextPlace = { _, _ in nil }
  ) throws(Diagnostic) -> [Token] {
    var lexer = Lexer(line: SourceLine(line))
    try lexer.refuseUnprintable()
    var tokens: [Token] = []
    try lexer.add(to: &tokens, takingText)
    return tokens
  }

  private mutating func add(to tokens: inout [Token], _ takingText: TextPlace) throws(Diagnostic) {
    var isCommand = true
    while let token = try next() {
      tokens.append(token)
      if isCommand, case .word(let word) = token.kind, let count = takingText(word, upcomingWord) {
        for _ in 0..<count { if let token = try next() { tokens.append(token) } }
        if let text = prose() { tokens.append(text) }
      }
      isCommand = token.kind == .separator
    }
  }

  /// What stands between the next blanks.
  private var upcomingWord: String {
    let start = line.firstIndex(from: position) { !$0.isBlank }
    return line.text(start..<line.firstIndex(from: start) { $0.isBlank || $0 == ";" })
  }

  /// The rest of the statement as it stands; nil if there is none.
  private mutating func prose() -> Token? {
    let start = line.firstIndex(from: position) { !$0.isBlank }
    guard start < line.scalars.count, line.scalars[start] != ";" else { return nil }
    position = start
    if line.scalars[start] == "'" || line.scalars[start] == "\"" {
      var quoted = self
      if let token = try? quoted.text(quote: line.scalars[start]), quoted.isAtEnd {
        self = quoted
        return token
      }
    }
    var end = line.firstIndex(from: start) { $0 == ";" }
    let next = end
    while end > start, line.scalars[end - 1].isBlank { end -= 1 }
    let token = Token(kind: .text(line.text(start..<end)), range: line.columns(start..<end), isJoined: isJoined(start))
    position = next
    openOption = nil
    return token
  }

  /// Whether nothing is left of the statement.
  private var isAtEnd: Bool {
    let index = line.firstIndex(from: position) { !$0.isBlank }
    return index == line.scalars.count || line.scalars[index] == ";"
  }

  /// What follows the tokens of a line that is still being typed.
  package enum Ending: Sendable, Equatable {
    case nothing
    /// A comment, up to the end of the line.
    case comment(column: Int)
    /// A text whose closing quote is still to come.
    case openText(column: Int)
    /// What is no token.
    case mistake(column: Int)
  }

  /// The tokens of a line that is still being typed, as far as they go.
  package static func tokens(
    ofUnfinished line: String, takingText: TextPlace = { _, _ in nil }
  ) -> (tokens: [Token], ending: Ending) {
    var lexer = Lexer(line: SourceLine(line))
    var tokens: [Token] = []
    do throws(Diagnostic) {
      try lexer.add(to: &tokens, takingText)
    } catch {
      if case .unclosedQuote(_, let range) = error { return (tokens, .openText(column: range.lowerBound)) }
      return (tokens, .mistake(column: error.range.lowerBound))
    }
    guard lexer.position < lexer.line.scalars.count else { return (tokens, .nothing) }
    return (tokens, .comment(column: lexer.line.columns(lexer.position..<lexer.position + 1).lowerBound))
  }

  private let line: SourceLine
  private var position = 0
  /// The name of the option whose value must come next, without a blank.
  private var openOption: String?

  private init(line: SourceLine) { self.line = line }

  private func refuseUnprintable() throws(Diagnostic) {
    guard let index = line.scalars.firstIndex(where: { $0.isUnprintable && $0 != "\t" }) else { return }
    throw .unprintable(line.scalars[index], line.columns(index..<index + 1))
  }

  private mutating func next() throws(Diagnostic) -> Token? {
    let start = line.firstIndex(from: position) { !$0.isBlank }
    if start > position { openOption = nil }
    position = start
    guard start < line.scalars.count else { return nil }
    switch line.scalars[start] {
    case "#" where !isJoined(start):
      return nil
    case ";":
      return token(.separator, to: start + 1)
    case "'", "\"":
      return try text(quote: line.scalars[start])
    default:
      return try word()
    }
  }

  private mutating func word() throws(Diagnostic) -> Token {
    let end = line.firstIndex(from: position) { $0.isBlank || $0 == ";" || $0 == "'" || $0 == "\"" }
    if line.scalars[position] == "=" {
      let range = line.columns(position..<end)
      if let openOption { throw .missingValue(option: openOption, range) }
      throw .missingName(range)
    }
    if openOption == nil, let equals = endOfName(in: position..<end) {
      let name = line.text(position..<equals)
      let option = token(.optionName(name), to: equals + 1)
      openOption = name
      return option
    }
    let text = line.text(position..<end)
    return token(NumberLiteral(text).map { .number($0) } ?? .word(text), to: end)
  }

  /// The index of the `=` that follows a name at the start of `range`, if there is one.
  private func endOfName(in range: Range<Int>) -> Int? {
    let end = line.firstIndex(from: range.lowerBound) { !$0.isNamePart }
    guard range.contains(end), line.scalars[end] == "=" else { return nil }
    return line.scalars[range.lowerBound].properties.isAlphabetic ? end : nil
  }

  private mutating func text(quote: Unicode.Scalar) throws(Diagnostic) -> Token {
    var content = String.UnicodeScalarView()
    var index = position + 1
    while index < line.scalars.count {
      let scalar = line.scalars[index]
      index += 1
      if scalar == quote {
        guard index < line.scalars.count, line.scalars[index] == quote else {
          return token(.text(String(content)), to: index)
        }
        index += 1
      }
      content.append(scalar)
    }
    throw .unclosedQuote(quote, line.columns(position..<position + 1))
  }

  private mutating func token(_ kind: Token.Kind, to end: Int) -> Token {
    defer {
      position = end
      openOption = nil
    }
    let joined = kind != .separator && isJoined(position)
    return Token(kind: kind, range: line.columns(position..<end), isJoined: joined)
  }

  private func isJoined(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = line.scalars[index - 1]
    return !before.isBlank && before != ";"
  }
}

extension Unicode.Scalar {
  /// Whether this scalar separates words: a space of any width, or a tab.
  var isBlank: Bool {
    self == " " || self == "\t" || (value > 0x7F && properties.generalCategory == .spaceSeparator)
  }

  fileprivate var isNamePart: Bool {
    properties.isAlphabetic || ("0"..."9").contains(self) || self == "-" || self == "_"
  }
}
