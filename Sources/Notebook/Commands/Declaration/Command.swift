import CommandLanguage
import Phrases
import Tasks

/// A command of the language, as it is declared in its file: help, completion and suggestions are made from
/// these declarations.
///
/// To add a command: a file in this folder like `SeedCommand.swift`, a row in `CommandTable`, a session that
/// shows it.
package struct Command: Sendable {
  /// What a command is for, as `help` groups them.
  package enum Group: CaseIterable, Sendable {
    case load, model, train, compare, look, inside, encode, session

    /// What `help` heads it with.
    package var title: Phrase {
      switch self {
      case .load: "Load data"
      case .model: "Make a model"
      case .train: "Train and judge it"
      case .compare: "Compare many runs"
      case .look: "Look at it"
      case .inside: "Inside the cell"
      case .encode: "One-hot coding"
      case .session: "The session"
      }
    }
  }

  /// An option `name=value`.
  package struct Option: Sendable {
    /// The name, without `=`.
    package let name: String
    /// What it is where it is not given.
    package let standard: Phrase
    /// What it does, in a line.
    package let summary: Phrase
    /// What can be typed behind `=`; worked out from `standard` where it is `yes` or `no`.
    package let values: Values

    package init(_ name: String, _ standard: Phrase, _ summary: Phrase, values: Values? = nil) {
      self.name = name
      self.standard = standard
      self.summary = summary
      let english = standard.description
      let isFlag = english.hasPrefix("yes") || english.hasPrefix("no ") || english == "no"
      self.values = values ?? (isFlag ? .words(["yes", "no"]) : .any)
    }
  }

  /// What an option's value can be, for completion.
  package enum Values: Sendable, Equatable {
    case any
    case words([String])
    /// A column of the CSV file that is the command's first value.
    case columns
  }

  /// The command word.
  package let name: String
  package let group: Group
  /// What it does, in a line.
  package let summary: Phrase
  /// How it is written; words in capitals stand for what is to be typed there.
  package let usage: Phrase
  package var options: [Option] = []
  /// Lines that can be typed as they are, after the commands that they need.
  package let examples: [String]
  /// Further explanation for `help COMMAND`, a paragraph each.
  package var details: [Phrase] = []
  /// Lines to try next, as `help COMMAND` shows them.
  package var next: [String] = []
  /// Whether `undo` takes it back.
  package var isUndoable = false
  /// Does it, or throws and leaves everything as it was.
  package let run: @Sendable (inout Arguments, Workbench, CommandContext) throws -> CommandResult

  /// The usage as a mistake quotes it, with an example where the command takes anything.
  var usageAndExample: Phrase {
    guard usage.description != name, let example = examples.first(where: { $0.contains(" ") && !$0.contains(";") })
    else { return usage }
    return "\(usage), such as \"\(example)\""
  }
}
