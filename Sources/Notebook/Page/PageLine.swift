import CommandLanguage
import Phrases
import Text

/// Reads what a person writes on the page.
enum PageLine {
  /// The commands of a text, a line each, with whole words.
  ///
  /// - Throws: no command is known by a word, or it is none that a page holds. What only running it can tell is not looked
  ///   for.
  static func commands(_ text: String, at range: SourceRange) throws(Diagnostic) -> [String] {
    do throws(Diagnostic) {
      var lines: [String] = []
      for statement in try Parser.parse(text) {
        let command = try CommandTable.command(statement.command, shortened: true)
        guard !isOfNoPage(command) else {
          throw .failed(message: "\(quoted(command.name)) is no command of a page", hint: "", range)
        }
        var whole = statement
        whole.command = Name(command.name, statement.command.range)
        _ = try CommandTable.arguments(whole, of: command)
        lines.append(whole.withWholeOptions(command.options.map { $0.name }).description)
      }
      guard !lines.isEmpty else { throw nothing(at: range) }
      return lines
    } catch {
      throw .failed(message: error.message, hint: error.hint, range)
    }
  }

  /// What is said where a command is missing.
  static func nothing(at range: SourceRange) -> Diagnostic {
    .failed(message: "there is no command in it", hint: "type for example \"edit 3 train 500\"", range)
  }

  private static func isOfNoPage(_ command: Command) -> Bool {
    let others = [Command.save, .export, .quit, .recover, .tour]
    return command.isOfPrompt || others.contains { $0.name == command.name }
  }

  /// A note, or what keeps a text from being one.
  static func note(_ text: String, at range: SourceRange) throws(Diagnostic) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let line = line.last == "\r" ? line.dropLast() : line
      return String(line)
    }
    let note = lines.joined(separator: "\n")
    guard !note.utf8.allSatisfy({ Markdown.isBlank($0) }) else {
      throw .failed(message: "the note is empty", hint: "type for example \"note Now with more units.\"", range)
    }
    guard !Markdown.opensOurs(note) else {
      throw .failed(message: "a note holds no block of commands", hint: "\"insert\" adds a command", range)
    }
    return note
  }

  /// A title, which is one line.
  static func title(_ text: String, at range: SourceRange) throws(Diagnostic) -> String {
    guard !text.utf8.allSatisfy({ Markdown.isBlank($0) }), !text.contains(where: { $0.isNewline }) else {
      throw .failed(message: "the title is empty", hint: "type for example \"title Monthly sales\"", range)
    }
    return text
  }
}
