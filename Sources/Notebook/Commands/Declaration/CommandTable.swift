import CommandLanguage
import Phrases

/// All commands, in the order that `help` shows them.
package enum CommandTable {
  /// A row a command.
  package static let commands: [Command] = [
    .load, .data, .seed,
    .model, .optimizer, .branch, .models, .use,
    .train, .evaluate, .apply,
    .compare, .sweep, .runs,
    .at, .predict, .forecast, .ask, .sample, .plot,
    .gates, .explain, .importance,
    .encode, .decode, .table,
    .page, .title, .note, .edit, .insert, .delete, .move, .runPage,
    .history, .again, .undo, .redo, .reset, .save, .export, .import, .recover, .graphics, .hints, .pager, .language,
    .help,
    .tour,
    .quit,
  ]

  /// All command words.
  package static let names = commands.map { $0.name }

  /// What other programs call the writing of tables, which here is an option of what shows them.
  private static let exporters: Set<String> = ["write", "to_csv", "csv", "download", "output", "dump"]

  /// The command of a word, which may be shortened if that is allowed.
  ///
  /// - Throws: a word that is unknown or could be several.
  package static func command(_ word: Name, shortened: Bool) throws(Diagnostic) -> Command {
    if let command = commands.first(where: { $0.aliases.contains(word.text) }) { return command }
    if word.text.hasPrefix("!") {
      throw .failed(
        message: "the shell is there only at the prompt", hint: "a session runs no programs", word.range)
    }
    let isShortened = shortened && !word.text.isEmpty
    let matches = isShortened ? Suggestion.completions(of: word.text, among: names) : names.filter { $0 == word.text }
    if matches.isEmpty, exporters.contains(word.text.lowercased()) {
      throw .failed(
        message: "no command \(quoted(word.text))",
        hint: """
          type "predict file=p.csv", "forecast 12 file=f.csv", "data file=d.csv" or "runs export runs.csv"
          """, word.range)
    }
    if matches.count > 1 { throw .ambiguousCommand(word.text, candidates: matches, word.range) }
    guard let name = matches.first, let command = commands.first(where: { $0.name == name }) else {
      throw .unknownCommand(word.text, known: commands.map { $0.word }, word.range)
    }
    return command
  }

  /// Whether a whole word is that of a command.
  static func isName(_ word: String) -> Bool {
    commands.contains { $0.name == word || $0.aliases.contains(word) }
  }

  /// How many words come between a command word and prose, which is taken as it stands; nil if the command takes none.
  ///
  /// - Parameter next: the word behind the command word.
  static func placeOfText(_ word: String, _ next: String, shortened: Bool) -> Int? {
    let isShort = shortened && !word.isEmpty
    let names = isShort ? Suggestion.completions(of: word, among: names) : [word]
    guard names.count == 1, let command = commands.first(where: { $0.name == names[0] }) else { return nil }
    if command.takesText { return 0 }
    // "edit n1" is about a note.
    let isNote = next.utf8.first == UInt8(ascii: "n") && next.utf8.count > 1 && Int(next.dropFirst()) != nil
    return command.takesCommand && isNote ? 1 : nil
  }

  /// The arguments of a statement, with whole names of options.
  ///
  /// - Throws: an option that is unknown, ambiguous or repeated. Of one that other commands have it names these.
  static func arguments(_ statement: Statement, of command: Command) throws(Diagnostic) -> Arguments {
    do throws(Diagnostic) {
      return try Arguments(statement, usage: command.usageAndExample, options: command.options.map { $0.name })
    } catch {
      guard case .unknownOption(let found, _, let range) = error else { throw error }
      let owners = commands.filter { $0.options.contains { $0.name == found } }.map { $0.name }
      guard !owners.isEmpty else { throw error }
      throw .failed(message: error.message, hint: "\(found)= is an option of \(quotedChoices(owners))", range)
    }
  }
}
