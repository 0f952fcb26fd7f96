import CommandLanguage
import Phrases

/// A command of the language, as it is declared in its file: parsing, help, completion and suggestions are made from
/// these declarations.
///
/// To add a command: a file in the folder of its group, like `SeedCommand.swift`, a row in `CommandTable`, a session
/// that shows it.
package struct Command: Sendable {
  /// What a command is for, as `help` groups them.
  package enum Group: CaseIterable, Sendable {
    case load, model, train, compare, look, inside, encode, page, session

    /// The heading in `help`.
    package var title: Phrase {
      switch self {
      case .load: "Load data"
      case .model: "Make a model"
      case .train: "Train and judge it"
      case .compare: "Compare many runs"
      case .look: "Look at it"
      case .inside: "Inside the cell"
      case .encode: "One-hot coding"
      case .page: "The page"
      case .session: "The session"
      }
    }

    /// What it is called after `help`: no command's name.
    package var word: String {
      switch self {
      case .load: "loading"
      case .model: "networks"
      case .train: "training"
      case .compare: "comparing"
      case .look: "looking"
      case .inside: "inside"
      case .encode: "coding"
      case .page: "pages"
      case .session: "session"
      }
    }

    /// What its commands are for, in a few words.
    package var purpose: Phrase {
      switch self {
      case .load: "read a series from a file, or make additions"
      case .model: "choose the network that is to learn"
      case .train: "let it learn, and judge what it has learned"
      case .compare: "train many networks, with the statistics"
      case .look: "forecasts, answers and pictures"
      case .inside: "what happens in the cell, step by step"
      case .encode: "characters as rows of zeros and a one"
      case .page: "show the page, write notes, change what was typed"
      case .session: "take back, save, bring back, choose settings"
      }
    }
  }

  /// What a command does: reads its arguments, then returns output and the next workbench, or throws and leaves
  /// everything as it was.
  package typealias Run =
    @Sendable (inout Arguments, Workbench, CommandContext) throws(Diagnostic) -> CommandResult

  /// The command word.
  package let name: String
  /// Where `help` lists it.
  package let group: Group
  /// What it does, in a line.
  package let summary: Phrase
  /// What other programs call it.
  package var synonyms: [String] = []
  /// Other words for it that can be typed as well.
  package var aliases: [String] = []
  /// The values it takes.
  package var takes = Usage()
  /// The options it takes, in the order of `help`.
  package var options: [OptionDescription] = []
  /// Lines that can be typed as they are, after the commands that they need.
  package let examples: [String]
  /// Further explanation for `help COMMAND`, a paragraph each.
  package var details: [Phrase] = []
  /// Lines of a program that `help COMMAND` shows as they are, to be copied.
  package var code = ""
  /// Lines to try next, as `help COMMAND` shows them.
  package var next: [String] = []
  /// Whether `undo` takes it back.
  package var isUndoable = false
  /// Whether it leaves everything as it was, so that what follows on the page does not depend on it.
  package var onlyShows = false
  /// Whether what it says depends on the commands before it, and not only on what they led to.
  var readsPage = false
  /// Whether it shows or keeps runs.
  var usesRuns = false
  /// Whether it is there only at the prompt, whose page it shows or changes.
  package var isOfPrompt = false
  /// Whether it takes the rest of its line as it stands, as prose.
  var takesText = false
  /// Whether the rest of its line behind the first argument is a command.
  var takesCommand = false
  /// Does it.
  package let run: Run
}

extension Command {
  /// The command word with its explanation.
  package var word: Word { Word(name, summary, synonyms: synonyms) }

  /// How it is written; words in capitals stand for what is to be typed there.
  package var usage: Phrase {
    let text = takes.text(of: name)
    // A usage of fixed words alone is the same in every language.
    return takes.hasPlaceholder ? Phrase(stringLiteral: text) : Phrase(verbatim: text)
  }

  /// The usage as a mistake quotes it, with an example if the command takes anything.
  var usageAndExample: Phrase {
    guard takes.text(of: name) != name,
      let example = examples.first(where: { $0.contains(" ") && !$0.contains(";") })
    else { return usage }
    return "\(usage), such as \"\(example)\""
  }
}
