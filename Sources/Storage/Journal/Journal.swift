#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook
import Phrases

/// What a prompt has done, written down at once, so that a crash loses nothing: the commands and their output as
/// a session file that grows, and the results of trainings that took long. It is deleted when a session that was saved
/// is left; one that was not is kept for a while.
package final class Journal {
  /// The language that the session begins in.
  package var language = Language.english
  private let folder: String
  /// Locked as long as this program runs: whoever can lock a journal knows that its session is lost.
  private var opened: (files: JournalFiles, file: OpenFile)?
  private var text = GrowingText()
  /// Changes of the session so far, each a command unless the page was changed, and how many of them are saved or need
  /// not be.
  private var (count, savedCount) = (0, 0)
  /// The whole page, which is written anew with every change; nil as long as commands are only added.
  private var page: [UInt8]?
  private var isPageWritten = false
  private var troubles = JournalTroubles()
  private var lost: LostJournal?
  /// The journals of the last list, by their numbers.
  private var listed: [JournalFiles]?
  /// Whether the lost session is deleted as soon as all of it is in this journal.
  private var replacesLost = false
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
    self.checkpointInterval = checkpointInterval
  }

  /// A journal in a person's folders. What programs that were killed have left there is cleared.
  ///
  /// - Throws: `UserFolders.StateError` if there is nowhere to keep it.
  package convenience init(in folders: UserFolders) throws(UserFolders.StateError) {
    self.init(folder: try folders.makeState(JournalFiles.folderName))
    if let state = folders.state { Leftovers.clear(state: state) }
  }

  // MARK: writing down

  /// A line begins to run.
  package func lineBegins() {
    clock = Stopwatch()
    lastCheckpoint = Stopwatch()
  }

  /// Writes a command down, and the result of its training if that took long or was kept before.
  package func add(_ cell: SessionRecorder.Cell, _ training: RecordedTraining?) {
    if count == 0 { text.add(JournalText.heading(language, folder: Environment.currentFolder)) }
    switch training {
    case .made(let snapshot) where clock.seconds > Self.longTraining: keep(snapshot(), as: .command(count))
    case .restored(let snapshot): keep(snapshot, as: .command(count))
    case .made, nil: break
    }
    count += 1
    clock = Stopwatch()
    // The page with this command comes next.
    guard page == nil else { return }
    text.add(JournalText.text(of: cell))
    write()
    opened?.files.removePartial()
    finishReplacingLost()
  }

  /// Writes the whole page down: more than a command at its end has changed.
  package func replace(_ page: SessionRecorder) {
    self.page = Array(JournalText.text(of: page, folder: Environment.currentFolder).utf8)
    count += 1
    write()
    opened?.files.removePartial()
    finishReplacingLost()
  }

  /// Whether it is time for a checkpoint of the training that runs.
  package var wantsCheckpoint: Bool { lastCheckpoint.seconds > checkpointInterval }

  /// Keeps the present state of a training.
  package func keepPartial(_ snapshot: TrainingSnapshot) {
    lastCheckpoint = Stopwatch()
    keep(snapshot, as: .partial)
  }

  /// All commands so far are saved elsewhere, or can be typed again as they were.
  package func allIsSaved() { savedCount = count }

  /// Returns what the person should know of the writing and was not told yet.
  package func news() -> Phrase? { troubles.news() }

  private func write() {
    if let page { return write(page) }
    do throws(SystemError) {
      let file = try openedJournal().file
      try text.write(to: GrowingText.Place(file))
      troubles.textIsWritten()
    } catch {
      troubles.textIsNotWritten(error)
    }
  }

  /// Puts another file in the place of the text: whatever happens, one of both is there, and it is locked.
  private func write(_ page: [UInt8]) {
    do throws(SystemError) {
      let files = try openedJournal().files
      opened = (files, try OpenFile.replaced(files.text, mode: 0o600, with: page))
      isPageWritten = true
      troubles.textIsWritten()
    } catch {
      isPageWritten = false
      troubles.textIsNotWritten(error)
    }
  }

  /// Whether all there is to lose is written down.
  private var isWhole: Bool { page == nil ? text.isWhole : isPageWritten }

  private func keep(_ snapshot: TrainingSnapshot, as training: JournalFiles.Training) {
    do throws(SystemError) {
      let files = try openedJournal().files
      do throws(FileError) { try files.keep(snapshot, as: training) } catch { troubles.trainingIsNotKept(error) }
    } catch {
      troubles.textIsNotWritten(error)
    }
  }

  /// Opens a file of its own: a program of the same number, in another container or before a restart, may have one.
  private func openedJournal() throws(SystemError) -> (files: JournalFiles, file: OpenFile) {
    if let opened { return opened }
    let made = try OpenFile.makeLocked(mode: 0o600, needsLock: true) { number in
      JournalFiles(path: folder + "/\(getpid())" + (number == 0 ? "" : ".\(number)")).text
    }
    let new = (JournalFiles(text: made.path), made.file)
    opened = new
    return new
  }

  // MARK: leaving

  /// What leaving the prompt does to the session.
  package enum Leaving: Equatable {
    /// There was nothing to lose.
    case nothing
    /// It was not saved, and is kept to be brought back.
    case kept
    /// It was not saved, and not all of it could be kept.
    case keptInPart
  }

  /// Deletes the journal if everything in it is saved; otherwise keeps it among the last that were left.
  package func leave() -> Leaving {
    guard count > savedCount else {
      remove()
      return .nothing
    }
    write()
    finishReplacingLost()
    guard let files = opened?.files else { return .keptInPart }
    files.markAsLeft()
    // Nobody holds it any more: it is one of those that are kept.
    opened = nil
    for journal in keptJournals().dropFirst(KeptSessions.most) where journal !== lost { journal.remove() }
    return isWhole ? .kept : .keptInPart
  }

  /// Deletes the journal.
  package func remove() {
    opened?.files.remove()
    opened = nil
  }

  // MARK: a lost session

  /// Returns the session to offer: the newest that was lost, or else the newest that was left without being saved. No
  /// other prompt finds it as long as this one runs and has not taken it over.
  package func findLost() -> LostSession? {
    lost = LostJournal.newest(in: folder)
    return lost?.session
  }

  /// Deletes the lost session, all of which was added to this one, as soon as it is safely written here.
  package func adoptLost() {
    replacesLost = true
    finishReplacingLost()
  }

  /// Deletes the lost session.
  package func dropLost() {
    lost?.remove()
    lost = nil
    listed = nil
  }

  /// Lists the sessions that are kept, the one to offer first. A session under way in another program is none of them.
  package func listKept() -> [KeptSessions.Entry] {
    let journals = keptJournals().prefix(KeptSessions.most)
    listed = journals.map(\.files)
    return journals.map(\.entry)
  }

  /// Returns the session of a number in the last list. From now on it is the lost one, which no other prompt finds; nil
  /// if another has taken it meanwhile.
  package func openKept(_ number: Int) -> LostSession? {
    if listed == nil { _ = listKept() }
    guard let listed, listed.indices.contains(number - 1) else { return nil }
    let files = listed[number - 1]
    if files.path == lost?.files.path { return lost?.session }
    guard let journal = LostJournal(files) else { return nil }
    lost = journal
    return journal.session
  }

  /// The journals of sessions that have ended, in the order of a list. They are locked as long as somebody holds them.
  private func keptJournals() -> [LostJournal] {
    JournalFiles.all(in: folder).compactMap { $0.path == lost?.files.path ? lost : LostJournal($0) }
  }

  private func finishReplacingLost() {
    guard replacesLost, isWhole, !troubles.missesTraining else { return }
    replacesLost = false
    dropLost()
  }
}
