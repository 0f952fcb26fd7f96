// Statements written back as a line that parses to the same statement: one blank between arguments,
// single quotes unless the text holds one. What a session file records.

extension Statement: CustomStringConvertible {
  /// The statement as a line. Text that no line can hold (control characters) is not escaped.
  package var description: String {
    ([Lexer.isWord(command.text) ? command.text : inQuotes(command.text)] + arguments.map { $0.description })
      .joined(separator: " ")
  }
}

extension Argument: CustomStringConvertible {
  /// The argument as it is written in a line.
  package var description: String {
    switch self {
    case .value(let value): value.content.written { Lexer.isWord($0) }
    case .option(let name, let value): name.text + "=" + value.content.written { Lexer.isOptionWord($0) }
    }
  }
}

extension Value.Content {
  fileprivate func written(isBare: (String) -> Bool) -> String {
    switch self {
    case .word(let text): isBare(text) ? text : inQuotes(text)
    case .number(let number): number.text
    case .text(let text): inQuotes(text)
    }
  }
}

extension Lexer {
  /// Whether `text` stands for itself as an argument, without quotes.
  fileprivate static func isWord(_ text: String) -> Bool {
    (try? tokens(of: text))?.map { $0.kind } == [.word(text)]
  }

  /// Whether `text` stands for itself as the value of an option; there it may start with `#`.
  fileprivate static func isOptionWord(_ text: String) -> Bool {
    (try? tokens(of: "x=" + text))?.map { $0.kind } == [.optionName("x"), .word(text)]
  }
}

/// `text` in quotes; quotes inside are doubled. Double quotes are used only if the text holds single ones.
private func inQuotes(_ text: String) -> String {
  let scalars = text.unicodeScalars
  let quote: Unicode.Scalar = scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
  var result = String.UnicodeScalarView([quote])
  for scalar in scalars {
    if scalar == quote { result.append(quote) }
    result.append(scalar)
  }
  result.append(quote)
  return String(result)
}
