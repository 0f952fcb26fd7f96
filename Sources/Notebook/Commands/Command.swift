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

/// What a command may use besides the workbench.
package struct CommandContext {
  /// Files.
  package var files: FileAccess
  /// The commands so far and their output.
  package var recorder = SessionRecorder()
  /// Whether the person has asked to stop.
  package var shouldStop: () -> Bool = { false }
  /// Whether the person has asked to leave the command at once; nil where nobody could.
  package var shouldAbandon: (() -> Bool)?
  /// Whether a person sits at the prompt.
  package var isInteractive: Bool { shouldAbandon != nil }
  /// Told how far long work has come; never part of the output.
  package var reportProgress: (Progress) -> Void = { _ in }
  /// Finished runs; those of this session alone unless told otherwise.
  package var runs: any RunStore = InMemoryRunStore()
  /// Told how far the runs of a comparison have come, and in what to say it; never part of the output.
  package var reportRuns: (LocalRunner.Progress, Language) -> Void = { _, _ in }
  /// Whether a training under way is to be kept now.
  package var wantsCheckpoint: () -> Bool = { false }
  /// Keeps a training under way.
  package var keepCheckpoint: (TrainingSnapshot) -> Void = { _ in }
  /// Whether somebody watches and it is time for another picture.
  package var wantsPicture: () -> Bool = { false }
  /// Shows a picture of work under way, in the place of the one before.
  package var showPicture: ([Output]) -> Void = { _ in }
  /// What the command's training came to when it was done before, to have it again without training.
  package var restoredTraining: TrainingSnapshot?
  /// The session that `recover` brings back.
  package var lostSession: LostSession?
  /// How many commands the startup file has given the session.
  package var startupCommands = 0
  /// How the command under way is recorded, another number in the place of its first one.
  var recordedCommand: (Int) -> String = { _ in "" }

  package init(files: FileAccess) { self.files = files }

  /// How far a training run has come.
  package struct Progress: Sendable {
    /// Epochs the model has learned for, and those before and after the run.
    package let epoch: Int
    package let firstEpoch: Int
    package let lastEpoch: Int
    /// How much of the epoch under way is done, from 0 to 1.
    package let fraction: Double
    /// What the last whole epoch showed.
    package let record: EpochRecord?
    /// What to tell it in.
    package let language: Language

    package init(
      epoch: Int, firstEpoch: Int, lastEpoch: Int, fraction: Double = 0, record: EpochRecord?,
      language: Language = .english
    ) {
      self.epoch = epoch
      self.firstEpoch = firstEpoch
      self.lastEpoch = lastEpoch
      self.fraction = fraction
      self.record = record
      self.language = language
    }
  }
}

/// What came of a command.
package struct CommandResult {
  /// What it has to say.
  package var outputs: [Output]
  /// What it says to the person alone, since a replay would not say it again.
  package var remarks: [Output] = []
  /// The number to record in the place of the first one typed, so that a replay ends where this did; 0 to record
  /// nothing.
  package var recordedNumber: Int?
  /// Commands that it brought back, to be recorded as if they had been typed.
  package var replayed: [SessionRecorder.Cell] = []
  /// The workbench after it.
  package var workbench: Workbench
  /// Whether it only showed something, so that there is nothing to undo.
  package var isLook = false
  /// Whether the program should end.
  package var quits = false
  /// Whether the prompt, where there is one, should give the lesson.
  package var startsTour = false

  package init(_ outputs: [Output], _ workbench: Workbench) {
    self.outputs = outputs
    self.workbench = workbench
  }

  /// Text alone.
  package init(_ lines: Phrase..., on workbench: Workbench) {
    self.init(lines.map { .text($0) }, workbench)
  }

  /// What a command that can change something shows when it is asked to change nothing.
  package static func look(_ outputs: [Output], _ workbench: Workbench) -> CommandResult {
    var result = CommandResult(outputs, workbench)
    result.isLook = true
    return result
  }
}

/// A command that the state of the workbench does not allow, with what to type first.
struct NotYet: Error {
  let message: Phrase
  let hint: Phrase

  static let noData = NotYet(
    message: "there is no data yet", hint: "type \"load sales\", \"load addition\" or \"load FILE.csv\" first")
  static let noModel = NotYet(message: "there is no model yet", hint: "type for example \"model lstm 8\" first")
  static let untrained = NotYet(message: "the model is not trained yet", hint: "type for example \"train 100\" first")

  static func needsSeries(_ command: String) -> NotYet {
    NotYet(
      message: "\"\(command)\" works on a series of months", hint: "type \"load sales\" or \"load FILE.csv\" first")
  }

  static func needsAddition(_ command: String) -> NotYet {
    NotYet(message: "\"\(command)\" works on additions", hint: "type \"load addition\" first")
  }
}

extension Workbench {
  /// The data, or an error that says how to load some.
  func requireData() throws -> TaskData {
    guard let data else { throw NotYet.noData }
    return data
  }

  /// The model, or an error that says how to make one.
  func requireModel() throws -> Model {
    _ = try requireData()
    guard let model else { throw NotYet.noModel }
    return model
  }

  /// The model, trained for at least one epoch.
  func requireTrainedModel() throws -> Model {
    let model = try requireModel()
    guard model.checkpoint.epochs > 0 else { throw NotYet.untrained }
    return model
  }
}
