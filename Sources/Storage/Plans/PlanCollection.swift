import Notebook
import Tasks

extension PlanFiles {
  /// Keeps the results that are there. Only the process that does so opens the store: those that compute write files.
  ///
  /// - Throws: `PlanReadingError`; no run is counted twice, whenever it is called again.
  package func collect(into store: RunStore) throws(PlanReadingError) -> CollectedPlan {
    let plan = try read()
    var results = PlanResults(plan, self)
    let taken = results.take()
    var collected = CollectedPlan(title: plan.title, total: plan.runCount)
    do throws(RunStoreError) {
      collected.added = try store.keep(taken, of: plan)
    } catch {
      throw .store(error)
    }
    collected.known = taken.count - collected.added
    collected.missing = results.missing
    collected.troubles = results.troubles
    collected.failures = results.failures
    return collected
  }
}
