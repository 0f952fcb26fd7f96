import Recurrent
import Tasks

/// A finished run as it is kept: its settings and its outcome.
package struct RunRecord: Sendable, Equatable {
  /// The number that commands name it by, as in `runs show 12`.
  package var number: Int
  /// Everything that determines the result, as `PlannedRun.key` has it.
  package let key: String
  /// What it learned from, as `TaskDefinition.name` has it.
  package let data: String
  /// What the result measures.
  package let measure: Measure
  /// The name of its cell: `lstm`.
  package let cell: String
  /// Units of its layers: `8`, or `32 16`.
  package let units: String
  /// The name of its optimizer: `adam`.
  package let optimizer: String
  /// The optimizer's learning rate.
  package let rate: Double
  /// Samples for each step of the optimizer.
  package let batch: Int
  /// How many epochs it trained for; one that diverged made fewer.
  package let epochs: Int
  /// What its random numbers come from.
  package let seed: UInt64
  /// How many parameters its network has.
  package let parameters: Int
  /// Its result, or where it diverged.
  package let outcome: RunOutcome
  /// The machine that computed it and its processor, `n03: AMD EPYC 7763, avx2`, if that was another program than the one
  /// that keeps it; nil for runs that were computed here.
  package var computer: String?

  /// The network as it is typed after `model`: `lstm 8`, `lstm 8 dropout=0.2`.
  package var network: String {
    let words = [cell, units, dropout].filter { !$0.isEmpty }
    return words.joined(separator: " ")
  }

  /// Options that only some runs have, as they are typed: `dropout=0.2 schedule=cosine`.
  package var options: String { [dropout, plan].filter { !$0.isEmpty }.joined(separator: " ") }

  private var dropout: String { keyNumber("dropout").map { "dropout=\($0)" } ?? "" }

  /// Schedule and stopping as they are typed: `schedule=cosine stop=best patience=300`; empty if there are none.
  package var plan: String {
    key.split(separator: " ").filter { word in
      ["schedule=", "stop=", "patience="].contains { word.hasPrefix($0) }
    }.joined(separator: " ")
  }

  /// A number that the key has by its bits; nil if it has none of the name.
  private func keyNumber(_ name: String) -> Double? {
    for word in key.split(separator: " ") where word.hasPrefix(name + "=") {
      return UInt64(word.dropFirst(name.utf8.count + 1), radix: 16).map { Double(bitPattern: $0) }
    }
    return nil
  }

  /// A run as it was kept.
  package init(
    number: Int, key: String, data: String, measure: Measure, cell: String, units: String, optimizer: String,
    rate: Double, batch: Int, epochs: Int, seed: UInt64, parameters: Int, outcome: RunOutcome, computer: String? = nil
  ) {
    self.computer = computer
    self.number = number
    self.key = key
    self.data = data
    self.measure = measure
    self.cell = cell
    self.units = units
    self.optimizer = optimizer
    self.rate = rate
    self.batch = batch
    self.epochs = epochs
    self.seed = seed
    self.parameters = parameters
    self.outcome = outcome
  }

  /// A run of a plan and its outcome.
  package init(number: Int, _ run: PlannedRun, _ outcome: RunOutcome) {
    let settings = run.settings
    self.init(
      number: number, key: run.key, data: run.task.definition.name, measure: run.measure,
      cell: settings.cell.kind.rawValue, units: settings.units.map { String($0) }.joined(separator: " "),
      optimizer: settings.optimizer.name, rate: settings.optimizer.learningRate, batch: settings.training.batch,
      epochs: settings.epochs, seed: run.seed, parameters: run.parameters, outcome: outcome)
  }
}

extension RunRecord {
  /// A run that was computed from a plan.
  package init(number: Int, _ computed: ComputedRun, of plan: ComputePlan) {
    let group = plan.group(of: computed.run)
    let settings = group.settings
    self.init(
      number: number, key: plan.key(of: computed.run), data: plan.tasks[group.task].definitionName,
      measure: plan.measure(of: computed.run), cell: settings.cell.kind.rawValue,
      units: settings.units.map { String($0) }.joined(separator: " "), optimizer: settings.optimizer.name,
      rate: settings.optimizer.learningRate, batch: settings.training.batch, epochs: settings.epochs,
      seed: plan.seed(of: computed.run), parameters: group.parameters, outcome: computed.outcome,
      computer: computed.computer)
  }
}

extension RunStore {
  /// Keeps runs that were computed from a plan, in its order.
  ///
  /// - Returns: how many were not kept already.
  package func keep(_ computed: [ComputedRun], of plan: ComputePlan) throws(RunStoreError) -> Int {
    let keys = computed.map { plan.key(of: $0.run) }
    let known = try outcomes(of: keys)
    var number = try nextNumber()
    var records: [RunRecord] = []
    for (result, key) in zip(computed, keys) where known[key] == nil {
      records.append(RunRecord(number: number, result, of: plan))
      number += 1
    }
    return try add(records)
  }
}
