private import Foundation
internal import Recurrent
private import Synchronization

/// Bundles of runs that threads take one after another; what they finish waits here for the thread that asked.
final class RunQueue: @unchecked Sendable {
  private let runs: [PlannedRun]
  private let order: [[Int]]
  private let workers: Int
  private let condition = NSCondition()
  private let stopping = Atomic<Bool>(false)
  // Guarded by `condition`.
  private var taken = 0
  private var working = 0
  private var done: [(Int, RunOutcome)] = []
  private var current: [Int: Under] = [:]
  private var firstError: TrainingError?

  /// How far the runs of a bundle under way have come.
  private final class Under: Sendable {
    let bundle: [Int]
    let epochs = Atomic<Int>(0)

    init(_ bundle: [Int]) { self.bundle = bundle }
  }

  init(_ runs: [PlannedRun], order: [[Int]], threads: Int) {
    self.runs = runs
    self.order = order
    workers = min(threads, order.count)
  }

  func start() {
    working = workers
    for worker in 0..<workers {
      let thread = Thread { self.work(worker) }
      thread.stackSize = 4 << 20
      thread.start()
    }
  }

  /// What was finished since the last call, perhaps nothing yet; nil when all threads have ended and all was given.
  func next() -> [(Int, RunOutcome)]? {
    condition.lock()
    defer { condition.unlock() }
    if done.isEmpty, working > 0 { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.02)) }
    if done.isEmpty, working == 0 { return nil }
    defer { done = [] }
    return done
  }

  /// Runs that have begun, and their epochs so far.
  var underWay: [(index: Int, epochs: Int)] {
    condition.lock()
    defer { condition.unlock() }
    return current.values.flatMap { under in
      let epochs = under.epochs.load(ordering: .relaxed)
      return under.bundle.map { ($0, epochs) }
    }
  }

  var error: TrainingError? {
    condition.lock()
    defer { condition.unlock() }
    return firstError
  }

  func stop() { stopping.store(true, ordering: .relaxed) }

  func waitUntilDone() {
    condition.lock()
    while working > 0 { condition.wait() }
    condition.unlock()
  }

  private func work(_ worker: Int) {
    while let under = take(worker) {
      give(under, worker, Result { () throws(TrainingError) in try perform(under) })
    }
  }

  /// - Returns: an outcome for each run of the bundle; nil where they were stopped.
  private func perform(_ under: Under) throws(TrainingError) -> [RunOutcome]? {
    let shouldStop = { self.stopping.load(ordering: .relaxed) }
    let report = { (epochs: Int) in under.epochs.store(epochs, ordering: .relaxed) }
    guard under.bundle.count == 1 else {
      return try PlannedRun.performInLanes(under.bundle.map { runs[$0] }, shouldStop: shouldStop, report: report)
    }
    return try runs[under.bundle[0]].perform(threads: 1, shouldStop: shouldStop, report: report).map { [$0] }
  }

  private func take(_ worker: Int) -> Under? {
    condition.lock()
    defer { condition.unlock() }
    guard taken < order.count, !stopping.load(ordering: .relaxed) else {
      working -= 1
      condition.broadcast()
      return nil
    }
    let under = Under(order[taken])
    taken += 1
    current[worker] = under
    return under
  }

  private func give(_ under: Under, _ worker: Int, _ outcomes: Result<[RunOutcome]?, TrainingError>) {
    condition.lock()
    defer { condition.unlock() }
    current[worker] = nil
    switch outcomes {
    case .success(let outcomes): done += zip(under.bundle, outcomes ?? []).map { ($0, $1) }
    case .failure(let error):
      firstError = firstError ?? error
      stop()
    }
    condition.broadcast()
  }
}
