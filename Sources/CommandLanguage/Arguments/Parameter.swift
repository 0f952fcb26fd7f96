import Phrases

/// A value that a command takes in its place, declared once: its type, what messages and usage call it.
///
///     static let epochs = Parameter("EPOCHS", "a number of epochs", .wholeNumber(in: 1...10_000_000))
///     …
///     let epochs = try arguments.next(Self.epochs)
package struct Parameter<Meaning: Sendable>: Sendable {
  /// The declaration without what values mean, for usage and completion.
  package let place: ArgumentPlace
  /// What is expected, for messages.
  let what: Phrase
  let type: ArgumentType<Meaning>
  /// The value when it is left out; nil if it must be given.
  let standard: Meaning?

  /// A value that stands for itself in the usage by a word in capitals.
  ///
  /// - Parameters:
  ///   - placeholder: how the usage writes it, in capitals.
  ///   - what: what is expected, for messages.
  ///   - type: what can be typed.
  ///   - standard: the value when it is left out; nil if it must be given.
  package init(
    _ placeholder: String, _ what: Phrase, _ type: ArgumentType<Meaning>, default standard: Meaning? = nil
  ) {
    place = ArgumentPlace(kind: type.kind, placeholder: placeholder)
    self.what = what
    self.type = type
    self.standard = standard
  }

  /// One of some words, all of which the usage shows.
  package init(_ what: Phrase, _ choices: [Choice<Meaning>]) where Meaning: Equatable {
    self.init("", what, .word(choices))
  }

  /// Reads a value that was taken without being read.
  ///
  /// - Parameter most: the largest whole number, if the data allow less than the declared range.
  package func read(_ value: Value, upTo most: Int? = nil) throws(Diagnostic) -> Meaning {
    try type.read(value, Expectation(what: what, most: most))
  }
}

/// A value's place in the usage: what can stand there, and how the usage writes it.
package struct ArgumentPlace: Sendable, Equatable {
  /// What can stand there.
  package let kind: ArgumentKind
  /// A word in capitals for what the person chooses; empty if only words can stand there.
  package let placeholder: String

  /// As the usage writes it: `srn|lstm|gru`, `EPOCHS`, `sales|addition|FILE.csv`.
  var text: String {
    (kind.words.map { $0.text } + (placeholder.isEmpty ? [] : [placeholder])).joined(separator: "|")
  }
}

/// What was read, and where it stands.
package struct Placed<Meaning: Sendable>: Sendable {
  /// What it means.
  package let value: Meaning
  /// Where it stands, or the end of the line if it was left out.
  package let range: SourceRange

  /// - Parameter range: where it stands.
  package init(value: Meaning, range: SourceRange) {
    self.value = value
    self.range = range
  }
}
