import CommandLanguage

extension Command {
  /// `hints [on|off]` shows or leaves out colours and suggestions while a line is typed.
  package static let hints = Command(
    name: "hints", group: .session, summary: "colour a line while it is typed and suggest how it goes on, or not",
    takes: Usage(.optional([.one(Declared.setting)])), examples: ["hints off", "hints on"],
    details: [
      """
      At the prompt a word that no command has is red before Return, and the rest of the newest line that begins as this \
      one stands behind it in grey: Right or End at the end of the line takes it, Alt-F a word of it.
      """,
      "There are no hints if NO_COLOR is set, TERM is dumb, or the program was started with --color=never.",
    ]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    var presentation = context.presentation
    if arguments.hasValue { presentation.showsHints = try arguments.next(Declared.setting).value }
    try arguments.finish()
    return .showing(
      presentation.showsHints
        ? "hints on: colours and suggestions while a line is typed" : "hints off: the line as it is typed",
      as: presentation, workbench)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  /// Whether a line has colours and suggestions while it is typed.
  static let setting = Parameter(
    "a setting", [Choice(Word("on", "colours and suggestions"), true), Choice(Word("off", "the line alone"), false)])
}
