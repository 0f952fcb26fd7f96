import Phrases
import Text

/// The name that was probably meant.
package enum Suggestion {
  /// `did you mean "model"?`, or if nothing is near, a pointer to a command that lists the words.
  static func sentence(for word: String, among known: [Word], else command: String) -> Phrase {
    question(for: word, among: known) ?? "type \"\(command)\" to see them all"
  }

  /// `did you mean "model"?`, if what was typed is near a word or is what other programs call it.
  static func question(for word: String, among known: [Word]) -> Phrase? {
    (synonym(of: word, among: known) ?? nearestName(to: word, among: known.map { $0.text })).map { question($0) }
  }

  /// The known word that other programs call so.
  package static func synonym(of word: String, among known: [Word]) -> String? {
    guard isName(word) else { return nil }
    let word = word.lowercased()
    return known.first { $0.synonyms.contains(word) }?.text
  }

  /// `did you mean "model"?`
  static func question(_ name: String) -> Phrase { "did you mean \"\(name)\"?" }

  /// What `word` stands for among names that may be shortened: itself, or the names it begins; of these the one alone
  /// that all others begin with, such as `model` and not `models`.
  package static func completions(of word: String, among known: [String]) -> [String] {
    guard isName(word) else { return [] }
    if known.contains(word) { return [word] }
    let begun = known.filter { $0.hasPrefix(word) }
    let shortest = begun.first { name in begun.allSatisfy { $0.hasPrefix(name) } }
    return shortest.map { [$0] } ?? begun
  }

  /// Whether a word is as short as names are; a line of megabytes is not compared with all of them.
  private static func isName(_ word: String) -> Bool { word.utf8.count <= 256 }
}
