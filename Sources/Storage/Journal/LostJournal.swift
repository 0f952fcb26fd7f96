#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

/// The journal of a session whose prompt ended without being left, or was left without saving. It is locked, so that
/// only one prompt brings it back.
package final class LostJournal {
  /// What the journal holds.
  package let session: LostSession
  private let files: JournalFiles
  private let file: OpenFile

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
    var snapshots: [Int: TrainingSnapshot] = [:]
    for index in text.document.cells.indices { snapshots[index] = files.snapshot(of: .command(index)) }
    session = LostSession(
      text, snapshots: snapshots, partial: files.snapshot(of: .partial), files: .disk,
      here: Environment.currentFolder, wasLeft: files.isLeft)
    self.files = files
    self.file = file
    guard session.count > 0 else {
      remove()
      return nil
    }
  }

  /// Deletes its files.
  package func remove() { files.remove() }
}
