import CommandLanguage
import Phrases

extension Command {
  /// `title [TEXT]` gives the page a title, or shows it.
  package static let title = Command(
    name: "title", group: .page, summary: "give the page a title, or show it",
    takes: Usage(.optional([.one(Declared.text)])), examples: ["title Monthly sales, one month ahead", "title"],
    details: ["It is the heading of the file that \"save\" writes."], next: ["note", "page"],
    isOfPrompt: true, takesText: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    guard arguments.hasValue else {
      try arguments.finish()
      return .ofPrompt([context.recorder.title.map { .line($0) } ?? .text("the page has no title")], workbench)
    }
    let text = try arguments.next(Declared.text).value
    try arguments.finish()
    return .changing(.title(try PageLine.title(text.content.text, at: text.range)), workbench)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let text = Parameter("TEXT", "a title", .written())
}
