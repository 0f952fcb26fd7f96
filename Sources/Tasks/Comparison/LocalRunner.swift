package import Recurrent

/// Computes runs on this machine: small ones side by side, each in one thread, the smallest in the lanes of vectors; big
/// ones one after another, each with all threads. Results come in the order of the plan, whichever run ends first.
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
    /// Runs that are finished.
    package let finished: Int
    /// All runs.
    package let total: Int
    /// The part of the work that is done, 0 … 1, those under way included.
    package let part: Double

    /// - Parameters: finished runs, all runs, and the part of the work that is done, 0 … 1.
    package init(finished: Int, total: Int, part: Double) {
      self.finished = finished
      self.total = total
      self.part = part
    }

    /// The same with runs that were finished before, whose work is no part of this one's.
    package func counting(finished before: Int) -> Progress {
      Progress(finished: finished + before, total: total + before, part: part)
    }
  }

  /// - Parameter threads: nil for as many as the machine runs at once.
  package init(threads: Int? = nil) { self.threads = threads ?? WorkerPool.defaultThreads }

  /// Computes runs.
  ///
  /// - Returns: an outcome for each run; nil if `shouldStop` came first.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func run(_ runs: [PlannedRun]) throws(TrainingError) -> [RunOutcome?] {
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
  /// of 256 units (265,473 parameters) took four fifths of the time side by side; from 512 units on, when both ways
  /// took the same, side by side would only want more of the memory that cores share.
  static func isSmall(_ run: PlannedRun) -> Bool { run.parameters <= 300_000 }

  private func runSideBySide(
    _ small: [Int], of runs: [PlannedRun], _ outcomes: inout [RunOutcome?], _ meter: inout Meter
  ) throws(TrainingError) {
    let queue = RunQueue(runs, order: RunBundles(small, of: runs, threads: threads).longestFirst)
    SideBySide.run(workers: min(threads, queue.count), { _ in queue.work() }) {
      for (index, outcome) in queue.takeFinished() {
        outcomes[index] = outcome
        finished(index, outcome)
        meter.finish(index)
      }
      progress(meter.progress(with: queue.underWay))
      if shouldStop() { queue.stop() }
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
    works = runs.map { $0.work }
    epochs = runs.map { $0.settings.epochs }
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
