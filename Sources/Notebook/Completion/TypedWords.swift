/// The words of a line up to the cursor. Unlike the parser, it takes lines that are not finished.
struct TypedWords: Equatable {
  /// The finished words of the statement that the cursor is in, as they were typed.
  private(set) var words: [String] = []
  /// The text between the last blank and the cursor, with its opening quote.
  private(set) var current = ""
  /// The quote that is still open at the cursor.
  private(set) var openQuote: Character?
  /// Whether the cursor is in a comment.
  private(set) var isComment = false

  init(_ before: String) {
    for character in before {
      if let quote = openQuote {
        current.append(character)
        if character == quote { openQuote = nil }
      } else if character == " " || character == "\t" {
        endWord()
      } else if character == ";" {
        current = ""
        words = []
      } else if character == "#", current.isEmpty {
        isComment = true
        return
      } else {
        if character == "'" || character == "\"" { openQuote = character }
        current.append(character)
      }
    }
  }

  private mutating func endWord() {
    if !current.isEmpty { words.append(current) }
    current = ""
  }

  /// The quote that a word begins with; nil if it begins with none.
  static func quote(of word: String) -> Unicode.Scalar? {
    word.unicodeScalars.first.flatMap { $0 == "'" || $0 == "\"" ? $0 : nil }
  }

  /// A word without quotes around it.
  static func unquoted(_ word: String) -> String {
    guard let quote = word.first, quote == "'" || quote == "\"" else { return word }
    let inner = word.dropFirst()
    return String(inner.last == quote ? inner.dropLast() : inner)
  }
}
