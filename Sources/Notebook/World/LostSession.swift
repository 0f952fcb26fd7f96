import Phrases

/// A session whose prompt ended without being left, as far as it was written down: what `recover` brings back.
package struct LostSession {
  /// Its commands and their output.
  package let cells: [SessionDocument.Cell]
  /// The language it began in.
  package let language: Language
  /// Results of trainings, by the index of their command in `cells`.
  package let snapshots: [Int: TrainingSnapshot]
  /// How far a training had come that did not end; nil if none was under way.
  package let partial: TrainingSnapshot?
  /// Files, with names relative to the folder that the session ran in.
  package let files: FileStore

  /// How many commands it has, including a training that did not end.
  package var count: Int { cells.count + (partial == nil ? 0 : 1) }

  /// - Parameters:
  ///   - journal: what the prompt wrote down.
  ///   - snapshots: results of trainings, by the index of their command.
  ///   - partial: how far a training had come that did not end.
  ///   - files: the files of the machine that the session ran on.
  package init(
    _ journal: JournalText, snapshots: [Int: TrainingSnapshot], partial: TrainingSnapshot?, files: FileStore
  ) {
    cells = journal.document.cells
    language = journal.document.language
    self.snapshots = snapshots
    self.partial = partial
    self.files = files.relative(to: journal.folder)
  }
}
