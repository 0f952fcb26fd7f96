import Glibc
import Phrases
import Text

/// What a prompt has done, written down as it is done, so that a crash loses nothing: the commands and their output as
/// a session file that grows, and the results of trainings that took long. It is taken away when the prompt is left.
package final class Journal {
  /// What the session spoke when it began.
  package var language = Language.english
  private let path: String
  private var descriptor: Int32 = -1
  private var count = 0
  private var clock = Stopwatch()
  private var lastCheckpoint = Stopwatch()
  private let checkpointInterval: Double

  /// A training that takes longer than this is kept, so that it need not be done again.
  private static let longTraining = 1.0
  static let fence = "````````"

  /// - Parameters:
  ///   - folder: where journals are; one of this process is made with the first command.
  ///   - checkpointInterval: seconds between two checkpoints of a training.
  package init(folder: String, checkpointInterval: Double = 30) {
    path = folder + "/\(getpid())"
    self.checkpointInterval = checkpointInterval
  }

  /// A line begins to run.
  package func lineBegins() {
    clock = Stopwatch()
    lastCheckpoint = Stopwatch()
  }

  /// Writes a command down.
  package func add(_ cell: SessionRecorder.Cell, _ workbench: Workbench) {
    guard open() else { return }
    let isLong = clock.seconds > Self.longTraining
    if isLong, cell.command.hasPrefix("train"), let model = workbench.model {
      keep(TrainingSnapshot(command: cell.command, model: model), as: "\(count)")
    }
    let output = cell.output.map { line in
      let kept = line.withoutTrailingBlanks
      return (SessionDocument.needsBackslash(kept, fence: Self.fence) ? "\\" + kept : kept) + "\n"
    }
    write("> \(cell.command)\n" + output.joined())
    unlink(snapshotPath("partial"))
    count += 1
    clock = Stopwatch()
  }

  /// Whether it is time for a checkpoint of the training that runs.
  package var wantsCheckpoint: Bool { lastCheckpoint.seconds > checkpointInterval }

  /// Keeps what a training has come to so far.
  package func keepPartial(_ snapshot: TrainingSnapshot) {
    lastCheckpoint = Stopwatch()
    if open() { keep(snapshot, as: "partial") }
  }

  /// Takes over what a session had kept whose commands were the last to be added.
  package func adopt(_ lost: LostSession) {
    let first = count - lost.count
    guard first >= 0 else { return }
    for (index, snapshot) in lost.snapshots { keep(snapshot, as: "\(first + index)") }
  }

  /// Takes it away: the session was ended as it should be.
  package func remove() {
    guard descriptor >= 0 else { return }
    Journal.removeFiles(path)
    close(descriptor)
    descriptor = -1
  }

  // MARK: files

  private func snapshotPath(_ name: String) -> String { "\(path)-\(name).training" }

  private func keep(_ snapshot: TrainingSnapshot, as name: String) {
    try? DiskFileStore().write(snapshot.bytes, to: snapshotPath(name), mode: 0o600)
  }

  private func open() -> Bool {
    guard descriptor < 0 else { return true }
    let opened = Glibc.open(path + ".md", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else { return false }
    // Held as long as this process lives; who can have it knows that the session is lost.
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      close(opened)
      return false
    }
    descriptor = opened
    let folder = getcwd(nil, 0)
    defer { free(folder) }
    let name = folder.map { String(cString: $0) } ?? "/"
    write(SessionDocument.firstLine(of: language) + "# Session\n\nin \(name.escapedLine)\n\n\(Self.fence)unroll\n")
    return true
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }

  static func removeFiles(_ path: String) {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let (folder, name) = (String(path[..<slash]), String(path[path.index(after: slash)...]))
    for entry in CompletionSources.disk.entries(folder)
    where entry.name == name + ".md" || (entry.name.hasPrefix(name + "-") && entry.name.hasSuffix(".training")) {
      unlink(folder + "/" + entry.name)
    }
  }
}

extension String {
  /// A path on one line; one that has line ends is not worth keeping.
  fileprivate var escapedLine: String { contains(where: \.isNewline) ? "/" : self }
}
