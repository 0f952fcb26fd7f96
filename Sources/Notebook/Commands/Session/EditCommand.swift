import CommandLanguage
import Phrases

extension Command {
  /// `edit [NUMBER]` opens a command of the session in the person's own editor and runs what was saved.
  package static let edit = Command(
    name: "edit", group: .session, summary: "edit a command in your own editor, then run it",
    synonyms: ["fc", "%edit", "ed"], takes: CommandReference.usage, examples: ["edit", "edit 3"],
    details: [
      """
      It opens the last command, or the one with a number, in $VISUAL or $EDITOR, and runs what was saved. Ctrl-X Ctrl-E \
      does so with the line that is being typed.
      """
    ],
    next: ["again", "history", "help keys"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let reference = try CommandReference(&arguments)
    // While the startup file runs, nobody types.
    guard context.isInteractive, context.startupCommands != .max else {
      throw .failed(
        message: "\"edit\" starts a program, which only a person at the prompt may do", hint: "type the command itself",
        arguments.command.range)
    }
    var result = CommandResult([], workbench)
    result.edits = try reference.command(in: context.recorder)
    result.recordedNumber = 0
    return result
  }
}
