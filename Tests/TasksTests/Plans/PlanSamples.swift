import Recurrent
import Tasks
import Text

/// Plans for tests.
enum PlanSamples {
  /// Three seeds of five networks.
  static var sales: ComputePlan { ComputePlan([RunSamples.plan()]) }

  /// Series read in different ways, with inputs and other scales, and additions, by other measures than their own.
  static func everything() throws -> ComputePlan {
    let price = InputColumn(name: "the \"price\"\n", values: (0..<36).map { Double($0 * $0) - 0.1 })
    let series = try Series(name: "營收", values: Series.sales.values.map { $0 / 3 }, inputs: [price])
    let windowed = SeriesPreparation(
      try SeriesTask(series: series, testCount: 10, validationCount: 3, window: 4, horizon: 2))
    let scales = SeriesPreparation(try SeriesTask(series: .sales, testCount: 20)).scales
    let scaled = SeriesPreparation(try SeriesTask(series: .sales), scales: scales)
    let addition = LearningTask.addition(try AdditionExamples(digits: 1, count: 20, seed: 5))
    var settings = RunSamples.settings(.gru, 3, epochs: 2)
    settings.stopping = .best(patience: 1)
    settings.schedule = .step(factor: 0.3, every: 2)
    settings.training = TrainingOptions(batch: 7)
    settings.cell.dropout = 0.1
    settings.units = [3, 2]
    settings.optimizer = Optimizer(.rmsprop(rho: 0.7), learningRate: 1e-3, clipping: .global(norm: 2))
    let plans = [
      RunPlan(
        groups: [RunPlan.Group(settings: settings, task: .series(windowed, name: "data/營收.csv"), varied: [])],
        seeds: [UInt64.max, 0, 1], measure: .mase),
      RunPlan(
        groups: [
          RunPlan.Group(settings: RunSamples.settings(.srn, 2), task: .series(scaled, name: "sales"), varied: [])
        ], seeds: [4, 7, 8]),
      RunPlan(
        groups: [
          RunPlan.Group(
            settings: RunSettings(
              cell: CellOptions(.lstm), units: [2], epochs: 3, training: addition.definition.trainingOptions()),
            task: addition, varied: [])
        ], seeds: [1, 2]),
    ]
    return ComputePlan(plans)
  }

  /// The text with the last line that belongs to the others.
  static func sealed(_ text: String) -> String {
    let content =
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2).joined(separator: "\n") + "\n"
    return content + "end \(SHA256.hexDigest(Array(content.utf8)))\n"
  }

  /// The plan of sales as a version with another engine writes it.
  static func text(ofEngine engine: Int) -> String {
    let plan = sales
    let (own, other) = (EngineVersion.current, engine)
    var digested = "engine=\(other)"
    for group in plan.groups {
      digested += "\n\(plan.tasks[group.task].digest) \(words(group)) seeds=\(group.firstSeed)+\(group.count)"
    }
    let digest = String(SHA256.hexDigest(Array(digested.utf8)).prefix(32))
    return sealed(
      plan.text.replacing("engine \(own)\n", with: "engine \(other)\n").replacing(plan.digest, with: digest))
  }

  /// The settings of a group as its runs' keys have them.
  private static func words(_ group: ComputePlan.Group) -> String {
    let key = RunPlan(groups: [RunPlan.Group(settings: group.settings, task: RunSamples.sales, varied: [])], seeds: [1])
      .runs[0].key
    return key.split(separator: " ").dropFirst(2).dropLast().joined(separator: " ")
  }
}
