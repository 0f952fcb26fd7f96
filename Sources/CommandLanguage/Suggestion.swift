import Phrases
import Text

/// The name that was probably meant.
package enum Suggestion {
  /// `did you mean "model"?`, or where nothing is near a pointer to a command that lists the names.
  static func sentence(for word: String, among known: [String], else command: String) -> Phrase {
    question(for: word, among: known) ?? "type \"\(command)\" to see them all"
  }

  /// `did you mean "model"?`, where another program's word or a near one was typed.
  static func question(for word: String, among known: [String]) -> Phrase? {
    (synonym(of: word, among: known) ?? nearestName(to: word, among: known)).map(question)
  }

  /// What other programs call it.
  private static let synonyms = [
    "quit": ["exit", "bye", "q", ":q", "logout", "\\q"], "srn": ["rnn", "simplernn", "simple_rnn", "elman"],
    "train": ["fit", "learn"], "model": ["network", "net"], "load": ["open", "read"], "history": ["hist"],
    "evaluate": ["test", "score"], "plot": ["draw", "show"],
  ]

  /// The known name that people know by another.
  package static func synonym(of word: String, among known: [String]) -> String? {
    known.first { synonyms[$0]?.contains(word.lowercased()) ?? false }
  }

  /// `did you mean "model"?`
  static func question(_ name: String) -> Phrase { "did you mean \"\(name)\"?" }

  /// What `word` stands for among names that may be shortened: itself, or the names it begins.
  package static func completions(of word: String, among known: [String]) -> [String] {
    known.contains(word) ? [word] : known.filter { $0.hasPrefix(word) }
  }
}
