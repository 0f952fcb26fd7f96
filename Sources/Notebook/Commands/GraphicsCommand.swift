import CommandLanguage
import Plotting

extension Command {
  /// `graphics [auto|off]`
  package static let graphics = Command(
    name: "graphics", group: .session, summary: "draw with pixels where the terminal can, or never",
    usage: "graphics [auto|off]", examples: ["graphics off", "graphics auto"],
    details: [
      "A terminal that says it knows Kitty's graphics or Sixel gets finer pictures at the prompt. A session file "
        + "always records text."
    ]
  ) { arguments, workbench, _ in
    var workbench = workbench
    if arguments.hasValue {
      workbench.drawsPixels = try arguments.choice("a setting", ["auto", "off"]) == "auto"
    }
    try arguments.finish()
    let state = workbench.drawsPixels ? "auto: pixels where the terminal can" : "off: text everywhere"
    return CommandResult("graphics \(state)", on: workbench)
  }
}
