import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

/// What `compare` and `sweep` read from a line: lists of settings, every combination of which is run with every seed.
struct ComparisonArguments {
  static let units = Option("units", .list(of: .wholeNumber(in: Bounds.units)), default: [8], "units of a layer")
  static let train = Option("train", .list(of: .wholeNumber(in: Bounds.epochs)), absent: "needed", "epochs")
  private static let seeds = Option(
    "repeat", .wholeNumber(in: 1...10_000), default: 30, "how many seeds, from that of \"seed\" on")
  private static let layers = Option(
    "layers", .list(of: .wholeNumber(in: 1...16)), default: [1], "how many layers of these units")
  private static let optimizer = Option(
    "optimizer", .list(of: .word(OptimizerKind.choices)), absent: "that of \"optimizer\"",
    .alternatives(OptimizerKind.choices), what: "an optimizer")
  private static let rate = Option(
    "rate", .list(of: .literal(in: Bounds.positive)), absent: "the optimizer's", "the learning rate")
  private static let dropout = Option(
    "dropout", .list(of: .literal(in: Bounds.dropout)), absent: "0", "the part of the inputs left out in training")
  private static let batch = Option(
    "batch", .list(of: .wholeNumber(in: Bounds.batch)), absent: "as in \"train\"", "samples a step of the optimizer")
  private static let schedule = Option(
    "schedule", .list(of: .word(ScheduleKind.choices)), default: [.constant], "how the learning rate falls",
    what: "a schedule")
  private static let stop = Option(
    "stop", .word(StopKind.choices), default: .last, "best: judge the weights of the best epoch")
  private static let patience = Option(
    "patience", .wholeNumber(in: Bounds.epochs), absent: "none", "best: epochs to wait for a better one")
  private static let digits = Option(
    "digits", .list(of: .wholeNumber(in: 1...Question.largestDigits)), absent: "those of the data",
    "additions: the most digits of a number")

  private static let measure = Option(
    "measure", .word(Measure.allCases.map { Choice(Word($0.rawValue.lowercased()), $0) }),
    absent: "that of \"evaluate\"",
    "what judges: rmse, mae or mase of a series")

  private static let on = Option(
    "on", .word([Choice("here", false), Choice("slurm", true)]), default: false, "where runs are computed",
    what: "where runs are computed")

  /// The options that say where runs are computed, and no part of a session: their results are the same anywhere.
  static let placeOptions = [on.description] + ClusterRequest.options

  /// As commands declare them.
  static let options: [OptionDescription] =
    [
      units.description, train.description, seeds.description, layers.description, optimizer.description,
      rate.description, dropout.description, batch.description, schedule.description, stop.description,
      patience.description, digits.description, measure.description,
    ] + placeOptions

  /// What a cluster is asked for that is to compute; nil for this machine.
  let cluster: ClusterRequest?

  private let cells: [CellKind]
  private let units: [Int]
  private let epochs: [Int]
  private let layers: [Int]
  private let seedCount: Int
  /// Empty for the workbench's.
  private let optimizers: [OptimizerKind]
  /// Empty for the optimizer's own.
  private let rates: [NumberLiteral]
  /// Empty for none.
  private let dropouts: [NumberLiteral]
  /// Empty for the task's default.
  private let batches: [Int]
  private let schedules: [ScheduleKind]
  private let stop: (kind: StopKind, patience: Int?)
  /// Where the two stand.
  private let stopPlaces: (kind: SourceRange?, patience: SourceRange?)
  /// Empty for the digits of the data.
  private let digits: [Int]
  /// What judges the runs, and where it was typed; nil for the task's own measure.
  private let measure: Placed<Measure>?

  /// Reads everything but the cells, and makes sure that nothing is left.
  init(_ arguments: inout Arguments, cells: [CellKind]) throws(Diagnostic) {
    self.cells = cells
    units = try arguments[Self.units]
    let epochs = try arguments[Self.train]
    seedCount = try arguments[Self.seeds]
    layers = try arguments[Self.layers]
    optimizers = try arguments[Self.optimizer] ?? []
    rates = try arguments[Self.rate] ?? []
    dropouts = try arguments[Self.dropout] ?? []
    batches = try arguments[Self.batch] ?? []
    schedules = try arguments[Self.schedule]
    stop = (try arguments[Self.stop], try arguments[Self.patience])
    stopPlaces = (arguments.place(of: Self.stop), arguments.place(of: Self.patience))
    digits = try arguments[Self.digits] ?? []
    let measure = try arguments[Self.measure]
    let place = arguments.place(of: Self.measure) ?? arguments.command.range
    self.measure = measure.map { Placed(value: $0, range: place) }
    cluster = try arguments[Self.on] ? try ClusterRequest(&arguments) : nil
    try arguments.finish()
    guard let epochs else {
      throw .missingArgument(
        what: "the number of epochs, for example train=3000", usage: arguments.usage, arguments.command.range)
    }
    self.epochs = epochs
  }

  /// The most runs that one command computes on this machine. Many machines compute as many as a plan may have.
  private static let mostRunsHere = 100_000

  /// A run for every combination of settings, with the cells of each combination next to each other.
  ///
  /// - Parameters:
  ///   - machine: what the runs are computed on.
  ///   - elsewhere: whether they are put into a plan for other machines.
  ///   - command: the command that needs it; errors point to it.
  /// - Throws: too many runs, no data or other data than the options are for, or more than the memory holds.
  func plan(
    _ workbench: Workbench, on machine: Machine, elsewhere: Bool, for command: Name
  ) throws(Diagnostic) -> RunPlan {
    var groups = [RunPlan.Group]()
    let lengths =
      [units, epochs, layers, batches, digits].map { $0.count } + [
        optimizers.count, rates.count, dropouts.count, schedules.count,
      ]
    let most = elsewhere || cluster != nil ? ComputePlan.mostRuns : Self.mostRunsHere
    guard Self.product(of: lengths.map { max($0, 1) } + [cells.count], isAtMost: most / seedCount) else {
      throw .failed(
        message: "that is more than \(groupedText(most)) runs", hint: "compare fewer settings or seeds", command.range)
    }
    for (task, digits) in try tasks(workbench, for: command) {
      try checkMeasure(task.definition)
      let stopping = try Stopping(
        stop.kind, patience: stop.patience, task.definition, at: stopPlaces.kind, stopPlaces.patience, for: command)
      for settings in settings(of: task, stopping, present: workbench.optimizer) {
        var varied = settings.varied
        if self.digits.count > 1 { varied.append(.init("digits", digits)) }
        let group = RunPlan.Group(settings: settings.value, task: task, varied: varied)
        try Self.checkMemory(group, on: machine, at: command.range)
        groups.append(group)
      }
    }
    return RunPlan(groups: groups, seeds: (0..<UInt64(seedCount)).map { workbench.seed &+ $0 }, measure: measure?.value)
  }

  /// Every combination of settings for a task, with those of which there are several, in the order of the options.
  private func settings(
    of task: LearningTask, _ stopping: Stopping, present: Optimizer
  ) -> [(value: RunSettings, varied: [RunPlan.Setting])] {
    var all: [(value: RunSettings, varied: [RunPlan.Setting])] = []
    for layers in layers {
      for units in units {
        for optimizer in optimizerList(present) {
          for dropout in Self.orNone(dropouts) {
            for batch in Self.orNone(batches) {
              for schedule in schedules {
                for epochs in epochs {
                  for cell in cells {
                    let settings = RunSettings(
                      cell: CellOptions(cell, dropout: dropout?.value ?? 0),
                      units: Array(repeating: units, count: layers), optimizer: optimizer.value, epochs: epochs,
                      training: task.definition.trainingOptions(batch: batch), schedule: schedule.rule(epochs: epochs),
                      stopping: stopping)
                    all.append(
                      (settings, varied(settings, layers: layers, units: units, optimizer.rate, dropout?.text ?? "")))
                  }
                }
              }
            }
          }
        }
      }
    }
    return all
  }

  /// The values of an option, or nil alone if it was left out.
  private static func orNone<Element>(_ values: [Element]) -> [Element?] {
    values.isEmpty ? [nil] : values.map { Optional($0) }
  }

  /// - Throws: a measure that cannot judge models of the task.
  private func checkMeasure(_ definition: TaskDefinition) throws(Diagnostic) {
    guard let measure, !definition.allows(measure.value) else { return }
    let word = measure.value.rawValue.lowercased()
    throw measure.value == .mase && definition.measure.isError
      ? .failed(
        message: "measure=mase has no unit here: the values to train on never change", hint: "type measure=mae",
        measure.range)
      : .failed(
        message: "measure=\(word) does not judge this data", hint: "leave it out", measure.range)
  }

  private func varied(
    _ settings: RunSettings, layers: Int, units: Int, _ rate: String, _ dropout: String
  ) -> [RunPlan.Setting] {
    var varied: [RunPlan.Setting] = []
    func add(_ name: String, _ count: Int, _ value: String) {
      if count > 1 { varied.append(.init(name, value)) }
    }
    add("units", self.units.count, String(units))
    add("layers", self.layers.count, String(layers))
    add("optimizer", optimizers.count, settings.optimizer.name)
    add("rate", rates.count, rate)
    add("dropout", dropouts.count, dropout)
    add("batch", batches.count, String(settings.training.batch))
    add("schedule", schedules.count, settings.schedule.name)
    add("train", epochs.count, String(settings.epochs))
    return varied
  }

  /// Whether a product of whole numbers is no larger than `most`, however large they are.
  static func product(of numbers: [Int], isAtMost most: Int) -> Bool {
    var product = 1
    for number in numbers {
      let (next, overflows) = product.multipliedReportingOverflow(by: number)
      // Every number is at least 1: the product never becomes smaller again.
      guard !overflows, next <= most else { return false }
      product = next
    }
    return true
  }

  /// The workbench's task, or additions of each number of digits, as many as it has, with the digits as text.
  private func tasks(
    _ workbench: Workbench, for command: Name
  ) throws(Diagnostic) -> [(task: LearningTask, digits: String)] {
    guard !digits.isEmpty else { return [(task: try workbench.requireTask(for: command), digits: "")] }
    let loaded = try workbench.requireAddition(for: Name(Self.digits.description.name, command.range))
    return try explaining(at: command.range) { () throws(ExamplesError) in
      try digits.map { (digits) throws(ExamplesError) -> (task: LearningTask, digits: String) in
        let count = min(loaded.count, try AdditionExamples.available(digits: digits))
        let examples = try AdditionExamples(digits: digits, count: count, seed: workbench.seed)
        return (task: .addition(examples), digits: String(digits))
      }
    }
  }

  /// Each optimizer with each rate. A rule that is not the workbench's has its own defaults.
  private func optimizerList(_ present: Optimizer) -> [(value: Optimizer, rate: String)] {
    let rules = optimizers.isEmpty ? [present] : optimizers.map { $0 == present.kind ? present : Optimizer($0) }
    return rules.flatMap { rule in
      guard !rates.isEmpty else { return [(value: rule, rate: "")] }
      return rates.map { rate in
        var optimizer = rule
        optimizer.learningRate = rate.value
        return (value: optimizer, rate: rate.text)
      }
    }
  }

  private static func checkMemory(
    _ group: RunPlan.Group, on machine: Machine, at place: SourceRange
  ) throws(Diagnostic) {
    let architecture = group.settings.architecture(for: group.task)
    try machine.checkMemory(architecture, at: place)
    let batch = min(group.settings.training.batch, group.task.definition.trainingCount)
    try machine.checkMemory(architecture, batch: batch, at: place)
  }
}

extension Command {
  /// The names of options that are no part of a session.
  var unrecordedOptions: [String] { usesRuns ? ComparisonArguments.placeOptions.map { $0.name } : [] }
}
