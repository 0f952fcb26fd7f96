import Phrases

/// Reads a statement's arguments one by one, with errors that say what was expected and what was found.
///
/// A command takes its values and options, and calls `finish` before it does anything, so that a line with a
/// mistake changes nothing.
package struct Arguments: Sendable {
  /// The command word.
  package let command: Name
  /// How the command is written, for errors.
  package let usage: Phrase
  private var values: ArraySlice<Value>
  private var options: [(name: Name, value: Value)]
  private let end: SourceRange

  /// Sorts a statement's arguments and resolves shortened option names.
  ///
  /// - Parameters:
  ///   - usage: how the command is written.
  ///   - options: the names of its options.
  /// - Throws: an unknown, ambiguous or repeated option.
  package init(_ statement: Statement, usage: Phrase, options known: [String]) throws(Diagnostic) {
    command = statement.command
    self.usage = usage
    end = statement.range.end
    var values: [Value] = []
    var options: [(name: Name, value: Value)] = []
    for argument in statement.arguments {
      switch argument {
      case .value(let value): values.append(value)
      case .option(let name, let value):
        let resolved = try Arguments.resolve(name, among: known)
        if options.contains(where: { $0.name.text == resolved.text }) {
          throw .repeatedOption(resolved.text, name.range)
        }
        options.append((resolved, value))
      }
    }
    self.values = values[...]
    self.options = options
  }

  private static func resolve(_ name: Name, among known: [String]) throws(Diagnostic) -> Name {
    let matches = Suggestion.completions(of: name.text, among: known)
    if matches.count > 1 { throw .ambiguousOption(name.text, candidates: matches, name.range) }
    guard let match = matches.first else { throw .unknownOption(name.text, known: known, name.range) }
    return Name(match, name.range)
  }

  // MARK: values in their order

  /// Whether values are left.
  package var hasValue: Bool { !values.isEmpty }

  /// The next value.
  ///
  /// - Parameter what: what is expected, for the error: `the number of epochs`.
  package mutating func value(_ what: Phrase) throws(Diagnostic) -> Value {
    guard let value = values.popFirst() else { throw .missingArgument(what: what, usage: usage, end) }
    return value
  }

  /// The next value as text: a word, a number as it is written, or what stands in quotes.
  package mutating func text(_ what: Phrase) throws(Diagnostic) -> String {
    try value(what).content.text
  }

  /// The next value as one of some words, which may be shortened.
  package mutating func choice(_ what: Phrase, _ known: [String]) throws(Diagnostic) -> String {
    try Arguments.choice(try value(what), what, known)
  }

  /// The next value as a whole number.
  package mutating func wholeNumber(_ what: Phrase, in range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    try Arguments.wholeNumber(try value(what), what, in: range)
  }

  /// All values that are left, as whole numbers; at least one.
  package mutating func wholeNumbers(_ what: Phrase, in range: ClosedRange<Int>) throws(Diagnostic) -> [Int] {
    var numbers = [try wholeNumber(what, in: range)]
    while hasValue { numbers.append(try wholeNumber(what, in: range)) }
    return numbers
  }

  // MARK: options by name

  /// The value of an option, if it is given.
  package mutating func option(_ name: String) -> Value? {
    guard let index = options.firstIndex(where: { $0.name.text == name }) else { return nil }
    return options.remove(at: index).value
  }

  /// An option that is a whole number.
  package mutating func wholeNumberOption(_ name: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int? {
    guard let value = option(name) else { return nil }
    return try Arguments.wholeNumber(value, Phrase(verbatim: name), in: range)
  }

  /// An option that is a number.
  package mutating func numberOption(_ name: String, in range: ClosedRange<Double>) throws(Diagnostic) -> Double? {
    guard let value = option(name) else { return nil }
    guard case .number(let number) = value.content else {
      throw .wrongKind(expected: "a number for \(name)", found: value.content.text, value.range)
    }
    guard range.contains(number.value) else {
      let expected: Phrase = "from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
      throw .outOfRange(what: Phrase(verbatim: name), found: number.text, expected: expected, value.range)
    }
    return number.value
  }

  /// An option that is `yes` or `no`.
  package mutating func flagOption(_ name: String) throws(Diagnostic) -> Bool? {
    guard let value = option(name) else { return nil }
    return try Arguments.choice(value, Phrase(verbatim: name), ["yes", "no"]) == "yes"
  }

  /// An option that is one of some words.
  package mutating func choiceOption(_ name: String, _ known: [String]) throws(Diagnostic) -> String? {
    guard let value = option(name) else { return nil }
    return try Arguments.choice(value, Phrase(verbatim: name), known)
  }

  /// Makes sure that nothing is left over.
  package func finish() throws(Diagnostic) {
    if let extra = values.first {
      throw .tooManyArguments(found: extra.content.text, usage: usage, extra.range)
    }
    if let (name, _) = options.first {
      throw .failed(message: "the option \(name.text)= does not apply here", hint: "usage: \(usage)", name.range)
    }
  }

  // MARK: one value

  private static func choice(_ value: Value, _ what: Phrase, _ known: [String]) throws(Diagnostic) -> String {
    let found = value.content.text
    let matches = Suggestion.completions(of: found, among: known)
    guard matches.count == 1, let match = matches.first, !found.isEmpty else {
      throw .unknownChoice(what: what, found: found, known: known, value.range)
    }
    return match
  }

  private static func wholeNumber(
    _ value: Value, _ what: Phrase, in range: ClosedRange<Int>
  ) throws(Diagnostic) -> Int {
    let expected: Phrase = "as a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard case .number(let number) = value.content else {
      throw .wrongKind(expected: "\(what) \(expected)", found: value.content.text, value.range)
    }
    guard let whole = number.whole, range.contains(whole) else {
      throw .outOfRange(what: what, found: number.text, expected: expected, value.range)
    }
    return whole
  }
}

/// `8` for 8.0; otherwise the fewest digits that give the number back.
private func plain(_ number: Double) -> String {
  Int(exactly: number).map(String.init) ?? number.description
}
