import Phrases

/// The name that was probably meant.
package enum Suggestion {
  /// The known name with the fewest edits from `word`, the first of several; nil where none is near: at most a
  /// third of its letters, but at least one, may differ.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let letters = Array(word.lowercased().prefix(longest))
    var best: (name: String, edits: Int)?
    for name in known {
      let edits = editDistance(letters, Array(name.lowercased().prefix(longest)))
      if edits <= max(1, (name.count + 1) / 3), edits < best?.edits ?? .max { best = (name, edits) }
    }
    return best?.name
  }

  /// `did you mean "model"?`, or if nothing is near, a pointer to a command that lists the words.
  static func sentence(for word: String, among known: [Word], else command: String) -> Phrase {
    question(for: word, among: known) ?? "type \"\(command)\" to see them all"
  }

  /// `did you mean "model"?`, if what was typed is near a word or is what other programs call it.
  static func question(for word: String, among known: [Word]) -> Phrase? {
    (synonym(of: word, among: known) ?? nearest(to: word, among: known.map { $0.text })).map { question($0) }
  }

  /// The known word that other programs call so.
  package static func synonym(of word: String, among known: [Word]) -> String? {
    let word = word.lowercased()
    return known.first { $0.synonyms.contains(word) }?.text
  }

  /// `did you mean "model"?`
  static func question(_ name: String) -> Phrase { "did you mean \"\(name)\"?" }

  /// What `word` stands for among names that may be shortened: itself, or the names it begins.
  package static func completions(of word: String, among known: [String]) -> [String] {
    known.contains(word) ? [word] : known.filter { $0.hasPrefix(word) }
  }

  /// Longer words are cut: nobody means a command by them.
  private static let longest = 40

  /// Insertions, deletions, replacements and swaps of neighbours that make one word the other (optimal string
  /// alignment).
  static func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for row in 0..<one.count {
      var current = [row + 1]
      for column in 0..<other.count {
        let cost = one[row] == other[column] ? 0 : 1
        var edits = min(last[column] + cost, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          edits = min(edits, beforeLast[column - 1] + 1)
        }
        current.append(edits)
      }
      beforeLast = last
      last = current
    }
    return last[other.count]
  }
}
