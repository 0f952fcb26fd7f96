import CommandLanguage
import Phrases

extension Command {
  /// `again [NUMBER]` runs a command of the session once more.
  package static let again = Command(
    name: "again", group: .session, summary: "run a command of this session once more",
    synonyms: ["repeat", "rerun", "%rerun"], takes: CommandReference.usage,
    examples: ["again", "again 3"],
    details: [
      "\"again 3\" runs command 3 as it was typed, \"again\" the last one. The session records the command itself."
    ],
    next: ["history"],
    readsPage: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let reference = try CommandReference(&arguments)
    var result = CommandResult([], workbench)
    result.runsAgain = try reference.command(in: context.recorder)
    result.recordedNumber = 0
    return result
  }
}
