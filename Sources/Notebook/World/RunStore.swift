import Phrases
import Tasks

/// Where finished runs are kept, so that none is computed twice.
package protocol RunStore: AnyObject {
  /// Whether it holds what other sessions ran: then nothing it lists belongs into a session.
  var outlivesSession: Bool { get }

  /// What came of the runs with these keys, as far as they are kept.
  func outcomes(of keys: [String]) throws(RunStoreError) -> [String: RunOutcome]

  /// A number above that of every run that is kept.
  func nextNumber() throws(RunStoreError) -> Int

  /// Keeps a run at once and for good; one whose key is kept already is left as it is, and a number that is taken is
  /// changed.
  func add(_ record: RunRecord) throws(RunStoreError)

  /// All runs, by number.
  func records() throws(RunStoreError) -> [RunRecord]

  /// Forgets all runs.
  ///
  /// - Returns: how many there were.
  func clear() throws(RunStoreError) -> Int
}

/// Why finished runs could not be read or kept.
package enum RunStoreError: Error, Sendable, Equatable {
  /// There is no folder for a person's data.
  case noFolder
  /// The file was written by a newer version of the program.
  case newer(path: String)
  /// What the system or the database said.
  case failed(path: String, reason: String)

  /// What is wrong, in one line without a full stop.
  package var message: Phrase {
    switch self {
    case .noFolder: "there is no folder to keep runs in: neither XDG_DATA_HOME nor HOME is set"
    case .newer(let path): "\"\(path)\" was written by a newer version of Unroll"
    case .failed(let path, let reason): "cannot use \"\(path)\": \(reason)"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .noFolder: "set XDG_DATA_HOME to a folder"
    case .newer: "use that version, or move the file away"
    case .failed: "check the folder and its free space, or move the file away"
    }
  }
}

/// Runs of one session, in memory. Its numbers follow the plan, never the order of finishing.
package final class InMemoryRunStore: RunStore {
  private var kept: [String: RunRecord] = [:]
  private var numbers: Set<Int> = []

  package init() {}

  package let outlivesSession = false

  package func outcomes(of keys: [String]) -> [String: RunOutcome] {
    var outcomes: [String: RunOutcome] = [:]
    for key in keys { outcomes[key] = kept[key]?.outcome }
    return outcomes
  }

  package func nextNumber() -> Int { (numbers.max() ?? 0) + 1 }

  package func add(_ record: RunRecord) {
    guard kept[record.key] == nil else { return }
    var record = record
    if numbers.contains(record.number) { record.number = nextNumber() }
    numbers.insert(record.number)
    kept[record.key] = record
  }

  package func records() -> [RunRecord] { kept.values.sorted { $0.number < $1.number } }

  package func clear() -> Int {
    defer {
      kept = [:]
      numbers = []
    }
    return kept.count
  }
}
