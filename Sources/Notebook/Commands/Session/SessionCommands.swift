import CommandLanguage
import Phrases

extension Command {
  /// `history` lists the commands of the session.
  package static let history = Command(
    name: "history", group: .session, summary: "list the commands of this session",
    synonyms: ["hist"], examples: ["history", "history; undo"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try arguments.finish()
    let cells = context.recorder.cells
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

  /// Whether a file's name has no ending, or one of text.
  private static func looksLikeText(_ name: String) -> Bool {
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? name
    guard let point = last.dropFirst().lastIndex(of: ".") else { return true }
    return ["md", "markdown", "mdown", "text", "txt", ""].contains(last[last.index(after: point)...].lowercased())
  }

  /// `save FILE` writes the session as a Markdown file.
  package static let save = Command(
    name: "save", group: .session, summary: "save the session as a Markdown file",
    takes: Usage(.one(Declared.file)), options: [Declared.replace.description],
    examples: ["save monthly.md", "save monthly.md replace=yes"],
    details: [
      "The file holds every command and its output. \"unroll FILE\" replays it, \"unroll check FILE\" compares.",
      "A file that \"save\" wrote is replaced; any other, a lesson with prose too, only with replace=yes.",
    ]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let file = try arguments.next(Declared.file).value
    let replaces = try arguments[Declared.replace]
    try arguments.finish()
    guard context.files.mayWrite else {
      throw .failed(
        message: "a replayed session writes no files", hint: "save at the prompt", arguments.command.range)
    }
    let recorder = context.recorder
    let count = recorder.cells.count
    guard count > 0 else {
      throw .failed(message: "there is nothing to save yet", hint: "", arguments.command.range)
    }
    let name = file.content.text
    guard !name.isEmpty else {
      throw .failed(
        message: "the file has no name", hint: "type for example \"save monthly.md\"", file.range)
    }
    guard !name.lowercased().hasSuffix(".csv") else {
      throw .failed(
        message: "\"save\" writes the session, which is a Markdown file",
        hint: "type \"predict file=p.csv\", \"forecast 12 file=f.csv\" or \"data file=d.csv\" for a table", file.range)
    }
    let session = SavedSession(recorder, to: name, context.files)
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(session: session.bytes, to: name, replacing: replaces) {
        session.replaces($0, context)
      }
    }
    var result = CommandResult(
      count == 1 ? "saved 1 command to \(name)" : "saved \(count) commands to \(name)", on: workbench)
    for file in session.unreachable {
      result.outputs.append(
        .text(
          """
          it will not find \(quoted(file)): a session reads only files in its own folder or below; \
          put the file there, or save beside it
          """))
    }
    if !looksLikeText(name) {
      result.remarks.append(
        .paragraph(
          """
          \(quoted(name)) is a Markdown file whatever its name says: it holds the commands, and \"unroll FILE\" trains \
          the network again, to the same weights
          """))
    }
    result.savesSession = true
    // Not part of the session: a replay writes no files, and "history" there must list the same commands.
    result.recordedNumber = 0
    return result
  }

  /// `quit` leaves the program.
  package static let quit = Command(
    name: "quit", group: .session, summary: "leave the program",
    synonyms: ["exit", "bye", "q", ":q", "logout", "\\q"], examples: ["quit", "save monthly.md; quit"]
  ) { (arguments, workbench, _) throws(Diagnostic) in
    try arguments.finish()
    var result = CommandResult([], workbench)
    result.quits = true
    return result
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let file = Parameter("FILE", "a file name such as monthly.md", .written(.file(endings: [".md"])))
  static let replace = Option(
    "replace", .flag, default: false, "write over a file with anything of your own in it")
}
