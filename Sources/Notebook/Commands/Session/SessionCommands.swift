import CommandLanguage
import Phrases

extension Command {
  /// `history` lists the commands of the session.
  package static let history = Command(
    name: "history", group: .session, summary: "list the commands of this session",
    synonyms: ["hist"], examples: ["history", "history; undo"],
    onlyShows: true, readsPage: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try arguments.finish()
    let cells = context.recorder.log
    if cells.isEmpty { return CommandResult("no commands yet", on: workbench) }
    let width = String(cells.count).count
    return CommandResult(
      zip(1..., cells).map { number, cell in
        let text = String(number)
        return .line(String(repeating: " ", count: width - text.count) + text + "  " + cell.command)
      }, workbench)
  }

  /// `undo` takes back the last command that changed something.
  package static let undo = Command(
    name: "undo", group: .session, summary: "take back the last command that changed something",
    examples: ["undo", "undo; undo"],
    details: ["Up to \(Workbench.undoDepth) commands can be taken back, training too."], next: ["redo"]
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    guard let last = workbench.past.last, let undone = workbench.undone else {
      throw .failed(message: "there is nothing to take back", hint: "", arguments.command.range)
    }
    return CommandResult("took back: \(last.command)", on: undone)
  }

  /// `redo` does again what `undo` took back.
  package static let redo = Command(
    name: "redo", group: .session, summary: "do again what undo took back",
    examples: ["redo", "redo; history"],
    details: ["Nothing is computed anew. After another command that changes something there is nothing to redo."],
    next: ["undo"]
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    guard let next = workbench.future.last, let redone = workbench.redone else {
      throw .failed(
        message: "there is nothing to do again", hint: "\"redo\" does again what \"undo\" took back",
        arguments.command.range)
    }
    return CommandResult("did again: \(next.command)", on: redone)
  }

  /// `reset` empties the workbench.
  package static let reset = Command(
    name: "reset", group: .session, summary: "start over with an empty workbench",
    examples: ["reset", "reset; load sales"],
    details: ["\"undo\" brings everything back."],
    isUndoable: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    return CommandResult("the workbench is empty; seed 1", on: Workbench())
  }

  /// `quit` leaves the program.
  package static let quit = Command(
    name: "quit", group: .session, summary: "leave the program",
    synonyms: ["bye", "q", ":q", "logout", "\\q"], aliases: ["exit"], examples: ["quit", "save monthly.md; quit"],
    details: ["\"exit\" does the same."]
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    var result = CommandResult([], workbench)
    result.quits = true
    return result
  }
}
