private import Foundation
private import Recurrent
private import Synchronization

/// Computes runs on this machine: small ones side by side, each in one thread; big ones one after another, each with
/// all of them. Results come in the order of the plan, whatever was finished first.
package struct LocalRunner {
  /// How many threads work.
  package var threads: Int
  /// Asked again and again, on the thread that called `run`.
  package var shouldStop: () -> Bool = { false }
  /// Given each finished run at once, one at a time, on the thread that called `run`, in the order of finishing.
  package var finished: (_ index: Int, _ outcome: RunOutcome) -> Void = { _, _ in }
  /// Told how far all runs have come, on the thread that called `run`.
  package var progress: (Progress) -> Void = { _ in }

  /// How far all runs have come.
  package struct Progress: Sendable, Equatable {
    package let finished: Int
    package let total: Int
    /// The part of the work that is done, 0 … 1, those under way included.
    package let part: Double
  }

  /// - Parameter threads: nil for as many as the machine runs at once.
  package init(threads: Int? = nil) { self.threads = threads ?? WorkerPool.defaultThreads }

  /// Computes runs.
  ///
  /// - Returns: an outcome for each run, nil where `shouldStop` came first.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func run(_ runs: [PlannedRun]) throws -> [RunOutcome?] {
    var outcomes = [RunOutcome?](repeating: nil, count: runs.count)
    let small = runs.indices.filter { Self.isSmall(runs[$0]) }
    let isWorthIt = threads > 1 && small.count > 1
    var meter = Meter(runs)
    progress(meter.progress)
    if shouldStop() { return outcomes }
    if isWorthIt { try runSideBySide(small, of: runs, &outcomes, &meter) }
    for index in runs.indices where outcomes[index] == nil && !(isWorthIt && Self.isSmall(runs[index])) {
      if shouldStop() { break }
      let outcome = try runs[index].perform(threads: threads == 1 ? 1 : nil, shouldStop: shouldStop) { epochs in
        progress(meter.progress(with: [(index, epochs)]))
      }
      guard let outcome else { break }
      outcomes[index] = outcome
      finished(index, outcome)
      meter.finish(index)
      progress(meter.progress)
    }
    return outcomes
  }

  /// Whether a run's weights and moments, 12 bytes a parameter, stay in one core's share of the third cache. Two LSTMs
  /// of 256 units (265,473 parameters) took four fifths of the time side by side; from 512 units on, where both ways
  /// took the same, side by side would only want more of the memory that cores share.
  static func isSmall(_ run: PlannedRun) -> Bool { run.parameters <= 300_000 }

  private func runSideBySide(
    _ small: [Int], of runs: [PlannedRun], _ outcomes: inout [RunOutcome?], _ meter: inout Meter
  ) throws {
    // The longest first, so that none of them is left alone at the end.
    let works = runs.map(\.work)
    let order = small.sorted { works[$0] != works[$1] ? works[$0] > works[$1] : $0 < $1 }
    let queue = RunQueue(runs, order: order, workers: min(threads, order.count))
    queue.start()
    defer { queue.waitUntilDone() }
    while let done = queue.next() {
      if shouldStop() { queue.stop() }
      for (index, outcome) in done {
        outcomes[index] = outcome
        finished(index, outcome)
        meter.finish(index)
      }
      progress(meter.progress(with: queue.underWay))
    }
    if let error = queue.error { throw error }
  }
}

/// Adds up how much work is done.
private struct Meter {
  private let works: [Double]
  private let epochs: [Int]
  private let total: Double
  private var done = 0.0
  private var finished = 0

  init(_ runs: [PlannedRun]) {
    works = runs.map(\.work)
    epochs = runs.map(\.settings.epochs)
    total = max(works.reduce(0, +), 1)
  }

  var progress: LocalRunner.Progress { progress(with: []) }

  func progress(with underWay: [(index: Int, epochs: Int)]) -> LocalRunner.Progress {
    let part = underWay.reduce(done) { $0 + works[$1.index] * Double($1.epochs) / Double(max(epochs[$1.index], 1)) }
    return .init(finished: finished, total: works.count, part: min(part / total, 1))
  }

  mutating func finish(_ index: Int) {
    done += works[index]
    finished += 1
  }
}

/// Runs that threads take one after another; what they finish waits here for the thread that asked.
private final class RunQueue: @unchecked Sendable {
  private let runs: [PlannedRun]
  private let order: [Int]
  private let workers: Int
  private let condition = NSCondition()
  private let stopping = Atomic<Bool>(false)
  // Guarded by `condition`.
  private var taken = 0
  private var working = 0
  private var done: [(Int, RunOutcome)] = []
  private var current: [Int: Under] = [:]
  private var firstError: (any Error)?

  /// How far a run under way has come.
  private final class Under: Sendable {
    let index: Int
    let epochs = Atomic<Int>(0)

    init(index: Int) { self.index = index }
  }

  init(_ runs: [PlannedRun], order: [Int], workers: Int) {
    self.runs = runs
    self.order = order
    self.workers = workers
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
    return current.values.map { ($0.index, $0.epochs.load(ordering: .relaxed)) }
  }

  var error: (any Error)? {
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
      let outcome = Result {
        try runs[under.index].perform(
          threads: 1, shouldStop: { stopping.load(ordering: .relaxed) },
          report: { under.epochs.store($0, ordering: .relaxed) })
      }
      give(under, worker, outcome)
    }
  }

  private func take(_ worker: Int) -> Under? {
    condition.lock()
    defer { condition.unlock() }
    guard taken < order.count, !stopping.load(ordering: .relaxed) else {
      working -= 1
      condition.broadcast()
      return nil
    }
    let under = Under(index: order[taken])
    taken += 1
    current[worker] = under
    return under
  }

  private func give(_ under: Under, _ worker: Int, _ outcome: Result<RunOutcome?, any Error>) {
    condition.lock()
    defer { condition.unlock() }
    current[worker] = nil
    switch outcome {
    case .success(let outcome): if let outcome { done.append((under.index, outcome)) }
    case .failure(let error):
      firstError = firstError ?? error
      stop()
    }
    condition.broadcast()
  }
}
