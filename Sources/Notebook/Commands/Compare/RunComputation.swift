import Phrases
import Recurrent
import Tasks

/// Computes the runs of a plan that are not kept yet, and keeps each as soon as it is finished.
struct RunComputation {
  /// One for each run of the plan; nil if the person stopped before it ended.
  private(set) var outcomes: [RunOutcome?]
  /// Why runs could not be kept; they are computed all the same.
  private(set) var complaint: RunStoreError?

  /// The jobs that go on after the person left; nil if none were submitted, or all is there.
  private(set) var jobsLeft: [String]?

  /// Why runs could not be computed.
  enum Failure: ExplainedError {
    case training(TrainingError)
    case cluster(ClusterError)

    var message: Phrase {
      switch self {
      case .training(let error): error.message
      case .cluster(let error): error.message
      }
    }

    var hint: Phrase {
      switch self {
      case .training(let error): error.hint
      case .cluster(let error): error.hint
      }
    }
  }

  /// - Parameter request: what a cluster is asked for; nil to compute on this machine.
  init(
    _ plan: RunPlan, _ context: CommandContext, in language: Language = .english, on request: ClusterRequest? = nil
  ) throws(Failure) {
    let keys = plan.runs.map { $0.key }
    let store = context.runs
    var complaint: RunStoreError?
    var kept: [String: RunOutcome] = [:]
    var firstNumber = 1
    do throws(RunStoreError) {
      kept = try store.outcomes(of: keys)
      firstNumber = try store.nextNumber()
    } catch {
      complaint = error
    }
    var outcomes: [RunOutcome?] = keys.map { kept[$0] }
    let missing = plan.runs.indices.filter { kept[keys[$0]] == nil }
    let known = context.knownOutcomes(missing.map { keys[$0] })
    func keep(_ runs: [(place: Int, outcome: RunOutcome, computer: String?)]) {
      var records: [RunRecord] = []
      for run in runs {
        outcomes[missing[run.place]] = run.outcome
        var record = RunRecord(number: firstNumber + run.place, plan.runs[missing[run.place]], run.outcome)
        record.computer = run.computer
        records.append(record)
      }
      guard complaint == nil else { return }
      do throws(RunStoreError) { _ = try store.add(records) } catch { complaint = error }
    }
    func keep(_ place: Int, _ outcome: RunOutcome) { keep([(place: place, outcome: outcome, computer: nil)]) }
    var unknown: [Int] = []
    for place in missing.indices {
      if let outcome = known[keys[missing[place]]] { keep(place, outcome) } else { unknown.append(place) }
    }
    if let request, let cluster = context.cluster, !unknown.isEmpty {
      var work = ClusterWork(plan, missing: unknown.map { missing[$0] }, request)
      let places = Dictionary(uniqueKeysWithValues: missing.enumerated().map { ($0.element, $0.offset) })
      work.shouldStop = context.observer.shouldStop
      let done = plan.runs.count - unknown.count
      work.progress = { context.observer.runsProgressed($0.counting(finished: done), language) }
      work.finished = { runs in
        keep(
          runs.compactMap { run in
            places[run.place].map { (place: $0, outcome: run.outcome, computer: run.computer) }
          })
      }
      do throws(ClusterError) {
        if case .left(let jobs) = try cluster.run(work) { jobsLeft = jobs }
      } catch {
        throw .cluster(error)
      }
      self.outcomes = outcomes
      self.complaint = complaint
      return
    }
    var runner = LocalRunner()
    runner.shouldStop = context.observer.shouldStop
    // Those that are kept count as done, as they do when the person stops it.
    let done = plan.runs.count - unknown.count
    runner.progress = { context.observer.runsProgressed($0.counting(finished: done), language) }
    runner.finished = { keep(unknown[$0], $1) }
    let computed: [RunOutcome?]
    do throws(TrainingError) {
      computed = unknown.isEmpty ? [] : try runner.run(unknown.map { plan.runs[missing[$0]] })
    } catch {
      throw .training(error)
    }
    for (place, outcome) in zip(unknown, computed) { outcomes[missing[place]] = outcome }
    self.outcomes = outcomes
    self.complaint = complaint
  }

  /// The outcomes of all runs; nil if the person stopped before it ended.
  var all: [RunOutcome]? {
    let finished = outcomes.compactMap { $0 }
    return finished.count == outcomes.count ? finished : nil
  }
}
