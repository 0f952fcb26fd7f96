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
  /// The page: the commands so far and their output, and prose.
  package var recorder = SessionRecorder()
  /// How many of its commands have the output of running them now; the others are stale.
  package var freshCount = 0
  /// The file that the page was read from or saved to.
  var origin: SavedFile?
  /// What the commands of the page came to.
  var pageMemory: PageMemory?
  /// Draws the pictures of the page as they were after earlier epochs, by the places of their commands, counted from 0.
  var framesOfPage: () -> [Int: [HandOut.Frame]] = { [:] }
  /// Whether the command was typed at a prompt, where there is a page; a session file has none.
  var isPrompt = false
  /// Who watches long work.
  package var observer = WorkObserver()
  /// What the machine is and can do.
  package var machine: Machine
  /// Whether a person sits at the prompt.
  package var isInteractive = false
  /// Finished runs; only those of this session unless another store is set.
  package var runs: RunStore = .ofSession()
  /// Other machines that compute runs; nil where none are to be asked, as in a session that is replayed.
  package var cluster: Cluster?
  /// Returns the outcomes that are known of the runs with these keys, to have them again without computing them.
  package var knownOutcomes: (_ keys: [String]) -> [String: RunOutcome] = { _ in [:] }
  /// Takes the runs of a command in place of computing them; nil to compute them.
  package var takePlan: ((RunPlan) -> Void)?
  /// Plans of runs that other machines compute; nil in a session that is replayed.
  package var plans: PlanAccess?
  /// Shows a part of the output before the command ends; nil if all of it is shown at the end.
  var showEarly: (([Output]) -> Void)?
  /// Results of trainings that were done before; one of them may be that of the command, so that it need not be done
  /// again.
  package var restoredTrainings: [TrainingSnapshot] = []
  /// The session that `recover` brings back; it is the first of those that are kept.
  package var lostSession: LostSession?
  /// All that are kept.
  package var keptSessions = KeptSessions()
  /// Returns the text of a lesson inside the program; nil if it holds none of this name.
  package var lessonLines: (_ name: String) -> [String]? = { _ in nil }
  /// Makes HTML of prose; without a library for Markdown it stays as it was typed.
  package var markdown: MarkdownReader = { parts in parts.map { "<pre>\(HTMLText.escaped($0))</pre>\n" } }
  /// Returns what all pages that run have; nil if the engine was not built.
  package var livePageParts: () -> LivePage.Parts? = { nil }
  /// Writes models as files of other programs; a program without a writer says so.
  package var exportModel: ModelWriter = { (_) throws(ModelExportError) in throw .noWriter }
  /// How many commands the startup file has given the session.
  package var startupCommands = 0
  /// How the command under way is recorded, with another number instead of its first one and some options changed.
  var recordedCommand: (Int, [RecordedOption]) -> String = { _, _ in "" }

  /// - Parameters:
  ///   - files: which files commands may touch.
  ///   - machine: what they run on.
  package init(files: FileAccess, machine: Machine = Machine()) {
    self.files = files
    self.machine = machine
  }
  /// Takes the outcomes of runs that are kept elsewhere, so that they are not computed again. What cannot be read is
  /// not known.
  package mutating func knowOutcomes(of store: RunStore) {
    knownOutcomes = { keys in
      do throws(RunStoreError) { return try store.outcomes(of: keys) } catch { return [:] }
    }
  }
}
