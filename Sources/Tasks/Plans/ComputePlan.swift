private import Recurrent
private import Text

/// Independent runs as a file that any machine can compute a part of, without the session that asked for them: what they
/// learn, their settings and seeds, and how they are divided into parts.
///
///     var plan = ComputePlan([comparison.plan])
///     try plan.pack(PackingLimits(mostParts: 100))
///     let bytes = Array(plan.text.utf8)
///     …
///     let plan = try ComputePlan(reading: bytes)
///     let outcome = try plan.run(0).perform(threads: nil)
///
/// Runs are counted from 0, parts from 1, as `unroll compute PLAN --part 1` names them.
package struct ComputePlan: Sendable {
  /// Runs that differ in nothing but their seeds, which follow each other.
  package struct Group: Sendable, Equatable {
    /// The place of what they learn in `tasks`.
    package let task: Int
    /// What they do.
    package let settings: RunSettings
    /// What judges them; nil for the task's own measure.
    package let otherMeasure: Measure?
    /// The seed of the first run.
    package let firstSeed: UInt64
    /// How many runs there are.
    package internal(set) var count: Int
    /// How many numbers each run trains.
    package let parameters: Int
    /// What a run costs, in seconds of one core.
    package let seconds: Double
  }

  /// What the runs learn.
  package let tasks: [PlanTask]
  /// The runs in their order.
  package let groups: [Group]
  /// The engine whose arithmetic the runs are of.
  package let engine: Int
  /// The number of the first run of each group, and behind the last one how many runs there are.
  private let starts: [Int]
  /// The runs of each part, rising.
  package internal(set) var parts: [[Int]]

  /// The most runs of a plan.
  package static let mostRuns = 1_000_000

  init(tasks: [PlanTask], groups: [Group], engine: Int, parts: [[Int]]? = nil) {
    (self.tasks, self.groups, self.engine) = (tasks, groups, engine)
    var starts = [0]
    for group in groups { starts.append(starts[starts.count - 1] + group.count) }
    self.starts = starts
    let count = starts[starts.count - 1]
    self.parts = parts ?? (count == 0 ? [] : [Array(0..<count)])
  }

  /// The runs of comparisons in their order, none of them twice, in one part.
  package init(_ plans: [RunPlan]) {
    var builder = PlanBuilder()
    for plan in plans { builder.add(plan) }
    self.init(tasks: builder.tasks, groups: builder.groups, engine: EngineVersion.current)
  }

  /// Whether this version computes such runs.
  package var isOfThisEngine: Bool { engine == EngineVersion.current }

  // MARK: runs

  /// How many runs there are.
  package var runCount: Int { starts[starts.count - 1] }

  /// The group that a run belongs to.
  package func group(of run: Int) -> Group { groups[groupIndex(of: run)] }

  /// The seed of a run.
  package func seed(of run: Int) -> UInt64 {
    let index = groupIndex(of: run)
    return groups[index].firstSeed &+ UInt64(run - starts[index])
  }

  /// The key of a run, as `PlannedRun` has it.
  package func key(of run: Int) -> String {
    let group = group(of: run)
    return PlannedRun.key(
      family: PlannedRun.family(engine: engine, data: tasks[group.task].digest, group.settings),
      seed: seed(of: run), otherMeasure: group.otherMeasure)
  }

  /// What judges a run.
  package func measure(of run: Int) -> Measure {
    let group = group(of: run)
    return group.otherMeasure ?? tasks[group.task].measure
  }

  private func groupIndex(of run: Int) -> Int {
    var (low, high) = (0, groups.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= run { low = middle } else { high = middle - 1 }
    }
    return low
  }

  // MARK: parts

  /// What a part costs, in seconds of one core.
  ///
  /// - Parameter part: from 1.
  package func seconds(ofPart part: Int) -> Double {
    parts[part - 1].reduce(0) { $0 + group(of: $1).seconds }
  }

  /// The part of each run, from 1.
  package var partsOfRuns: [Int] {
    var result = [Int](repeating: 0, count: runCount)
    for (index, part) in parts.enumerated() {
      for run in part { result[run] = index + 1 }
    }
    return result
  }

  /// The parts that some runs are in, from 1, rising, with those runs.
  ///
  /// - Parameter runs: rising.
  package func partsLacking(_ runs: [Int]) -> [(part: Int, runs: [Int])] {
    let partOfRun = partsOfRuns
    var lacking: [Int: [Int]] = [:]
    for run in runs { lacking[partOfRun[run], default: []].append(run) }
    return lacking.keys.sorted().map { (part: $0, runs: lacking[$0] ?? []) }
  }

  // MARK: what it is

  /// A number that tells these runs from others, in 32 hexadecimal digits. It does not depend on how they are divided into
  /// parts: whoever computed a run, it is the same run.
  package var digest: String {
    var text = "engine=\(engine)"
    for group in groups {
      text += "\n\(tasks[group.task].digest) \(group.settings.key) seeds=\(group.firstSeed)+\(group.count)"
      if let measure = group.otherMeasure { text += " measure=\(measure.word)" }
    }
    return String(SHA256.hexDigest(Array(text.utf8)).prefix(32))
  }

  /// The data and the networks in a line, for lists: `sales: srn 4, lstm 4`.
  package var title: String {
    var names: [String] = []
    for group in groups where !names.contains(group.settings.modelName) {
      names.append(group.settings.modelName)
      if names.count > 3 { break }
    }
    let data = tasks.map { $0.definitionName.withoutFolder }
    let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
    return data.prefix(2).joined(separator: ", ") + (data.count > 2 ? ", …" : "") + ": " + shown
  }
}

extension Measure {
  /// As `measure=` has it.
  var word: String { rawValue.lowercased() }
}

/// Gathers the runs of comparisons.
private struct PlanBuilder {
  var tasks: [PlanTask] = []
  var groups: [ComputePlan.Group] = []
  private var keys: Set<String> = []
  /// The task that was added last: most groups of a comparison learn the same.
  private var last: (name: String, index: Int)?

  init() {}

  mutating func add(_ plan: RunPlan) {
    last = nil
    for (index, group) in plan.groups.enumerated() {
      let runs = plan.runs[plan.range(of: index)]
      guard let first = runs.first else { continue }
      let task = self.index(of: group.task, digest: first.dataDigest)
      let measure = plan.measure == group.task.definition.measure ? nil : plan.measure
      let seconds = first.seconds
      for run in runs where keys.insert(run.key).inserted {
        if let last = groups.last, last.task == task, last.settings == run.settings, last.otherMeasure == measure,
          last.firstSeed &+ UInt64(last.count) == run.seed
        {
          groups[groups.count - 1].count += 1
        } else {
          groups.append(
            ComputePlan.Group(
              task: task, settings: run.settings, otherMeasure: measure, firstSeed: run.seed, count: 1,
              parameters: run.parameters, seconds: seconds))
        }
      }
    }
  }

  private mutating func index(of task: LearningTask, digest: String) -> Int {
    // Of the data of one comparison, the name tells the digits apart, which is all that varies.
    let name = task.definition.name
    if let last, last.name == name { return last.index }
    let described = PlanTask(task, digest: digest)
    let index = tasks.firstIndex(of: described) ?? tasks.count
    if index == tasks.count { tasks.append(described) }
    last = (name, index)
    return index
  }
}
