/// A sentence or word for people, in any `Language`: its English text with `{}` in the place of each argument, and the
/// arguments. The English text is also the key of the translations.
///
/// A string literal is a phrase, and so is one with interpolations: `"epoch \(n) of \(m)"` has the key
/// `epoch {} of {}`. Text that is interpolated stays as it is; phrases are translated, too. A literal must not hold
/// braces.
package struct Phrase: Sendable, Hashable {
  /// What stands in the place of a `{}`.
  package enum Argument: Sendable, Hashable {
    /// A name, a number, what was typed.
    case text(String)
    case phrase(Phrase)
  }

  /// The English text, `{}` for each argument.
  package let key: String
  /// What stands in the places, in the order of the English text.
  package let arguments: [Argument]

  /// Text that is the same in every language.
  package init(verbatim text: String) {
    key = text.isEmpty ? "" : "{}"
    arguments = text.isEmpty ? [] : [.text(text)]
  }

  /// Whether the phrase is empty.
  package var isEmpty: Bool { key.isEmpty }

  /// The text in a language, or in English if the phrase has no translation.
  package func text(in language: Language) -> String {
    let translation = Catalogue.of(language)?[key]
    let texts = arguments.map { argument in
      switch argument {
      case .text(let text): text
      case .phrase(let phrase): phrase.text(in: language)
      }
    }
    guard let translation else { return PhraseTemplate(key).filled(with: texts) }
    return PhraseTemplate(translation).filled(with: texts, spacing: language.spacesOutLatin)
  }

  /// Phrases one after another: `a, b, c`.
  package static func list(_ phrases: some Sequence<Phrase>) -> Phrase {
    var list: Phrase = ""
    for phrase in phrases { list = list.isEmpty ? phrase : "\(list), \(phrase)" }
    return list
  }

  /// `error: there is no model yet; type for example "model lstm 8" first`
  package static func error(_ message: Phrase, hint: Phrase = "") -> Phrase {
    hint.isEmpty ? "error: \(message)" : "error: \(message); \(hint)"
  }
}

extension Phrase: CustomStringConvertible {
  /// The English text.
  package var description: String { text(in: .english) }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// A phrase without arguments.
  package init(stringLiteral text: String) {
    key = text
    arguments = []
  }

  /// A phrase with arguments.
  package init(stringInterpolation: Interpolation) {
    key = stringInterpolation.key
    arguments = stringInterpolation.arguments
  }

  /// Gathers a literal and its interpolations.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var arguments: [Argument] = []

    /// Starts an empty phrase; the sizes are hints that are not used.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds a part of the key.
    package mutating func appendLiteral(_ literal: String) { key += literal }

    /// Text that stays as it is in every language.
    package mutating func appendInterpolation(_ text: some StringProtocol) { append(.text(String(text))) }

    /// A character that stays as it is in every language.
    package mutating func appendInterpolation(_ character: Character) { append(.text(String(character))) }

    /// A scalar that stays as it is in every language.
    package mutating func appendInterpolation(_ scalar: Unicode.Scalar) { append(.text(String(scalar))) }

    /// A whole number, without grouping of its digits.
    package mutating func appendInterpolation(_ number: some BinaryInteger) { append(.text(String(number))) }

    /// A phrase within a phrase.
    package mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }

    private mutating func append(_ argument: Argument) {
      key += "{}"
      arguments.append(argument)
    }
  }
}
