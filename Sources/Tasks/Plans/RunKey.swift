private import Recurrent

extension PlannedRun {
  /// A run from its key, to be computed again.
  ///
  /// - Parameters:
  ///   - key: as `key` has it.
  ///   - task: the data that it learned.
  /// - Returns: nil if the key is of other data or of another engine, or is none.
  package init?(key: String, learning task: LearningTask) {
    let definition = task.definition
    let digest = definition.digest().text
    let head = "engine=\(EngineVersion.current) data=\(digest) "
    guard key.utf8.starts(with: head.utf8) else { return nil }
    var words = key.dropFirst(head.count).split(separator: " ", omittingEmptySubsequences: false)
    var measure: Measure?
    if let last = words.last, last.hasPrefix("measure=") {
      measure = Measure.allCases.first { "measure=\($0.word)" == last }
      words.removeLast()
    }
    guard let last = words.last, last.hasPrefix("seed="), let seed = UInt64(last.dropFirst("seed=".count)),
      let settings = RunSettings(key: words.dropLast().joined(separator: " ")),
      measure.map({ definition.allows($0) }) ?? true,
      !settings.training.isStateful || definition.carriesState
    else { return nil }
    self.init(
      settings, task, digest: digest, parameters: settings.architecture(for: task).parameterCount, seed: seed,
      measure: measure)
    guard self.key == key else { return nil }
  }
}
