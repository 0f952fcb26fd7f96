import Phrases

extension SessionDocument {
  /// Returns the line that a session file in a language begins with, with its line end; nothing for English.
  package static func firstLine(of language: Language) -> String {
    language == .english ? "" : "<!-- language: \(language.code) -->\n"
  }

  /// Returns the language that the first line of a session file names, or English.
  ///
  /// - Throws: `SessionError.unknownLanguage`.
  static func language(ofFirstLine line: Substring) throws(SessionError) -> Language {
    let words = content(line, isFirst: true).split { BlockLine.isBlank($0) }.map { String(Substring($0)) }
    guard words.count == 4, words[0] == "<!--", words[1] == "language:", words[3] == "-->" else { return .english }
    guard let language = Language(rawValue: words[2]) else { throw .unknownLanguage(words[2]) }
    return language
  }
}
