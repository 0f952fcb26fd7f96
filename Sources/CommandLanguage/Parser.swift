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
  /// - Throws: the first mistake, with its place in the line.
  package static func parse(_ line: String) throws(Diagnostic) -> [Statement] {
    var parser = Parser(tokens: try Lexer.tokens(of: line)[...])
    var statements: [Statement] = []
    while let token = parser.tokens.first {
      if token.kind == .separator {
        parser.tokens.removeFirst()
      } else {
        statements.append(try parser.statement())
      }
    }
    return statements
  }

  private var tokens: ArraySlice<Token>

  private mutating func statement() throws(Diagnostic) -> Statement {
    let command = try command()
    var arguments: [Argument] = []
    while let token = tokens.popFirst(), token.kind != .separator {
      guard !token.isJoined else { throw .missingBlank(token.range) }
      arguments.append(try argument(token))
    }
    return Statement(command: command, arguments: arguments)
  }

  private mutating func command() throws(Diagnostic) -> Name {
    guard let token = tokens.popFirst() else { return Name("", SourceRange(0..<0)) }
    switch token.kind {
    case .word(let text): return Name(text, token.range)
    case .number(let number): throw .expectedCommand(found: number.text, token.range)
    case .text(let text): throw .expectedCommand(found: text, token.range)
    case .optionName(let name): throw .expectedCommand(found: name + "=", token.range)
    case .separator: throw .expectedCommand(found: ";", token.range)
    }
  }

  private mutating func argument(_ token: Token) throws(Diagnostic) -> Argument {
    guard case .optionName(let name) = token.kind else { return .value(try value(token)) }
    guard let next = tokens.first, next.isJoined else { throw .missingValue(option: name, token.range.end) }
    tokens.removeFirst()
    let nameEnd = max(token.range.lowerBound, token.range.upperBound - 1)
    return .option(Name(name, SourceRange(token.range.lowerBound..<nameEnd)), try value(next))
  }

  private func value(_ token: Token) throws(Diagnostic) -> Value {
    switch token.kind {
    case .word(let text): return Value(.word(text), token.range)
    case .number(let number): return Value(.number(number), token.range)
    case .text(let text): return Value(.text(text), token.range)
    case .optionName(let name): throw .missingValue(option: name, token.range)
    case .separator: throw .missingValue(option: "", token.range)
    }
  }
}
