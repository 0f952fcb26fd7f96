import CommandLanguage

// Statements as they are meant, and as a session file records them.

extension Statement {
  /// The statement, or `help train` for `?train` and `train ?`.
  var askingForHelp: Statement {
    var topic: Name?
    if command.text.hasPrefix("?"), arguments.isEmpty {
      let range = SourceRange(min(command.range.lowerBound + 1, command.range.upperBound)..<command.range.upperBound)
      topic = Name(String(command.text.dropFirst()), range)
    } else if case .value(let value) = arguments.last, case .word("?") = value.content {
      topic = command
    }
    guard let topic else { return self }
    let value = Value(.word(topic.text), topic.range)
    return Statement(command: Name("help", command.range), arguments: topic.text.isEmpty ? [] : [.value(value)])
  }

  /// Returns the statement with all behind its first argument as one text: a command, as it was typed.
  func withCommandAsText(_ line: String) -> Statement {
    guard arguments.count > 1, let last = arguments.last else { return self }
    if arguments.count == 2, case .value(let value) = arguments[1], value.isQuoted { return self }
    let range = SourceRange(arguments[1].range.lowerBound..<last.range.upperBound)
    let text = String(line.dropFirst(range.lowerBound).prefix(range.upperBound - range.lowerBound))
    return Statement(command: command, arguments: [arguments[0], .value(Value(.text(text), range))])
  }

  /// Returns the statement with whole names of options, as in a session file.
  func withWholeOptions(_ known: [String]) -> Statement {
    var result = self
    result.arguments = arguments.map { argument in
      guard case .option(let name, let value) = argument else { return argument }
      let whole = Suggestion.completions(of: name.text, among: known).first ?? name.text
      return .option(Name(whole, name.range), value)
    }
    return result
  }

  /// Returns the statement without some options, which have their whole names.
  func without(_ names: [String]) -> Statement {
    guard !names.isEmpty else { return self }
    var result = self
    result.arguments = arguments.filter { argument in
      if case .option(let name, _) = argument { !names.contains(name.text) } else { true }
    }
    return result
  }

  /// Gives an option another value, or adds it.
  private mutating func set(_ option: RecordedOption) {
    guard let literal = NumberLiteral(String(option.number)) else { return }
    let value = Value(.number(literal), command.range)
    for (index, argument) in arguments.enumerated() {
      guard case .option(let name, _) = argument, name.text == option.name else { continue }
      arguments[index] = .option(name, value)
      return
    }
    arguments.append(.option(Name(option.name, command.range), value))
  }

  /// Returns the statement with its first value replaced by a number, and with these options; nil for 0, if nothing is to
  /// be recorded.
  func recorded(with number: Int?, _ options: [RecordedOption]) -> Statement? {
    guard let number else { return self }
    guard number > 0 else { return nil }
    var result = self
    for (index, argument) in arguments.enumerated() {
      guard case .value(let value) = argument, let literal = NumberLiteral(String(number)) else { continue }
      result.arguments[index] = .value(Value(.number(literal), value.range))
      break
    }
    for option in options { result.set(option) }
    return result
  }
}
