import CommandLanguage
import Plotting

extension Command {
  /// `help [COMMAND]`
  package static let help = Command(
    name: "help", group: .session, summary: "list the commands, or explain one",
    usage: "help [COMMAND]", examples: ["help", "help train"],
    details: ["At the prompt \"?train\" and \"train ?\" are short for \"help train\", and Tab completes words."],
    next: ["tour"]
  ) { arguments, workbench, _ in
    guard arguments.hasValue else {
      try arguments.finish()
      return CommandResult(overview(), workbench)
    }
    let word = try arguments.value("a command")
    try arguments.finish()
    let command = try CommandTable.command(Name(word.content.text, word.range), shortened: true)
    return CommandResult(explanation(of: command), workbench)
  }

  private static func overview() -> [Output] {
    let width = CommandTable.commands.map(\.name.count).max() ?? 0
    var lines: [String] = []
    for group in Group.allCases {
      if !lines.isEmpty { lines.append("") }
      lines.append(group.rawValue)
      for command in CommandTable.commands where command.group == group {
        lines.append("  " + command.name.padded(to: width) + "  " + command.summary)
      }
    }
    lines += ["", "\"help COMMAND\" explains one. Commands may be shortened: \"tr 100\" is \"train 100\"."]
    return lines.map { .text($0) }
  }

  private static func explanation(of command: Command) -> [Output] {
    var lines = ["\(command.usage)", "", "  \(command.summary)"]
    lines += command.details.flatMap { WrappedText.lines($0, indent: 2) }
    if !command.options.isEmpty {
      lines += ["", "Options"]
      let width = command.options.map { $0.name.count + $0.standard.count + 1 }.max() ?? 0
      for option in command.options {
        let left = "\(option.name)=\(option.standard)"
        lines.append("  " + left.padded(to: width) + "  " + option.summary)
      }
    }
    lines += ["", command.examples.count == 1 ? "Example" : "Examples"]
    lines += command.examples.map { "  " + $0 }
    if !command.next.isEmpty { lines += ["", "What to try next"] + command.next.map { "  " + $0 } }
    return lines.map { .text($0) }
  }
}
