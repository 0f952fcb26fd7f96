import Phrases

extension Command {
  /// `language [en|zh-TW]`
  package static let language = Command(
    name: "language", group: .session, summary: "choose the language of answers, or show it",
    usage: "language [en|zh-TW]",
    examples: ["language", "language zh-TW", "language en"],
    details: [
      """
      At the prompt it starts from LC_ALL, LC_MESSAGES or LANG. A session file starts in English, or in what its first \
      line says: <!-- language: zh-TW -->; "save" writes that line.
      """,
      "Commands, options and the names of quantities stay as they are.",
    ],
    next: ["help"]
  ) { arguments, workbench, _ in
    var workbench = workbench
    if arguments.hasValue {
      let code = try arguments.choice("a language", Language.allCases.map(\.code))
      workbench.language = Language(rawValue: code) ?? .english
    }
    try arguments.finish()
    switch workbench.language {
    case .english: return CommandResult("language en: English", on: workbench)
    case .traditionalChinese: return CommandResult("language zh-TW: Traditional Chinese", on: workbench)
    }
  }
}
