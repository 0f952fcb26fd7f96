import Phrases

/// A session whose prompt ended without being left, or was left without saving, as far as it was written down: what
/// `recover` brings back.
package struct LostSession {
  /// Its commands and their output.
  package let cells: [SessionDocument.Cell]
  /// Its page, if it holds more than commands that were typed one after another.
  package let page: SessionRecorder?
  /// The language it began in.
  package let language: Language
  /// Results of trainings, by numbers that are those of their commands unless the page was changed.
  package let snapshots: [Int: TrainingSnapshot]
  /// How far a training had come that did not end; nil if none was under way.
  package let partial: TrainingSnapshot?
  /// Files, with names relative to the folder that the session ran in.
  package let files: FileStore
  /// The folder that the session ran in if that is another one than here; otherwise empty.
  package let folder: String
  /// Whether a person left it, and nothing ended it otherwise.
  package let wasLeft: Bool

  /// How many commands it has, including a training that did not end.
  package var count: Int { cells.count + (partial == nil ? 0 : 1) }

  /// What becomes of what was kept of a lost session.
  package enum End {
    /// All of it is part of the present session.
    case recovered
    /// The person does not want it.
    case dropped
  }

  /// - Parameters:
  ///   - journal: what the prompt wrote down.
  ///   - snapshots: results of trainings, by the index of their command.
  ///   - partial: how far a training had come that did not end.
  ///   - files: the files of the machine that the session ran on.
  ///   - here: the folder that the present session runs in.
  ///   - wasLeft: whether a person left it.
  package init(
    _ journal: JournalText, snapshots: [Int: TrainingSnapshot], partial: TrainingSnapshot?, files: FileStore,
    here: String, wasLeft: Bool = false
  ) {
    cells = journal.document.cells
    page = journal.page
    language = journal.document.language
    self.snapshots = snapshots
    self.partial = partial
    self.files = files.relative(to: journal.folder)
    folder = journal.folder == here || journal.folder == "." ? "" : journal.folder
    self.wasLeft = wasLeft
  }

  /// Returns the results of trainings that may be that of a command.
  func snapshots(of index: Int) -> [TrainingSnapshot] {
    guard page != nil else { return snapshots[index].map { [$0] } ?? [] }
    let command = cells[index].command
    return snapshots.keys.sorted().compactMap { snapshots[$0] }.filter { $0.command == command }
  }

  /// What the prompt says of it when it opens.
  ///
  /// - Parameter all: how many sessions are kept, this one included.
  package func offer(among all: Int) -> Phrase {
    all > 1
      ? "\(ending); \"recover 1\" brings it back, \"recover\" lists all \(all) that are kept."
      : "\(ending); \"recover\" brings it back."
  }

  /// How it ended.
  private var ending: Phrase {
    switch (wasLeft, count) {
    case (false, 1): "A session of 1 command was lost"
    case (false, _): "A session of \(count) commands was lost"
    case (true, 1): "The last session, 1 command, was not saved"
    case (true, _): "The last session, \(count) commands, was not saved"
    }
  }
}
