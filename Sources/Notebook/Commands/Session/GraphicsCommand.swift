import CommandLanguage

extension Command {
  /// `graphics [auto|off]`
  package static let graphics = Command(
    name: "graphics", group: .session, summary: "draw with pixels where the terminal can, or never",
    usage: "graphics [auto|off]", examples: ["graphics off", "graphics auto"],
    details: [
      """
      A terminal that says it knows Kitty's graphics or Sixel gets finer pictures at the prompt. A session file \
      always records text.
      """
    ]
  ) { arguments, workbench, _ in
    var workbench = workbench
    if arguments.hasValue {
      workbench.drawsPixels = try arguments.choice("a setting", ["auto", "off"]) == "auto"
    }
    try arguments.finish()
    return CommandResult(
      workbench.drawsPixels
        ? "graphics auto: pixels where the terminal can" : "graphics off: text everywhere", on: workbench)
  }
}
