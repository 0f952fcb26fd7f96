import Phrases

/// An option `name=value` of a command, declared once: its type, its default, what it is for.
///
///     static let layers = Option("layers", .wholeNumber(in: 1...16), default: 1, "how many layers")
///     …
///     let layers = try arguments[Self.layers]
package struct Option<Meaning: Sendable>: Sendable {
  /// The declaration without what values mean, for help and completion.
  package let description: OptionDescription
  /// Reads the value; nil stands for an option that is left out.
  let read: @Sendable (_ value: Value?, _ most: Int?) throws(Diagnostic) -> Meaning

  /// An option with a default.
  ///
  /// - Parameters:
  ///   - type: what can be typed.
  ///   - standard: the value of the option when it is left out.
  ///   - summary: what it is for, in a line.
  ///   - what: what the value is called in messages; the option's name if it is nil.
  package init(
    _ name: String, _ type: ArgumentType<Meaning>, default standard: Meaning, _ summary: Phrase, what: Phrase? = nil
  ) {
    let what = what ?? Phrase(verbatim: name)
    description = OptionDescription(
      name: name, kind: type.kind, standard: Phrase(verbatim: type.write(standard)), summary: summary,
      hasDefault: true)
    read = { (value, most) throws(Diagnostic) in
      guard let value else { return standard }
      return try type.read(value, Expectation(what: what, option: name, most: most))
    }
  }

  /// An option whose value is nil when it is left out, because its default then depends on where it is used.
  ///
  /// - Parameters:
  ///   - type: what can be typed.
  ///   - standard: the usual default, for help.
  ///   - summary: what it is for, in a line.
  package init<Given>(
    _ name: String, _ type: ArgumentType<Given>, usually standard: Given, _ summary: Phrase
  ) where Meaning == Given? {
    let what = Phrase(verbatim: name)
    description = OptionDescription(
      name: name, kind: type.kind, standard: Phrase(verbatim: type.write(standard)), summary: summary,
      hasDefault: true)
    read = { (value, most) throws(Diagnostic) in
      guard let value else { return nil }
      return try type.read(value, Expectation(what: what, option: name, most: most))
    }
  }

  /// An option whose value is nil when it is left out.
  ///
  /// - Parameters:
  ///   - type: what can be typed.
  ///   - standard: what holds when it is left out, for help: `none`, `all`.
  ///   - summary: what it is for, in a line.
  ///   - what: what the value is called in messages; the option's name if it is nil.
  package init<Given>(
    _ name: String, _ type: ArgumentType<Given>, absent standard: Phrase, _ summary: Phrase, what: Phrase? = nil
  ) where Meaning == Given? {
    let what = what ?? Phrase(verbatim: name)
    description = OptionDescription(
      name: name, kind: type.kind, standard: standard, summary: summary, hasDefault: false)
    read = { (value, most) throws(Diagnostic) in
      guard let value else { return nil }
      return try type.read(value, Expectation(what: what, option: name, most: most))
    }
  }
}

/// The declaration of an option, without what its values mean.
package struct OptionDescription: Sendable, Equatable {
  /// The name, without `=`.
  package let name: String
  /// What can be typed after `=`.
  package let kind: ArgumentKind
  /// What holds when it is left out.
  package let standard: Phrase
  /// What it is for, in a line.
  package let summary: Phrase
  /// Whether `standard` is a value, which can be typed; otherwise it is a description.
  package let hasDefault: Bool
}
