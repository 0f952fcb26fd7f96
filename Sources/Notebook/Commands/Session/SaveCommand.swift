import CommandLanguage
import Phrases
import Tasks
import Text

extension Command {
  /// `save [FILE]` writes the page as a Markdown file.
  package static let save = Command(
    name: "save", group: .session, summary: "save the page as a Markdown file, or the model",
    takes: Usage(forms: [[.optional([.one(Declared.file)])], [.one(Declared.answer), .one(Declared.file)]]),
    options: [Declared.data.description, Declared.replace.description],
    examples: [
      "save monthly.md", "save", "save monthly.md replace=yes", "save _3 answer.txt", "save model.safetensors",
    ],
    details: [
      """
      The file holds the title, the notes, every command and its output. "unroll FILE" replays it, "unroll check FILE" \
      compares. The prose of a file that was opened stays as it is, and "save" alone writes to that file, or to the one \
      that was saved last.
      """,
      """
      If somebody else has changed the file since, nothing is written: the difference is shown, and replace=yes writes \
      over it.
      """,
      "A file that \"save\" wrote is replaced; any other, a lesson with prose too, only with replace=yes.",
      "\"save _3 answer.txt\" writes what command 3 printed, as text; \"_\" is the last command that printed something.",
      """
      "save model.safetensors" keeps the model: its weights, what the optimizer remembers, its history, and how its data \
      are made ready, with the data themselves unless data=no. "load model.safetensors" brings it back. Python's package \
      safetensors reads the arrays, which have the names and shapes of Keras. A replayed session keeps the model in \
      memory and writes no file.
      """,
    ]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let isNamed = arguments.hasValue || context.origin == nil
    var file =
      isNamed
      ? try arguments.next(Declared.file).value
      : Value(.text(context.origin?.name ?? ""), arguments.command.range)
    let answer = arguments.hasValue ? try PrintedAnswer(file, context.recorder) : nil
    if answer != nil { file = try arguments.next(Declared.file).value }
    let withData = try arguments[Declared.data]
    let dataPlace = arguments.place(of: Declared.data)
    let replaces = try arguments[Declared.replace]
    try arguments.finish()
    if answer == nil, ModelFile.hasName(file.content.text) {
      return try saveModel(
        to: file, withData: withData, replacing: replaces, for: arguments.command, workbench, context)
    }
    if let dataPlace {
      throw .failed(
        message: "data= is for a model", hint: "type for example \"save model.safetensors data=no\"", dataPlace)
    }
    guard context.files.mayWrite else {
      throw .failed(
        message: "a replayed session writes no files", hint: "save at the prompt", arguments.command.range)
    }
    guard !context.recorder.cells.isEmpty else {
      throw .failed(message: "there is nothing to save yet", hint: "", arguments.command.range)
    }
    let name = file.content.text
    guard !name.isEmpty else {
      throw .failed(
        message: "the file has no name", hint: "type for example \"save monthly.md\"", file.range)
    }
    if let answer { return try write(answer, to: file, replacing: replaces, workbench, context) }
    if isNamed { try refuseOtherEndings(file) }
    return try write(context.recorder, to: file, replacing: replaces, workbench, context)
  }

  /// Writes the page.
  private static func write(
    _ page: SessionRecorder, to file: Value, replacing: Bool, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let name = file.content.text
    let session = SavedSession(page.withoutOutput(from: context.freshCount), to: name, context.files)
    var replaces = replacing
    if let origin = context.origin, context.files.isSame(name, origin.name) {
      let change = try explaining(at: file.range) { () throws(FileError) in
        try OthersChange(of: origin, named: name, context.files)
      }
      if let change, change.bytes != session.bytes, !replacing || change.bytes != origin.seen {
        return change.result(against: session.bytes, origin, workbench, at: file.range)
      }
      replaces = replacing || change == nil && !context.files.isProtected(name)
    }
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(session: session.bytes, to: name, replacing: replaces) {
        session.replaces($0, context)
      }
    }
    var result = CommandResult.ofPrompt(said(of: session, page, as: name, freshCount: context.freshCount), workbench)
    result.savesSession = true
    result.origin = SavedFile(name: name, bytes: session.bytes)
    // Not part of the session: a replay writes no files, and "history" there must list the same commands.
    return result
  }

  /// What is said of a page that was saved.
  private static func said(
    of session: SavedSession, _ page: SessionRecorder, as name: String, freshCount: Int
  ) -> [Output] {
    let count = page.cells.count
    var outputs: [Output] = [.text(count == 1 ? "saved 1 command to \(name)" : "saved \(count) commands to \(name)")]
    let stale = count - freshCount
    if stale > 0 {
      outputs.append(
        .text(
          stale == 1
            ? "the last of them is stale and stands without output; type \"run\" and save again"
            : "the last \(stale) of them are stale and stand without output; type \"run\" and save again"))
    }
    for file in session.unreachable {
      outputs.append(
        .text(
          """
          it will not find \(quoted(file)): a session reads only files in its own folder or below; \
          put the file there, or save beside it
          """))
    }
    return outputs
  }

  /// Writes what a command printed.
  private static func write(
    _ answer: PrintedAnswer, to file: Value, replacing: Bool, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let name = file.content.text
    let bytes = Array(answer.lines.map { $0 + "\n" }.joined().utf8)
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(whole: bytes, to: name, replacing: replacing)
    }
    var result = CommandResult("wrote what command \(answer.number) printed to \(name)", on: workbench)
    result.recordedNumber = 0
    return result
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let answer = Parameter("_NUMBER", "what a command printed, such as _3", .written())
  static let file = Parameter(
    "FILE", "a file name such as monthly.md", .written(.file(endings: [".md", ModelFile.ending])))
  static let data = Option("data", .flag, default: true, "no: a model without its data (\(ModelFile.ending))")
  static let replace = Option(
    "replace", .flag, default: false, "write over a file with anything of your own in it")
}
