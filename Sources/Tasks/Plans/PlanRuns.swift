private import Recurrent

extension ComputePlan {
  /// Makes runs, with the data that they learn.
  ///
  /// - Parameter runs: which ones, from 0.
  /// - Returns: one for each of them.
  /// - Throws: `PlanFileError` if the plan is of another engine, or its data or networks are not what it says.
  package func made(_ runs: [Int]) throws(PlanFileError) -> [PlannedRun] {
    guard engine == EngineVersion.current else { throw .otherEngine(engine) }
    var made = [LearningTask?](repeating: nil, count: tasks.count)
    var result: [PlannedRun] = []
    result.reserveCapacity(runs.count)
    for run in runs {
      let group = group(of: run)
      let task: LearningTask
      if let known = made[group.task] { task = known } else { task = try tasks[group.task].made() }
      made[group.task] = task
      result.append(try self.run(run, of: group, task))
    }
    return result
  }

  private func run(_ run: Int, of group: Group, _ task: LearningTask) throws(PlanFileError) -> PlannedRun {
    if let measure = group.otherMeasure, !task.definition.allows(measure) { throw .unusable("measure=\(measure.word)") }
    if group.settings.training.isStateful, !task.definition.carriesState { throw .unusable("stateful") }
    guard group.settings.architecture(for: task).parameterCount == group.parameters else {
      throw .unusable("parameters=\(group.parameters)")
    }
    if group.settings.stopping != .last, task.definition.grade == nil { throw .unusable("stop=best") }
    return PlannedRun(
      group.settings, task, digest: tasks[group.task].digest, parameters: group.parameters, seed: seed(of: run),
      measure: group.otherMeasure)
  }

  /// How many numbers a run holds at once at most, weights and what its optimizer remembers: four for each parameter.
  package func mostNumbers(of runs: [Int]) -> Int {
    4 * (runs.map { group(of: $0).parameters }.max() ?? 0)
  }
}
