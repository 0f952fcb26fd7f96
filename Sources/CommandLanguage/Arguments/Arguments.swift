import Phrases

/// A statement's arguments, read one by one by their declarations.
///
/// A command reads its values and options, and calls `finish` before it does anything, so that a line with a
/// mistake changes nothing.
package struct Arguments: Sendable {
  /// The command word.
  package let command: Name
  /// How the command is written, for errors.
  package let usage: Phrase
  private var values: ArraySlice<Value>
  private var options: [(name: Name, value: Value)]
  /// Options that were read already; their places are still asked for.
  private var readOptions: [(name: Name, value: Value)] = []
  private let end: SourceRange

  /// Sorts a statement's arguments and resolves shortened option names.
  ///
  /// - Parameters:
  ///   - usage: how the command is written.
  ///   - known: the names of its options.
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

  /// The values that are left, as they were typed.
  package var remaining: [Value] { Array(values) }

  /// The next value, or its default if none is left.
  ///
  /// - Throws: a value of another type, or none where there is no default.
  package mutating func next<Meaning>(_ parameter: Parameter<Meaning>) throws(Diagnostic) -> Placed<Meaning> {
    if !hasValue, let standard = parameter.standard { return Placed(value: standard, range: end) }
    let value = try unread(parameter)
    return Placed(value: try parameter.read(value), range: value.range)
  }

  /// The next value as it was typed, for a parameter whose range is known later; `Parameter.read` reads it then.
  ///
  /// - Throws: no value is left.
  package mutating func unread<Meaning>(_ parameter: Parameter<Meaning>) throws(Diagnostic) -> Value {
    guard let value = values.popFirst() else { throw .missingArgument(what: parameter.what, usage: usage, end) }
    return value
  }

  /// All values that are left; at least one.
  package mutating func rest<Meaning>(_ parameter: Parameter<Meaning>) throws(Diagnostic) -> [Placed<Meaning>] {
    var all = [try next(parameter)]
    while hasValue { all.append(try next(parameter)) }
    return all
  }

  /// Joins values that a sign stands between, as in `3 + 361`: a value that ends with it and the one after, a value that
  /// begins with it and the one before. Text in quotes stays alone.
  package mutating func joinValues(at isSign: (Character) -> Bool) {
    var joined: [Value] = []
    for value in values {
      guard let last = joined.last, !last.isQuoted, !value.isQuoted,
        last.content.text.last.map(isSign) == true || value.content.text.first.map(isSign) == true
      else {
        joined.append(value)
        continue
      }
      // As many blanks as there are, so that places in the text are places in the line.
      let blanks = String(repeating: " ", count: value.range.lowerBound - last.range.upperBound)
      let range = SourceRange(last.range.lowerBound..<value.range.upperBound)
      joined[joined.count - 1] = Value(.word(last.content.text + blanks + value.content.text), range)
    }
    values = joined[...]
  }

  // MARK: options by name

  /// The value of an option, or what holds when it is left out.
  package subscript<Meaning>(_ option: Option<Meaning>) -> Meaning {
    mutating get throws(Diagnostic) { try read(option) }
  }

  /// The value of an option whose range depends on the data.
  ///
  /// - Parameter most: the largest whole number.
  package subscript<Meaning>(_ option: Option<Meaning>, upTo most: Int) -> Meaning {
    mutating get throws(Diagnostic) { try read(option, upTo: most) }
  }

  private mutating func read<Meaning>(_ option: Option<Meaning>, upTo most: Int? = nil) throws(Diagnostic) -> Meaning {
    let index = options.firstIndex { $0.name.text == option.description.name }
    let given = index.map { options.remove(at: $0) }
    if let given { readOptions.append(given) }
    return try option.read(given?.value, most)
  }

  /// Where the value of an option stands; nil if it is left out.
  package func place<Meaning>(of option: Option<Meaning>) -> SourceRange? {
    (options + readOptions).first { $0.name.text == option.description.name }?.value.range
  }

  /// Makes sure that nothing is left over.
  ///
  /// - Throws: a value or option that was not read.
  package func finish() throws(Diagnostic) {
    if let extra = values.first {
      throw .tooManyArguments(found: extra.content.text, usage: usage, extra.range)
    }
    if let (name, _) = options.first {
      throw .failed(message: "the option \(name.text)= does not apply here", hint: "usage: \(usage)", name.range)
    }
  }
}
