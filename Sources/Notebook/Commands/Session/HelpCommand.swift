import CommandLanguage
import Phrases
import Text

extension Command {
  /// `help [COMMAND]` lists the commands, or explains one from its declaration.
  package static let help = Command(
    name: "help", group: .session, summary: "list the commands, or explain one",
    takes: Usage(.optional([.one(Declared.command)])), examples: ["help", "help train"],
    details: ["At the prompt \"?train\" and \"train ?\" are short for \"help train\", and Tab completes words."],
    next: ["tour"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    guard arguments.hasValue else {
      try arguments.finish()
      return CommandResult(overview(in: context.language), workbench)
    }
    let word = try arguments.next(Declared.command).value
    try arguments.finish()
    let command = try CommandTable.command(Name(word.content.text, word.range), shortened: true)
    return CommandResult(explanation(of: command, in: context.language), workbench)
  }

  private static func overview(in language: Language) -> [Output] {
    let width = CommandTable.commands.map { $0.name.count }.max() ?? 0
    var lines: [String] = []
    for group in Group.allCases {
      if !lines.isEmpty { lines.append("") }
      lines.append(language.text(group.title))
      for command in CommandTable.commands where command.group == group {
        lines.append("  " + command.name.padded(to: width) + "  " + language.text(command.summary))
      }
    }
    lines.append("")
    return lines.map { .line($0) } + [
      .text("\"help COMMAND\" explains one. Commands may be shortened: \"tr 100\" is \"train 100\".")
    ]
  }

  private static func explanation(of command: Command, in language: Language) -> [Output] {
    var lines = WrappedText.lines(language.text(command.usage), hanging: 2)
    lines += ["", "  " + language.text(command.summary)]
    lines += command.details.flatMap { WrappedText.lines(language.text($0), indent: 2) }
    if !command.options.isEmpty {
      lines += ["", language.text("Options")]
      let standards = command.options.map { "\($0.name)=\(language.text($0.standard))" }
      let width = standards.map { displayWidth($0) }.max() ?? 0
      lines += zip(standards, command.options).flatMap { standard, option in
        let summary = WrappedText.lines(language.text(option.summary), indent: width + 4)
        return ["  " + standard.padded(to: width) + (summary.first ?? "").dropFirst(width + 2)] + summary.dropFirst()
      }
    }
    lines += ["", language.text(command.examples.count == 1 ? "Example" : "Examples")]
    lines += command.examples.map { "  " + $0 }
    if !command.next.isEmpty { lines += ["", language.text("What to try next")] + command.next.map { "  " + $0 } }
    return lines.map { .line($0) }
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let command = Parameter("COMMAND", "a command", .written(.command))
}
