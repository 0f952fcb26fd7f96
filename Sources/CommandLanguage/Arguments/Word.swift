import Phrases

/// A word of the language that a command, an option or a value is called by.
package struct Word: Sendable, Hashable {
  /// The word as it is typed.
  package let text: String
  /// What it stands for, in a few words; empty if the word says it itself.
  package let summary: Phrase
  /// What other programs call it. These words are not understood, but answered with "did you mean".
  package let synonyms: [String]

  /// A word.
  package init(_ text: String, _ summary: Phrase = "", synonyms: [String] = []) {
    self.text = text
    self.summary = summary
    self.synonyms = synonyms
  }
}

extension Word: ExpressibleByStringLiteral {
  /// A word that needs no explanation.
  package init(stringLiteral text: String) { self.init(text) }
}

/// A word that an argument can be, and what the program takes it for.
package struct Choice<Meaning: Sendable>: Sendable {
  /// The word, with its explanation.
  package let word: Word
  /// What it means to the program.
  package let meaning: Meaning

  /// A word and its meaning.
  package init(_ word: Word, _ meaning: Meaning) {
    self.word = word
    self.meaning = meaning
  }
}

extension Choice where Meaning: RawRepresentable<String> {
  /// A case of an enum, typed by its raw value.
  package init(_ meaning: Meaning, _ summary: Phrase = "", synonyms: [String] = []) {
    self.init(Word(meaning.rawValue, summary, synonyms: synonyms), meaning)
  }
}
