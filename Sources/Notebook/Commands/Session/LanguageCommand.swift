import CommandLanguage
import Phrases

extension Command {
  /// `language [en|zh-TW]` chooses the language of answers.
  package static let language = Command(
    name: "language", group: .session, summary: "choose the language of answers, or show it",
    takes: Usage(.optional([.one(Declared.language)])),
    examples: ["language", "language zh-TW", "language en"],
    details: [
      """
      At the prompt it starts from LC_ALL, LC_MESSAGES or LANG. A session file starts in English, or in what its first \
      line says: <!-- language: zh-TW -->; "save" writes that line.
      """,
      "Commands, options and the names of quantities stay as they are.",
    ],
    next: ["help"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    var presentation = context.presentation
    if arguments.hasValue { presentation.language = try arguments.next(Declared.language).value }
    try arguments.finish()
    switch presentation.language {
    case .english: return .showing("language en: English", as: presentation, workbench)
    case .traditionalChinese: return .showing("language zh-TW: Traditional Chinese", as: presentation, workbench)
    }
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let language = Parameter("a language", Language.allCases.map { $0.choice })
}

extension Language {
  /// The language as it is typed.
  fileprivate var choice: Choice<Language> {
    switch self {
    case .english: Choice(self, "English")
    case .traditionalChinese: Choice(self, "Traditional Chinese")
    }
  }
}
