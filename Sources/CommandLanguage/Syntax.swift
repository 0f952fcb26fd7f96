/// One command of a line: its word and its arguments.
package struct Statement: Sendable, Hashable {
  /// The command word.
  package var command: Name
  /// The arguments in the order written.
  package var arguments: [Argument]

  /// A statement; made by the parser, or by a program that writes a session.
  package init(command: Name, arguments: [Argument] = []) {
    self.command = command
    self.arguments = arguments
  }

  /// From the command word to the last argument.
  package var range: SourceRange {
    arguments.last.map { command.range.union($0.range) } ?? command.range
  }
}

/// The word of a command or the name of an option, and where it stands.
package struct Name: Sendable, Hashable {
  /// The word.
  package var text: String
  /// Where it stands; without the `=` of an option.
  package var range: SourceRange

  /// A name at `range`.
  package init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// A value, or an option `name=value`.
package enum Argument: Sendable, Hashable {
  case value(Value)
  case option(Name, Value)

  /// From its first to its last Character.
  package var range: SourceRange {
    switch self {
    case .value(let value): value.range
    case .option(let name, let value): name.range.union(value.range)
    }
  }
}

/// A word, number or quoted text, and where it stands.
package struct Value: Sendable, Hashable {
  /// What was written.
  package enum Content: Sendable, Hashable {
    case word(String)
    case number(NumberLiteral)
    /// Quoted text, without its quotes.
    case text(String)

    /// The word, the number as written, or the text within the quotes.
    package var text: String {
      switch self {
      case .word(let text), .text(let text): text
      case .number(let number): number.text
      }
    }
  }

  /// What was written.
  package var content: Content
  /// Where it stands, quotes included.
  package var range: SourceRange

  /// A value at `range`.
  package init(_ content: Content, _ range: SourceRange) {
    self.content = content
    self.range = range
  }
}

extension Value {
  /// Whether it was written in quotes, so that its first character stands one column further.
  package var isQuoted: Bool {
    if case .text = content { return true }
    return false
  }
}
