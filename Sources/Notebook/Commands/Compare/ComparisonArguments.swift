import CommandLanguage
import Plotting
import Recurrent
import Tasks

/// What `compare` and `sweep` read from a line: lists of settings, every combination of which is run with every seed.
struct ComparisonArguments {
  static let options: [Command.Option] = [
    .init("units", "8", "units of a layer"),
    .init("train", "needed", "epochs"),
    .init("repeat", "30", "how many seeds, from that of \"seed\" on"),
    .init("layers", "1", "how many layers of these units"),
    .init("optimizer", "that of \"optimizer\"", "adam, rmsprop or sgd", values: .words(["adam", "rmsprop", "sgd"])),
    .init("rate", "the optimizer's", "the learning rate"),
    .init("batch", "as in \"train\"", "samples a step of the optimizer"),
    .init("digits", "those of the data", "additions: the most digits of a number"),
  ]

  private let cells: [CellKind]
  private let units: [Int]
  private let epochs: [Int]
  private let layers: [Int]
  private let optimizers: [String]
  private let rates: [(text: String, value: Double)]
  private let batches: [Int]
  private let digits: [Int]
  private let seedCount: Int

  /// Takes everything but the cells, and makes sure that nothing is left.
  init(_ arguments: inout Arguments, cells: [CellKind]) throws {
    self.cells = cells
    units = try arguments.wholeNumbersOption("units", in: 1...65_536)
    epochs = try arguments.wholeNumbersOption("train", in: 1...10_000_000)
    seedCount = try arguments.wholeNumberOption("repeat", in: 1...10_000) ?? 30
    layers = try arguments.wholeNumbersOption("layers", in: 1...16)
    optimizers = try arguments.choicesOption("optimizer", "an optimizer", ["adam", "rmsprop", "sgd"])
    rates = try arguments.positiveNumbersOption("rate")
    batches = try arguments.wholeNumbersOption("batch", in: 1...100_000)
    digits = try arguments.wholeNumbersOption("digits", in: 1...Question.largestDigits)
    try arguments.finish()
    guard !epochs.isEmpty else {
      throw Diagnostic.missingArgument(
        what: "the number of epochs, for example train=3000", usage: arguments.usage, arguments.command.range)
    }
  }

  /// The most runs of one command.
  private static let mostRuns = 100_000

  /// Every combination, the cells of each side by side.
  ///
  /// - Parameter place: where a complaint points to.
  func plan(_ workbench: Workbench, at place: SourceRange) throws -> RunPlan {
    var groups = [RunPlan.Group]()
    let combinations = [units, epochs, layers, batches, digits].reduce(max(optimizers.count, 1)) {
      $0 * max($1.count, 1)
    }
    guard combinations * max(rates.count, 1) * cells.count <= Self.mostRuns / seedCount else {
      throw Diagnostic.failed(
        message: "that is more than \(groupedText(Self.mostRuns)) runs", hint: "compare fewer settings or seeds", place)
    }
    for task in try tasks(workbench, at: place) {
      for layers in layers.isEmpty ? [1] : layers {
        for units in units.isEmpty ? [8] : units {
          for optimizer in optimizerList(workbench.optimizer) {
            for batch in batches.isEmpty ? [nil] : batches.map(Optional.some) {
              for epochs in epochs {
                groups += try cells.map { cell in
                  let settings = RunSettings(
                    cell: CellOptions(cell), units: Array(repeating: units, count: layers), optimizer: optimizer.value,
                    epochs: epochs, training: task.definition.trainingOptions(batch: batch))
                  let group = RunPlan.Group(
                    settings: settings, task: task,
                    varied: varied(settings, task, layers: layers, units: units, rate: optimizer.rate))
                  try Self.checkMemory(group, at: place)
                  return group
                }
              }
            }
          }
        }
      }
    }
    return RunPlan(groups: groups, seeds: (0..<UInt64(seedCount)).map { workbench.seed &+ $0 })
  }

  /// The settings with several values, in the order of the options.
  private func varied(
    _ settings: RunSettings, _ task: LearningTask, layers: Int, units: Int, rate: String
  ) -> [RunPlan.Setting] {
    var varied: [RunPlan.Setting] = []
    func add(_ name: String, _ count: Int, _ value: String) {
      if count > 1 { varied.append(.init(name, value)) }
    }
    add("units", self.units.count, String(units))
    add("layers", self.layers.count, String(layers))
    add("optimizer", optimizers.count, settings.optimizer.name)
    add("rate", rates.count, rate)
    add("batch", batches.count, String(settings.training.batch))
    add("train", epochs.count, String(settings.epochs))
    if let addition = task.addition { add("digits", digits.count, String(addition.digits)) }
    return varied
  }

  /// The workbench's task, or additions of each number of digits, as many as there.
  private func tasks(_ workbench: Workbench, at place: SourceRange) throws -> [LearningTask] {
    guard !digits.isEmpty else { return [try workbench.requireTask()] }
    let loaded = try workbench.requireAddition("digits")
    return try explaining(at: place) {
      try digits.map { digits in
        let count = min(loaded.count, try AdditionExamples.available(digits: digits))
        return .addition(try AdditionExamples(digits: digits, count: count, seed: workbench.seed))
      }
    }
  }

  /// Each optimizer with each rate; another rule than the workbench's has its own defaults.
  private func optimizerList(_ present: Optimizer) -> [(value: Optimizer, rate: String)] {
    let rules = optimizers.isEmpty ? [present] : optimizers.map { Self.optimizer($0, present) }
    return rules.flatMap { rule in
      guard !rates.isEmpty else { return [(rule, "")] }
      return rates.map { rate in
        var optimizer = rule
        optimizer.learningRate = rate.value
        return (optimizer, rate.text)
      }
    }
  }

  private static func optimizer(_ name: String, _ present: Optimizer) -> Optimizer {
    switch name {
    case present.name: present
    case "adam": Optimizer(.adam())
    case "rmsprop": Optimizer(.rmsprop())
    default: Optimizer(.sgd(), learningRate: 0.01)
    }
  }

  private static func checkMemory(_ group: RunPlan.Group, at place: SourceRange) throws {
    let architecture = group.settings.architecture(for: group.task)
    try MemoryLimit.check(architecture, at: place)
    let batch = min(group.settings.training.batch, group.task.definition.trainingCount)
    try MemoryLimit.check(architecture, batch: batch, at: place)
  }
}
