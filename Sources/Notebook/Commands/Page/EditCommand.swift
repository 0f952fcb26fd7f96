import CommandLanguage
import Phrases

extension Command {
  /// `edit [NUMBER [COMMAND]]` changes a command of the page, in the person's own editor if it is not typed.
  package static let edit = Command(
    name: "edit", group: .page, summary: "change a command or a note of the page",
    synonyms: ["fc", "%edit", "ed", "replace", "change"],
    takes: Usage(.optional([.one(PagePlace.either), .optional([.one(Declared.command)])])),
    examples: ["edit 3 train 500", "edit 3", "edit n1 Now with more units.", "edit"],
    details: [
      """
      "edit 3 train 500" puts that in the place of command 3; what follows is run again. Without a command it opens the \
      one of the number, or the last, in $VISUAL or $EDITOR, and takes what was saved; Ctrl-X Ctrl-E does so with the \
      line that is being typed.
      """,
      "If the new command fails, the page stays as it was.",
    ],
    next: ["page", "undo", "help keys"],
    isOfPrompt: true, takesCommand: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let page = context.recorder
    let typed = arguments.hasValue ? try arguments.next(PagePlace.either).value : nil
    let place: PagePlace
    if let typed {
      place = try PagePlace(typed, on: page)
    } else {
      place = .command(try PagePlace.command(page.cells.count, on: page, at: arguments.command.range))
    }
    let text = arguments.hasValue ? try arguments.next(Declared.command).value : nil
    try arguments.finish()
    guard let text else { return try opening(place, page, workbench, context, at: arguments.command.range) }
    switch place {
    case .command(let index):
      return .changing(.replace(index, try PageLine.commands(text.content.text, at: text.range)), workbench)
    case .note(let index):
      return .changing(.replaceNote(index, try PageLine.note(text.content.text, at: text.range)), workbench)
    }
  }

  /// Has the person edit it elsewhere.
  private static func opening(
    _ place: PagePlace, _ page: SessionRecorder, _ workbench: Workbench, _ context: CommandContext,
    at range: SourceRange
  ) throws(Diagnostic) -> CommandResult {
    // While the startup file runs, nobody types.
    guard context.isInteractive, context.startupCommands != .max else {
      throw .failed(
        message: "only a person at the prompt can edit in a program of their own",
        hint: "type the new command behind the number, as in \"edit 3 train 500\"", range)
    }
    var result = CommandResult.ofPrompt([], workbench)
    switch place {
    case .command(let index): result.edits = EditRequest(.command(index), text: page.cells[index].command)
    case .note(let index): result.edits = EditRequest(.note(index), text: page.notes[index].text)
    }
    return result
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let command = Parameter("COMMAND", "a command", .written(.command()))
}
