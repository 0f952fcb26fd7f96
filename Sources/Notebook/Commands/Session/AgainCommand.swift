import CommandLanguage
import Phrases

extension Command {
  /// `again [NUMBER]` runs a command of the session once more.
  package static let again = Command(
    name: "again", group: .session, summary: "run a command of this session once more",
    synonyms: ["repeat", "rerun", "%rerun"], takes: Usage(.optional([.one(Declared.number)])),
    examples: ["again", "again 3"],
    details: [
      "\"again 3\" runs command 3 as it was typed, \"again\" the last one. The session records the command itself."
    ],
    next: ["history"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let recorder = context.recorder
    let isGiven = arguments.hasValue
    let number = isGiven ? try arguments.next(Declared.number) : nil
    try arguments.finish()
    var result = CommandResult([], workbench)
    result.runsAgain = try recorder.cell(
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
