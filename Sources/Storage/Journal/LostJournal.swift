#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

/// The journal of a session whose prompt ended without being left, or was left without saving. It is locked, so that
/// only one prompt brings it back.
package final class LostJournal {
  let files: JournalFiles
  private let file: OpenFile
  private let text: JournalText

  /// Returns the session in a folder of journals that is offered first, or nil if there is none: the newest that was
  /// lost, or else the newest that was left. Files that are no journals are left alone.
  package static func newest(in folder: String) -> LostJournal? {
    for files in JournalFiles.all(in: folder) {
      if let journal = LostJournal(files) { return journal }
    }
    return nil
  }

  /// Nil if a prompt still writes the journal, or if it is no journal. A journal without any command is deleted.
  init?(_ files: JournalFiles) {
    guard let file = try? OpenFile(files.text, O_RDWR | O_NOFOLLOW | O_NONBLOCK), file.lock(),
      file.isNamed(files.text), let bytes = try? DiskFileStore().read(files.text, limit: FileAccess.largestFile),
      let text = JournalText(bytes)
    else { return nil }
    (self.files, self.file, self.text) = (files, file, text)
    guard !text.isEmpty || files.snapshot(of: .partial) != nil else {
      remove()
      return nil
    }
  }

  /// What the journal holds, with its trainings, which may be large.
  package private(set) lazy var session: LostSession = {
    var snapshots: [Int: TrainingSnapshot] = [:]
    // After a change of the page, a number is not that of its command any more.
    let numbers = text.page == nil ? Array(text.document.cells.indices) : files.snapshotNumbers
    for index in numbers { snapshots[index] = files.snapshot(of: .command(index)) }
    return LostSession(
      text, snapshots: snapshots, partial: files.snapshot(of: .partial), files: .disk,
      here: Environment.currentFolder, wasLeft: files.isLeft)
  }()

  /// What a list says of it.
  var entry: KeptSessions.Entry {
    KeptSessions.Entry(
      time: files.time, commands: text.document.cells.map(\.command), bytes: files.bytes, wasLeft: files.isLeft)
  }

  /// Deletes its files.
  package func remove() { files.remove() }
}
