import Tasks

/// Plans of runs that other machines compute, as far as commands use them.
package struct PlanAccess {
  /// Keeps the results that are there.
  ///
  /// - Parameter plan: the path of the plan; nil for all plans that the person has given to a cluster.
  /// - Throws: `PlanReadingError`.
  package var collect: (_ plan: String?) throws(PlanReadingError) -> [CollectedPlan]

  /// - Parameter collect: keeps the results that are there.
  package init(collect: @escaping (_ plan: String?) throws(PlanReadingError) -> [CollectedPlan]) {
    self.collect = collect
  }
}
