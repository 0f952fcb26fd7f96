import CommandLanguage
import Phrases
import Tasks

extension Command {
  /// `import FILE` enters the commands of a list, a transcript or a notebook, as if they were typed.
  package static let `import` = Command(
    name: "import", group: .session, summary: "run the commands of a list, a transcript or a notebook",
    synonyms: ["source", "paste"], takes: Usage(.one(Declared.file)),
    examples: ["import commands.txt", "import notebook.ipynb"],
    details: [
      """
      A list has a command a line; a transcript, as it is copied from a terminal, has them behind "> " or "[3] > "; a \
      notebook was exported. They are entered one after another, as if they were typed, and the prose becomes notes. \
      The first one that fails, unless it failed there too, ends it.
      """,
      "\"unroll import FILE -o session.md\" makes a session file without running anything.",
    ],
    next: ["history", "save"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let file = try arguments.next(Declared.file).value
    try arguments.finish()
    guard context.files.mayWrite else {
      throw .failed(
        message: "a replayed session imports nothing", hint: "import at the prompt, or with \"unroll import FILE\"",
        arguments.command.range)
    }
    let name = file.content.text
    guard !name.lowercased().hasSuffix(".csv") else {
      throw .failed(
        message: "\"import\" takes commands, and no table", hint: "type \"load \(Lexer.written(name))\"", file.range)
    }
    let bytes = try explaining(at: file.range) { () throws(FileError) in try context.files.read(name) }
    let session = try explaining(at: file.range) { () throws(ImportError) in try ImportedSession(bytes) }
    var result = CommandResult([], workbench)
    let page = context.recorder
    if page.cells.isEmpty, page.isPlain, let own = session.emptyPage {
      // The whole page is that of the session, with what its head declares.
      result.page = own
      result.presentation = context.presentation
      result.presentation?.language = own.language
      result.workbench.seed = own.parameters.seed ?? workbench.seed
    } else if session.language != context.language {
      result.imports = [.command("language \(session.language.code)", output: [])]
    }
    result.imports += session.parts
    // What it enters is recorded, and not where it came from.
    result.recordedNumber = 0
    return result
  }
}

extension ImportError: ExplainedError {}

/// What the command takes, each argument declared once.
private enum Declared {
  static let file = Parameter(
    "FILE", "a file name such as commands.txt", .written(.file(endings: [".txt", ".ipynb", ".md"])))
}
