import Phrases
import Tasks

/// What a command may use besides the workbench.
package struct CommandContext {
  /// Files.
  package var files: FileAccess
  /// How the session is shown.
  package var presentation = Presentation()
  /// The language of answers.
  package var language: Language { presentation.language }
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
  package var runs: RunStore = .ofSession()
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
