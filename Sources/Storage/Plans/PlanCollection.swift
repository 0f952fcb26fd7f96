import Notebook
import Tasks

extension PlanFiles {
  /// Keeps the results that are there, and clears what killed parts have left. Only the process that does so opens the
  /// store: those that compute write files.
  ///
  /// - Throws: `PlanReadingError`; no run is counted twice, whenever it is called again.
  package func collect(into store: RunStore) throws(PlanReadingError) -> CollectedPlan {
    let plan = try read()
    var results = PlanResults(plan, self)
    let taken = results.take()
    var collected = CollectedPlan(path: self.plan, title: plan.title, total: plan.runCount)
    do throws(RunStoreError) {
      collected.added = try store.keep(taken, of: plan)
      // A comparison that was made larger has only its new runs computed.
      let unknown = results.missing
      let kept = try store.outcomes(of: unknown.map { plan.key(of: $0) })
      collected.missing = kept.isEmpty ? unknown : unknown.filter { kept[plan.key(of: $0)] == nil }
    } catch {
      throw .store(error)
    }
    collected.known = taken.count - collected.added
    collected.troubles = results.troubles
    collected.failures = results.failures(lacking: collected.missing)
    clearLeftovers(runs: plan.runCount)
    return collected
  }
}
