/// What a command may use besides the workbench.
package struct CommandContext {
  /// Files.
  package var files: FileAccess
  /// The commands so far and their output.
  package var recorder = SessionRecorder()
  /// Who watches long work.
  package var observer = WorkObserver()
  /// What the machine is and can do.
  package var machine = Machine()
  /// Whether a person sits at the prompt.
  package var isInteractive = false
  /// Finished runs; those of this session alone unless told otherwise.
  package var runs: any RunStore = InMemoryRunStore()
  /// What the command's training came to when it was done before, to have it again without training.
  package var restoredTraining: TrainingSnapshot?
  /// The session that `recover` brings back.
  package var lostSession: LostSession?
  /// How many commands the startup file has given the session.
  package var startupCommands = 0
  /// How the command under way is recorded, another number in the place of its first one.
  var recordedCommand: (Int) -> String = { _ in "" }

  package init(files: FileAccess) { self.files = files }
}
