import CommandLanguage

extension Command {
  /// `graphics [auto|off]` allows or forbids pictures of pixels.
  package static let graphics = Command(
    name: "graphics", group: .session, summary: "draw with pixels where the terminal can, or never",
    takes: Usage(.optional([.one(Declared.setting)])), examples: ["graphics off", "graphics auto"],
    details: [
      """
      A terminal that says it knows Kitty's graphics or Sixel gets finer pictures at the prompt. A session file \
      always records text.
      """
    ]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    var presentation = context.presentation
    if arguments.hasValue { presentation.drawsPixels = try arguments.next(Declared.setting).value }
    try arguments.finish()
    return .showing(
      presentation.drawsPixels
        ? "graphics auto: pixels where the terminal can" : "graphics off: text everywhere", as: presentation, workbench)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  /// Whether pixels may be drawn.
  static let setting = Parameter(
    "a setting",
    [Choice(Word("auto", "pixels where the terminal can"), true), Choice(Word("off", "characters alone"), false)])
}
