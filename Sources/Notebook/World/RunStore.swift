import Phrases
import Tasks

/// Where finished runs are kept, so that none is computed twice.
package struct RunStore {
  /// Whether it also holds the runs of other sessions; what it lists is then no part of this one.
  package let outlivesSession: Bool
  private let findOutcomes: (_ keys: [String]) throws(RunStoreError) -> [String: RunOutcome]
  private let findNumber: () throws(RunStoreError) -> Int
  private let addRecords: ([RunRecord]) throws(RunStoreError) -> Int
  private let readAll: () throws(RunStoreError) -> (records: [RunRecord], damaged: Int)
  private let clearRecords: () throws(RunStoreError) -> Int

  /// - Parameters:
  ///   - outlivesSession: whether it also holds the runs of other sessions.
  ///   - outcomes: what `outcomes(of:)` does.
  ///   - nextNumber: what `nextNumber()` does.
  ///   - add: what `add(_:)` of several runs does.
  ///   - all: what `all()` does.
  ///   - clear: what `clear()` does.
  package init(
    outlivesSession: Bool,
    outcomes: @escaping (_ keys: [String]) throws(RunStoreError) -> [String: RunOutcome],
    nextNumber: @escaping () throws(RunStoreError) -> Int,
    add: @escaping ([RunRecord]) throws(RunStoreError) -> Int,
    all: @escaping () throws(RunStoreError) -> (records: [RunRecord], damaged: Int),
    clear: @escaping () throws(RunStoreError) -> Int
  ) {
    self.outlivesSession = outlivesSession
    findOutcomes = outcomes
    findNumber = nextNumber
    addRecords = add
    readAll = all
    clearRecords = clear
  }

  /// Returns the outcomes of the runs with these keys, for those that are kept.
  package func outcomes(of keys: [String]) throws(RunStoreError) -> [String: RunOutcome] { try findOutcomes(keys) }

  /// Returns a number above those of all runs that are kept.
  package func nextNumber() throws(RunStoreError) -> Int { try findNumber() }

  /// Keeps a run at once and for good. If its key is kept already nothing changes; if its number is taken it gets
  /// another.
  package func add(_ record: RunRecord) throws(RunStoreError) { _ = try addRecords([record]) }

  /// Keeps several runs, all of them or none, as `add` of one does.
  ///
  /// - Returns: how many were not kept already.
  package func add(_ records: [RunRecord]) throws(RunStoreError) -> Int { try addRecords(records) }

  /// Returns all runs, by number, and how many are kept that are no longer what was kept: these are left out, and computed
  /// again where they are needed.
  package func all() throws(RunStoreError) -> (records: [RunRecord], damaged: Int) { try readAll() }

  /// Returns all runs, by number, but for damaged ones.
  package func records() throws(RunStoreError) -> [RunRecord] { try all().records }

  /// Forgets all runs.
  ///
  /// - Returns: how many there were.
  package func clear() throws(RunStoreError) -> Int { try clearRecords() }
}

/// Why finished runs could not be read or kept.
package enum RunStoreError: Error, Sendable, Equatable {
  /// There is no folder for a person's data.
  case noFolder
  /// The file was written by a newer version of the program.
  case newer(path: String)
  /// Another program has locked the file for longer than it takes to add a run.
  case locked(path: String)
  /// The system or the database refused, for this reason.
  case failed(path: String, reason: Phrase)

  /// What is wrong, in one line without a full stop.
  package var message: Phrase {
    switch self {
    case .noFolder: "there is no folder to keep runs in: neither XDG_DATA_HOME nor HOME is set"
    case .newer(let path): "\"\(path)\" was written by a newer version of Unroll"
    case .locked(let path): "cannot use \"\(path)\": another program has locked it"
    case .failed(let path, let reason): "cannot use \"\(path)\": \(reason)"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .noFolder: "set XDG_DATA_HOME to a folder"
    case .newer: "use that version, or move the file away"
    case .locked: "try again when that program is done with it"
    case .failed: "check the folder and its free space, or move the file away"
    }
  }
}
