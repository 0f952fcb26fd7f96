internal import Recurrent
private import Synchronization

/// Bundles of runs that workers take one after another; what they finish waits here for the thread that asked.
///
/// Each bundle belongs to one worker from when it is taken until it is marked as done, and to the asking thread after
/// that. No lock is needed.
final class RunQueue: @unchecked Sendable {
  private let runs: [PlannedRun]
  private let bundles: [Bundle]
  private let taken = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  // Of the asking thread alone.
  private var waiting: [Bundle]
  private(set) var error: TrainingError?

  /// Runs that one worker computes together, and how far they are.
  private final class Bundle: @unchecked Sendable {
    let indices: [Int]
    let epochs = Atomic<Int>(0)
    let state = Atomic<Int>(Bundle.untouched)
    /// Nil until it is done; inside, nil if the runs were stopped.
    var outcomes: Result<[RunOutcome]?, TrainingError>?

    static let untouched = 0
    static let underWay = 1
    static let done = 2

    init(_ indices: [Int]) { self.indices = indices }
  }

  /// - Parameter order: the indices of the runs of each bundle, in the order they are taken in.
  init(_ runs: [PlannedRun], order: [[Int]]) {
    self.runs = runs
    bundles = order.map { Bundle($0) }
    waiting = bundles
  }

  /// How many bundles there are.
  var count: Int { bundles.count }

  // MARK: workers

  /// Computes bundles until none is left or the queue is stopped; several threads may do so side by side.
  func work() {
    while !stopping.load(ordering: .relaxed) {
      let next = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      guard next < bundles.count else { return }
      let bundle = bundles[next]
      bundle.state.store(Bundle.underWay, ordering: .relaxed)
      do throws(TrainingError) {
        bundle.outcomes = .success(try perform(bundle))
      } catch {
        bundle.outcomes = .failure(error)
        stop()
      }
      bundle.state.store(Bundle.done, ordering: .releasing)
    }
  }

  /// - Returns: an outcome for each run of the bundle; nil if they were stopped.
  private func perform(_ bundle: Bundle) throws(TrainingError) -> [RunOutcome]? {
    let shouldStop = { self.stopping.load(ordering: .relaxed) }
    let report = { (epochs: Int) in bundle.epochs.store(epochs, ordering: .relaxed) }
    guard bundle.indices.count == 1 else {
      return try PlannedRun.performInLanes(bundle.indices.map { runs[$0] }, shouldStop: shouldStop, report: report)
    }
    let outcome = try runs[bundle.indices[0]].perform(threads: 1, shouldStop: shouldStop, report: report)
    return outcome.map { [$0] }
  }

  // MARK: the asking thread

  /// Lets workers leave their runs.
  func stop() { stopping.store(true, ordering: .relaxed) }

  /// What was finished since the last call.
  func takeFinished() -> [(index: Int, outcome: RunOutcome)] {
    var finished: [(index: Int, outcome: RunOutcome)] = []
    waiting = waiting.filter { bundle in
      guard bundle.state.load(ordering: .acquiring) == Bundle.done else { return true }
      switch bundle.outcomes {
      case .success(let outcomes): finished += zip(bundle.indices, outcomes ?? []).map { (index: $0, outcome: $1) }
      case .failure(let error): self.error = self.error ?? error
      case nil: break
      }
      return false
    }
    return finished
  }

  /// Runs that have begun, and their epochs so far.
  var underWay: [(index: Int, epochs: Int)] {
    waiting.flatMap { bundle -> [(index: Int, epochs: Int)] in
      guard bundle.state.load(ordering: .relaxed) == Bundle.underWay else { return [] }
      let epochs = bundle.epochs.load(ordering: .relaxed)
      return bundle.indices.map { (index: $0, epochs: epochs) }
    }
  }
}
