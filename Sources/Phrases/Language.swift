/// A language that the program speaks.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  /// As written in Taiwan.
  case traditionalChinese = "zh-TW"

  /// What it is called in commands and files: `en`, `zh-TW`.
  package var code: String { rawValue }

  /// A phrase in this language.
  package func text(_ phrase: Phrase) -> String { phrase.text(in: self) }

  /// Whether a blank stands between words of this language and words in Latin letters within a sentence.
  var spacesOutLatin: Bool { self == .traditionalChinese }

  /// The language of a person's environment: LC_ALL, LC_MESSAGES or LANG, the first of them that is set (POSIX). Chinese in
  /// traditional characters for Taiwan, Hong Kong and `zh_Hant`, if the terminal shows UTF-8; otherwise English.
  ///
  /// - Parameter environment: the value of a variable, nil if it is not set.
  package init(environment: (String) -> String?) {
    let values = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment)
    let locale = values.first { !$0.isEmpty } ?? ""
    let name = locale.prefix { $0 != "." && $0 != "@" }.replacingDashes
    let codeset = locale.drop { $0 != "." }.dropFirst().prefix { $0 != "@" }.lowercased()
    let isUTF8 = ["", "utf8", "utf-8"].contains(codeset)
    let isTraditional = ["zh_TW", "zh_HK", "zh_Hant"].contains { name.hasPrefix($0) }
    self = isTraditional && isUTF8 ? .traditionalChinese : .english
  }
}

extension Substring {
  /// `zh_Hant` for `zh-Hant`, as some systems have it.
  fileprivate var replacingDashes: String { String(map { $0 == "-" ? "_" : $0 }) }
}
