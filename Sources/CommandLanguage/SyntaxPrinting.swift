// Statements written back as a line that parses to the same statement: one blank between arguments,
// single quotes unless the text holds one. What a session file records.

extension Statement: CustomStringConvertible {
  /// The statement as a line. Text that no line can hold (control characters) is not escaped.
  package var description: String {
    ([Lexer.written(command.text)] + arguments.map { $0.description }).joined(separator: " ")
  }
}

extension Argument: CustomStringConvertible {
  /// The argument as it is written in a line.
  package var description: String {
    switch self {
    case .value(let value): value.content.written(inOption: false)
    case .option(let name, let value): name.text + "=" + value.content.written(inOption: true)
    }
  }
}

extension Value.Content {
  fileprivate func written(inOption: Bool) -> String {
    switch self {
    case .word(let text): Lexer.written(text, inOption: inOption)
    case .number(let number): number.text
    case .text(let text): inQuotes(text)
    }
  }
}

extension Lexer {
  /// Returns `text` as it is typed: in quotes if it means something else without them, or if they were begun.
  ///
  /// - Parameters:
  ///   - inOption: whether it is the value of an option.
  ///   - begun: the quote that was typed already.
  package static func written(_ text: String, inOption: Bool = false, begun: Unicode.Scalar? = nil) -> String {
    if let begun { return inQuotes(text, begun) }
    return (inOption ? isOptionWord(text) : isWord(text)) ? text : inQuotes(text)
  }

  /// Whether `text` stands for itself as an argument, without quotes.
  private static func isWord(_ text: String) -> Bool {
    (try? tokens(of: text))?.map { $0.kind } == [.word(text)]
  }

  /// Whether `text` stands for itself as the value of an option; there it may start with `#`.
  private static func isOptionWord(_ text: String) -> Bool {
    (try? tokens(of: "x=" + text))?.map { $0.kind } == [.optionName("x"), .word(text)]
  }
}

/// `text` in quotes; quotes inside are doubled. Double quotes are used only if the text holds single ones.
private func inQuotes(_ text: String) -> String {
  let scalars = text.unicodeScalars
  return inQuotes(text, scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'")
}

/// `text` in quotes of one kind; those inside are doubled.
private func inQuotes(_ text: String, _ quote: Unicode.Scalar) -> String {
  var result = String.UnicodeScalarView([quote])
  for scalar in text.unicodeScalars {
    if scalar == quote { result.append(quote) }
    result.append(scalar)
  }
  result.append(quote)
  return String(result)
}
