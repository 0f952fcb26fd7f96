import Phrases
import Recurrent
import Tasks

/// Computes the runs of a plan that are not kept yet, and keeps each as soon as it is finished.
struct RunComputation {
  /// One for each run of the plan; nil if the person stopped before it ended.
  private(set) var outcomes: [RunOutcome?]
  /// Why runs could not be kept; they are computed all the same.
  private(set) var complaint: RunStoreError?

  /// - Throws: `TrainingError.dataDoesNotFit`.
  init(_ plan: RunPlan, _ context: CommandContext, in language: Language = .english) throws(TrainingError) {
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
    func keep(_ place: Int, _ outcome: RunOutcome) {
      outcomes[missing[place]] = outcome
      guard complaint == nil else { return }
      do throws(RunStoreError) {
        try store.add(RunRecord(number: firstNumber + place, plan.runs[missing[place]], outcome))
      } catch {
        complaint = error
      }
    }
    var unknown: [Int] = []
    for place in missing.indices {
      if let outcome = known[keys[missing[place]]] { keep(place, outcome) } else { unknown.append(place) }
    }
    var runner = LocalRunner()
    runner.shouldStop = context.observer.shouldStop
    // Those that are kept count as done, as they do when the person stops it.
    let done = plan.runs.count - unknown.count
    runner.progress = { context.observer.runsProgressed($0.counting(finished: done), language) }
    runner.finished = { keep(unknown[$0], $1) }
    let computed = unknown.isEmpty ? [] : try runner.run(unknown.map { plan.runs[missing[$0]] })
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
