import CommandLanguage
import Phrases

extension Command {
  /// `edit [NUMBER]` opens a command of the session in the person's own editor and runs what was saved.
  package static let edit = Command(
    name: "edit", group: .session, summary: "edit a command in your own editor, then run it",
    synonyms: ["fc", "%edit", "ed"], takes: Usage(.optional([.one(Declared.number)])), examples: ["edit", "edit 3"],
    details: [
      """
      It opens the last command, or the one with a number, in $VISUAL or $EDITOR, and runs what was saved. Ctrl-X Ctrl-E \
      does so with the line that is being typed.
      """
    ],
    next: ["again", "history", "help keys"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let isGiven = arguments.hasValue
    let number = isGiven ? try arguments.next(Declared.number) : nil
    try arguments.finish()
    // While the startup file runs, nobody types.
    guard context.isInteractive, context.startupCommands != .max else {
      throw .failed(
        message: "\"edit\" starts a program, which only a person at the prompt may do", hint: "type the command itself",
        arguments.command.range)
    }
    let recorder = context.recorder
    var result = CommandResult([], workbench)
    result.edits = try recorder.cell(
      numbered: String(number?.value ?? recorder.cells.count), at: number?.range ?? arguments.command.range
    ) { $1.command }
    result.recordedNumber = 0
    return result
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let number = Parameter("NUMBER", "the number of a command", .wholeNumber(in: 1...1_000_000_000))
}
