import Phrases
import Text

/// The terms that answers are made of, as `help rmse` explains them.
package enum Glossary {
  /// A term.
  package struct Term: Sendable {
    /// What people type: `rmse`, `hidden state`.
    package let word: String
    /// Other words for it, in small letters.
    package let synonyms: [String]
    /// What it is, in a few words.
    package let name: Phrase
    /// What it means, and where one meets it.
    package let text: Phrase
    /// Terms and commands to look at next.
    package let related: [String]

    init(_ word: String, synonyms: [String] = [], _ name: Phrase, _ text: Phrase, see related: [String]) {
      (self.word, self.synonyms, self.name, self.text, self.related) = (word, synonyms, name, text, related)
    }
  }

  /// All terms, by what they are about.
  package static let groups: [(title: Phrase, terms: [Term])] = [
    ("Judging", judging), ("Training", training), ("Networks", networks), ("Comparing", comparing),
  ]

  /// All terms.
  package static let terms = groups.flatMap { $0.terms }

  /// Returns the term that somebody typed: its word or another one for it in any case, with blanks or hyphens, or its name
  /// in one of the languages; nil if there is none.
  package static func term(_ typed: String) -> Term? {
    let wanted = comparable(typed)
    guard !wanted.isEmpty else { return nil }
    return terms.first { term in ([term.word] + term.synonyms).contains { comparable($0) == wanted } }
      ?? terms.first { term in
        Language.allCases.contains { language in
          [Phrase(stringLiteral: term.word), term.name].contains { comparable($0.text(in: language)) == wanted }
        }
      }
  }

  /// Small letters without what people write differently.
  private static func comparable(_ word: String) -> String {
    guard word.utf8.count <= longestWord else { return "" }
    return String(word.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" })
  }

  private static let longestWord = 80
}

extension Glossary.Term {
  /// What `help` says of it.
  var outputs: [Output] {
    [
      .text("\(word): \(name)"), .line(""), .paragraph(text), .line(""),
      .text("See also: \(Phrase.list(related.map { Phrase(verbatim: "help " + $0) }))"),
    ]
  }
}

extension Glossary {
  /// What `help words` says: all terms by what they are about.
  static var outputs: [Output] {
    groups.flatMap { group in
      [
        .text(group.title),
        .paragraph(Phrase.list(group.terms.map { Phrase(verbatim: $0.word) })), .line(""),
      ]
    } + [.text("\"help WORD\" explains one, such as \"help rmse\".")]
  }
}
