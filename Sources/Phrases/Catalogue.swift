/// The translations of a language, from a file in `Catalogues` that a translator can edit.
///
///     # a remark
///     the English text, {} for an argument
///       its translation, after two blanks
///
/// The English catalogue has no translations: it lists the keys. In a translation `{1}`, `{2}` … name the
/// arguments where another order is natural.
package struct Catalogue: Sendable {
  /// The keys, in the order of the file.
  package private(set) var keys: [String] = []
  private var translations: [String: String] = [:]

  /// Reads a file's text. Empty lines and lines that start with `#` are skipped.
  package init(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("  "), let key = keys.last {
        translations[key] = String(line.dropFirst(2))
      } else {
        keys.append(String(line))
      }
    }
  }

  /// The translation of a key, nil if there is none.
  package subscript(key: String) -> String? { translations[key] }

  /// The catalogue to translate with; English needs none, and its file is not even read.
  package static func of(_ language: Language) -> Catalogue? {
    language == .english ? nil : traditionalChinese
  }

  /// Read when it is first used.
  private static let traditionalChinese = Catalogue(EmbeddedTexts["zh-TW.txt"])
}
