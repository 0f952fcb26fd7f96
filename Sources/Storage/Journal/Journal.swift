#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook
import Phrases

/// What a prompt has done, written down at once, so that a crash loses nothing: the commands and their output as
/// a session file that grows, and the results of trainings that took long. It is deleted when the prompt is left.
package final class Journal {
  /// The language that the session begins in.
  package var language = Language.english
  private let folder: String
  private let files: JournalFiles
  /// Open and locked as long as this program runs: whoever can lock a journal knows that its session is lost.
  private var file: OpenFile?
  private var lost: LostJournal?
  private var count = 0
  private var clock = Stopwatch()
  private var lastCheckpoint = Stopwatch()
  private let checkpointInterval: Double

  /// A training that takes longer than this, in seconds, is kept, so that it need not be done again.
  private static let longTraining = 1.0

  /// - Parameters:
  ///   - folder: where journals are. That of this program is made with the first command.
  ///   - checkpointInterval: seconds between two checkpoints of a training.
  package init(folder: String, checkpointInterval: Double = 30) {
    self.folder = folder
    files = JournalFiles(path: folder + "/\(getpid())")
    self.checkpointInterval = checkpointInterval
  }

  // MARK: writing down

  /// A line begins to run.
  package func lineBegins() {
    clock = Stopwatch()
    lastCheckpoint = Stopwatch()
  }

  /// Writes a command down.
  package func add(_ cell: SessionRecorder.Cell, _ workbench: Workbench) {
    guard let file = openedFile() else { return }
    let isLong = clock.seconds > Self.longTraining
    if isLong, cell.command.hasPrefix("train"), let model = workbench.model {
      files.keep(TrainingSnapshot(command: cell.command, model: model), as: .command(count))
    }
    try? file.write(Array(JournalText.text(of: cell).utf8))
    files.removePartial()
    count += 1
    clock = Stopwatch()
  }

  /// Whether it is time for a checkpoint of the training that runs.
  package var wantsCheckpoint: Bool { lastCheckpoint.seconds > checkpointInterval }

  /// Keeps the present state of a training.
  package func keepPartial(_ snapshot: TrainingSnapshot) {
    lastCheckpoint = Stopwatch()
    if openedFile() != nil { files.keep(snapshot, as: .partial) }
  }

  /// Deletes the journal: the session was left in the usual way.
  package func remove() {
    guard file != nil else { return }
    files.remove()
    file = nil
  }

  private func openedFile() -> OpenFile? {
    if let file { return file }
    guard let opened = try? OpenFile(files.text, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o600), opened.lock()
    else { return nil }
    file = opened
    try? opened.write(Array(JournalText.heading(language, folder: Environment.currentFolder).utf8))
    return opened
  }

  // MARK: a lost session

  /// Returns the newest lost session in the folder, if there is one. No other prompt finds it as long as this one runs
  /// and has not adopted it.
  package func findLost() -> LostSession? {
    lost = LostJournal.newest(in: folder)
    return lost?.session
  }

  /// Takes over what the lost session had kept, after its commands were added to this one, and deletes its journal.
  package func adoptLost() {
    guard let lost else { return }
    let first = count - lost.session.count
    if first >= 0 {
      for (index, snapshot) in lost.session.snapshots { files.keep(snapshot, as: .command(first + index)) }
    }
    lost.remove()
    self.lost = nil
  }
}
