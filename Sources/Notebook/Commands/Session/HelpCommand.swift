import CommandLanguage
import Phrases
import Text

extension Command {
  /// `help [TOPIC]` says what there is, lists a group of commands, explains one from its declaration, or explains a word.
  package static let help = Command(
    name: "help", group: .session, summary: "say what there is, list commands, or explain one",
    takes: Usage(.optional([.one(Declared.topic)])),
    examples: ["help", "help train", "help training", "help all", "help rmse", "help words"],
    details: [
      "A group such as \"training\" is listed with a line about each command, and \"help all\" lists all of them.",
      "Words such as RMSE, persistence and epoch are explained too; \"help words\" lists them.",
      "At the prompt \"?train\" and \"train ?\" are short for \"help train\", and Tab completes words.",
    ],
    next: ["tour"],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    guard arguments.hasValue else {
      try arguments.finish()
      return CommandResult(overview(in: context.language), workbench)
    }
    let words = try arguments.rest(Declared.topic).map { $0.value }
    try arguments.finish()
    let topic = words.map { $0.content.text }.joined(separator: " ")
    let range = words.dropFirst().reduce(words[0].range) { $0.union($1.range) }
    return CommandResult(try outputs(on: topic, range, context.language), workbench)
  }

  /// What there is to say of a topic. A whole word comes before the beginnings of others, a command before a group, and that
  /// before a term of the glossary.
  private static func outputs(
    on topic: String, _ range: SourceRange, _ language: Language
  ) throws(Diagnostic) -> [Output] {
    if topic == allWord { return everything(in: language) }
    if let command = CommandTable.commands.first(where: { $0.name == topic }) {
      return explanation(of: command, in: language)
    }
    let begun = Group.allCases.filter { topic.count > 1 && $0.word.hasPrefix(topic) }
    if let group = begun.first(where: { $0.word == topic }) { return list(of: group, in: language) }
    if topic == KeysHelp.word { return KeysHelp.outputs }
    if topic == wordsWord { return Glossary.outputs }
    if let term = Glossary.term(topic) { return term.outputs }
    let isCommand = CommandTable.names.contains { $0.hasPrefix(topic) }
    if !isCommand, begun.count == 1 { return list(of: begun[0], in: language) }
    do throws(Diagnostic) {
      return explanation(of: try CommandTable.command(Name(topic, range), shortened: true), in: language)
    } catch {
      guard case .unknownCommand = error else { throw error }
      let known = CommandTable.commands.map { $0.word } + Glossary.terms.map { Word($0.word, synonyms: $0.synonyms) }
      throw .unknownCommand(topic, known: known, range)
    }
  }

  // MARK: lists

  fileprivate static let allWord = "all"
  fileprivate static let wordsWord = "words"

  private static func overview(in language: Language) -> [Output] {
    let width = Group.allCases.map { $0.word.count }.max() ?? 0
    let groups = Group.allCases.map { group -> Output in
      let names = CommandTable.commands.filter { $0.group == group }.map { Phrase(verbatim: $0.name) }
      return .entry("\(group.purpose): \(Phrase.list(names))", head: group.word, indent: width + 2)
    }
    return [.text("Commands, by what they are for:"), .line("")] + groups + [
      .line(""),
      .entry(
        "\"help training\" lists the commands of a group with a line about each, \"help all\" those of all groups."),
      .entry("\"help COMMAND\" explains one. Commands may be shortened: \"tr 100\" is \"train 100\"."),
      .entry("\"help words\" lists the words that are explained, such as \"help rmse\"."),
      .entry("\"help keys\" lists the keys with which lines are edited."),
      .entry("\"tour\" lists lessons inside the program."),
    ]
  }

  private static func everything(in language: Language) -> [Output] {
    Group.allCases.flatMap { rows(of: $0, in: language) + [.line("")] } + [
      .entry("\"help COMMAND\" explains one. Commands may be shortened: \"tr 100\" is \"train 100\".")
    ]
  }

  private static func list(of group: Group, in language: Language) -> [Output] {
    rows(of: group, in: language) + [.line(""), .entry("\"help COMMAND\" explains one.")]
  }

  private static func rows(of group: Group, in language: Language) -> [Output] {
    let width = CommandTable.commands.map { $0.name.count }.max() ?? 0
    let commands = CommandTable.commands.filter { $0.group == group }
    return [.text(group.title)] + commands.map { .entry($0.summary, head: "  " + $0.name, indent: width + 4) }
  }

  // MARK: one command

  private static func explanation(of command: Command, in language: Language) -> [Output] {
    var outputs: [Output] = [.entry(command.usage, hanging: 2), .line("")]
    outputs.append(.entry(command.summary, indent: 2))
    outputs += command.details.map { .entry($0, indent: 2) }
    if !command.code.isEmpty { outputs += [.line("")] + command.code.split(separator: "\n").map { .line("    " + $0) } }
    if !command.options.isEmpty {
      outputs += [.line(""), .text("Options")]
      let standards = command.options.map { "\($0.name)=\(language.text($0.standard))" }
      let width = standards.map { displayWidth($0) }.max() ?? 0
      outputs += zip(standards, command.options).map { standard, option in
        .entry(option.summary, head: "  " + standard, indent: width + 4)
      }
    }
    outputs += [.line(""), .text(command.examples.count == 1 ? "Example" : "Examples")]
    outputs += command.examples.map { .line("  " + $0) }
    if !command.next.isEmpty {
      outputs += [.line(""), .text("What to try next")] + command.next.map { .line("  " + $0) }
    }
    return outputs
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let topic = Parameter("COMMAND", "a command", .written(.command(or: others)))

  /// What else help is given on.
  private static let others =
    Command.Group.allCases.map { Word($0.word, $0.purpose) } + [
      Word(Command.allWord, "all commands"), Word(Command.wordsWord, "all words that are explained"),
      Word(KeysHelp.word, "the keys of the prompt"),
    ] + Glossary.terms.map { Word($0.word, $0.name) }
}
