/// Parses a line of the command language.
///
///     line      = [ statement ] { ";" [ statement ] } [ comment ]
///     statement = word { argument }
///     argument  = value | option
///     option    = name "=" value              without blanks around the sign
///     value     = word | number | text        a blank, ";" or the end of the line follows
///
/// The lexer's file says what words, names, numbers, text and comments are. Time and memory are linear
/// in the length of the line, and nothing recurses.
package struct Parser {
  /// The statements of `line`; none for a blank line or a comment.
  ///
  /// - Parameters:
  ///   - takingText: which commands take the rest of their statement as prose.
  ///   - endingAt: which words behind a `;` in prose begin another command.
  /// - Throws: the first mistake, with its place in the line.
  package static func parse(
    _ line: String, takingText: Lexer.TextPlace = { _, _ in nil }, endingAt: Lexer.TextEnd = { _ in true }
  ) throws(Diagnostic) -> [Statement] {
    var parser = Parser(tokens: try Lexer.tokens(of: line, takingText: takingText, endingAt: endingAt)[...])
    var statements: [Statement] = []
    while let token = parser.tokens.popFirst() {
      if token.kind == .separator { continue }
      statements.append(try parser.statement(command: token))
    }
    return statements
  }

  /// The values and options of a line that stands for itself, without a command, such as one of a file of settings.
  ///
  /// - Throws: the first mistake, with its place in the line.
  package static func arguments(of line: String) throws(Diagnostic) -> [Argument] {
    var parser = Parser(tokens: try Lexer.tokens(of: line)[...])
    return try parser.arguments()
  }

  private var tokens: ArraySlice<Token>

  private mutating func statement(command: Token) throws(Diagnostic) -> Statement {
    guard case .word(let word) = command.kind else {
      let sign = if case .optionName = command.kind { "=" } else { "" }
      throw .expectedCommand(found: command.kind.text + sign, command.range)
    }
    return Statement(command: Name(word, command.range), arguments: try arguments())
  }

  /// The arguments up to the end of the statement.
  private mutating func arguments() throws(Diagnostic) -> [Argument] {
    var arguments: [Argument] = []
    while let token = tokens.popFirst(), token.kind != .separator {
      guard !token.isJoined else { throw .missingBlank(token.range) }
      arguments.append(try argument(token))
    }
    return arguments
  }

  private mutating func argument(_ token: Token) throws(Diagnostic) -> Argument {
    if let value = Value(token) { return .value(value) }
    guard let next = tokens.first, next.isJoined, let value = Value(next) else {
      throw .missingValue(option: token.kind.text, token.range.end)
    }
    tokens.removeFirst()
    let nameEnd = max(token.range.lowerBound, token.range.upperBound - 1)
    return .option(Name(token.kind.text, SourceRange(token.range.lowerBound..<nameEnd)), value)
  }
}

extension Value {
  /// The value that `token` stands for, if it is one.
  fileprivate init?(_ token: Token) {
    switch token.kind {
    case .word(let text): self.init(.word(text), token.range)
    case .number(let number): self.init(.number(number), token.range)
    case .text(let text): self.init(.text(text), token.range)
    case .optionName, .separator: return nil
    }
  }
}

extension Token.Kind {
  /// The token as it is written, without quotes and without the sign of an option.
  fileprivate var text: String {
    switch self {
    case .word(let text), .text(let text), .optionName(let text): text
    case .number(let number): number.text
    case .separator: ";"
    }
  }
}
