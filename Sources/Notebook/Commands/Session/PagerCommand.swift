import CommandLanguage

extension Command {
  /// `pager [on|off]` allows or forbids that long answers are shown page by page.
  package static let pager = Command(
    name: "pager", group: .session, summary: "show long answers page by page, or all at once",
    takes: Usage(.optional([.one(Declared.setting)])), examples: ["pager", "pager off", "pager on"],
    details: [
      """
      An answer that is longer than the window waits after each page: Space goes on, b goes back, / searches, n and N \
      find the next and the one before, g and G go to the start and the end, q leaves. PAGER names another program for \
      it, such as less.
      """,
      "It is used at the prompt alone, never for pipes, files and session files.",
    ]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    var presentation = context.presentation
    if arguments.hasValue { presentation.pages = try arguments.next(Declared.setting).value }
    try arguments.finish()
    return .showing(
      presentation.pages ? "pager on: long answers page by page" : "pager off: long answers all at once",
      as: presentation, workbench)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let setting = Parameter(
    "a setting", [Choice(Word("on", "page by page"), true), Choice(Word("off", "all at once"), false)])
}
