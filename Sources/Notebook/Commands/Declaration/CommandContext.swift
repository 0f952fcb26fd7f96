import Phrases

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
  /// Who watches long work.
  package var observer = WorkObserver()
  /// What the machine is and can do.
  package var machine: Machine
  /// Whether a person sits at the prompt.
  package var isInteractive = false
  /// Finished runs; those of this session alone unless told otherwise.
  package var runs: RunStore = .ofSession()
  /// What the command's training came to when it was done before, to have it again without training.
  package var restoredTraining: TrainingSnapshot?
  /// The session that `recover` brings back.
  package var lostSession: LostSession?
  /// How many commands the startup file has given the session.
  package var startupCommands = 0
  /// How the command under way is recorded, another number in the place of its first one.
  var recordedCommand: (Int) -> String = { _ in "" }

  /// - Parameters:
  ///   - files: which files commands may touch.
  ///   - machine: what they run on.
  package init(files: FileAccess, machine: Machine = Machine()) {
    self.files = files
    self.machine = machine
  }
}
