import CommandLanguage
import Phrases

extension Command {
  /// `note [after=NUMBER] [TEXT]` adds a paragraph to the page.
  package static let note = Command(
    name: "note", group: .page, summary: "add a note to the page, in Markdown",
    synonyms: ["comment", "remark", "markdown", "md"],
    takes: Usage(.optional([.one(Declared.text)])), options: [Declared.after.description],
    examples: ["note Now with twice as many units.", "note after=2 The data come from a shop.", "note"],
    details: [
      """
      It stands after the last command, or after the one that after= names at the start of the line; after=0 is the \
      start of the page. "note" alone opens $VISUAL or $EDITOR for a longer one.
      """,
      """
      The text is taken as it stands, up to a ";" with another command behind it. "edit n1" changes the first \
      note, "delete n1" takes it away, "move n1 3" puts it after command 3.
      """,
    ],
    next: ["page", "title"],
    isOfPrompt: true, takesText: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let typed = arguments.hasValue ? try arguments.next(Declared.text).value : nil
    try arguments.finish()
    let page = context.recorder
    var (place, text) = (page.cells.count, typed?.content.text ?? "")
    if let typed, let (digits, rest) = digits(text), let number = PagePlace.number(digits) {
      place = try PagePlace.after(number, typed: digits, on: page, at: typed.range)
      text = rest
    }
    if typed == nil || text.isEmpty && typed?.content.text.isEmpty == false {
      guard context.isInteractive, context.startupCommands != .max else {
        throw .failed(
          message: "the note is empty", hint: "type for example \"note Now with more units.\"",
          typed?.range ?? arguments.command.range)
      }
      var result = CommandResult.ofPrompt([], workbench)
      result.edits = EditRequest(.newNote(after: place), text: "")
      return result
    }
    let note = try PageLine.note(text, at: typed?.range ?? arguments.command.range)
    return .changing(
      .addNote(note, after: place), workbench, saying: [.text(placeOfNewNote(after: place, on: page))])
  }

  /// What is said of a note that is added behind so many commands.
  static func placeOfNewNote(after place: Int, on page: SessionRecorder) -> Phrase {
    let number = page.notes.count { $0.place <= place } + 1
    return place == 0 ? "n\(number) stands at the start of the page" : "n\(number) stands after command \(place)"
  }

  /// The digits behind `after=` at the start of a text, and the rest; nil if it does not start so.
  private static func digits(_ text: String) -> (String, rest: String)? {
    let name = Declared.after.description.name + "="
    guard text.hasPrefix(name) else { return nil }
    let value = text.dropFirst(name.count)
    let digits = value.prefix { $0.isASCII && $0.isNumber }
    return (String(digits), String(value.dropFirst(digits.count).drop { $0 == " " }))
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let text = Parameter("TEXT", "a note", .written())
  static let after = Option(
    "after", .wholeNumber(in: 0...1_000_000_000), absent: "the last command", "the command that it stands after")
}
