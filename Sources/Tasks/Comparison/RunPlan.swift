private import Recurrent

/// One run of a plan: trained and judged by itself, on any machine, at any time, with the same result.
package struct PlannedRun: Sendable {
  /// What it does.
  package let settings: RunSettings
  /// What it learns.
  package let task: LearningTask
  /// The seed of first weights and order of samples.
  package let seed: UInt64
  /// What judges it, if that is another measure than the task's own.
  private let otherMeasure: Measure?
  /// What judges it.
  package var measure: Measure { otherMeasure ?? task.definition.measure }
  /// Everything that determines the result, as text: engine version, data, settings, seed, and what judges it if that is
  /// another measure than the task's own.
  package var key: String { Self.key(family: family, seed: seed, otherMeasure: otherMeasure) }
  /// What tells the data from others, as `TaskDefinition.digest` has it.
  let dataDigest: String
  /// The key without the seed: runs of one family differ in it alone.
  let family: String
  /// How many numbers are trained.
  package let parameters: Int

  /// - Parameter measure: what judges it; nil for the task's own measure.
  init(
    _ settings: RunSettings, _ task: LearningTask, digest: String, parameters: Int, seed: UInt64,
    measure: Measure? = nil
  ) {
    otherMeasure = measure
    self.settings = settings
    self.task = task
    self.seed = seed
    self.parameters = parameters
    dataDigest = digest
    family = Self.family(engine: EngineVersion.current, data: digest, settings)
  }

  /// The key of a run of a family.
  ///
  /// - Parameter otherMeasure: what judges it, if that is another measure than the task's own.
  static func key(family: String, seed: UInt64, otherMeasure: Measure?) -> String {
    "\(family) seed=\(seed)" + (otherMeasure.map { " measure=" + $0.word } ?? "")
  }

  /// The key of runs without their seeds.
  ///
  /// - Parameter data: the digest of what they learn.
  static func family(engine: Int, data: String, _ settings: RunSettings) -> String {
    "engine=\(engine) data=\(data) \(settings.key)"
  }

  /// About how much work it is, in multiply-adds of one pass forward.
  package var work: Double {
    let architecture = settings.architecture(for: task)
    let steps = architecture.steps + (architecture.decoderSteps ?? 0)
    // A step of the smallest network takes some time, too.
    return Double(parameters * steps + 500) * Double(task.definition.trainingCount) * Double(settings.epochs)
  }
}

/// A comparison as a list of independent runs, whose keys do not depend on what else is in the list: whoever computes
/// a part of it, in any order, computes the same runs.
package struct RunPlan: Sendable {
  /// One combination of settings, run with every seed.
  package struct Group: Sendable {
    /// What its runs do.
    package let settings: RunSettings
    /// What they learn.
    package let task: LearningTask
    /// What varies in the comparison, as it is typed: `units`, `32`; the cell is not among them.
    package let varied: [Setting]
    /// How many numbers are trained.
    package let parameters: Int

    /// - Parameter varied: what varies in the comparison besides the cell.
    package init(settings: RunSettings, task: LearningTask, varied: [Setting]) {
      self.settings = settings
      self.task = task
      self.varied = varied
      parameters = settings.architecture(for: task).parameterCount
    }

    /// As it is called in tables: the model, and what else varies.
    package var name: String {
      let others = varied.filter { !["units", "layers", "dropout"].contains($0.name) }
      return ([settings.modelName] + others.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
    }
  }

  /// A setting and its value, as they are typed.
  package struct Setting: Sendable, Hashable {
    /// The option's name.
    package let name: String
    /// What was typed for it.
    package let value: String

    /// - Parameters: the option's name, and what was typed for it.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The combinations of settings.
  package let groups: [Group]
  /// What each of them is run with.
  package let seeds: [UInt64]
  /// What judges the runs.
  package let measure: Measure
  /// Group by group, seed by seed.
  package let runs: [PlannedRun]

  /// Every group with every seed.
  ///
  /// - Parameter measure: what judges the runs; nil for the task's own measure.
  package init(groups: [Group], seeds: [UInt64], measure: Measure? = nil) {
    self.groups = groups
    self.seeds = seeds
    self.measure = measure ?? groups.first?.task.definition.measure ?? .rmse
    var runs: [PlannedRun] = []
    var digests: [String: String] = [:]
    for group in groups {
      // Of the data of one plan, the name tells the digits apart, which is all that varies.
      let definition = group.task.definition
      let digest = digests[definition.name] ?? definition.digest().text
      digests[definition.name] = digest
      runs += seeds.map { seed in
        PlannedRun(
          group.settings, group.task, digest: digest, parameters: group.parameters, seed: seed,
          measure: measure == definition.measure ? nil : measure)
      }
    }
    self.runs = runs
  }

  /// Where the runs of a group stand in `runs`.
  package func range(of group: Int) -> Range<Int> { group * seeds.count..<(group + 1) * seeds.count }
}
