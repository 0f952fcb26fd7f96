import Tasks

extension RunStore {
  /// Returns a store for the runs of one session, in memory.
  package static func ofSession() -> RunStore {
    let runs = SessionRuns()
    return RunStore(
      outlivesSession: false,
      outcomes: { keys throws(RunStoreError) in runs.outcomes(of: keys) },
      nextNumber: { () throws(RunStoreError) in runs.nextNumber },
      add: { records throws(RunStoreError) in runs.add(records) },
      all: { () throws(RunStoreError) in (runs.records, 0) },
      clear: { () throws(RunStoreError) in runs.clear() })
  }
}

/// The runs of one session. Their numbers follow the plan, not the order in which runs finish.
private final class SessionRuns {
  private var kept: [String: RunRecord] = [:]
  private var numbers: Set<Int> = []

  func outcomes(of keys: [String]) -> [String: RunOutcome] {
    var outcomes: [String: RunOutcome] = [:]
    for key in keys { outcomes[key] = kept[key]?.outcome }
    return outcomes
  }

  var nextNumber: Int { (numbers.max() ?? 0) + 1 }

  func add(_ records: [RunRecord]) -> Int {
    let before = kept.count
    for record in records { add(record) }
    return kept.count - before
  }

  private func add(_ record: RunRecord) {
    guard kept[record.key] == nil else { return }
    var record = record
    if numbers.contains(record.number) { record.number = nextNumber }
    numbers.insert(record.number)
    kept[record.key] = record
  }

  var records: [RunRecord] { kept.values.sorted { $0.number < $1.number } }

  func clear() -> Int {
    defer {
      kept = [:]
      numbers = []
    }
    return kept.count
  }
}
