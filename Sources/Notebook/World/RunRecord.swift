import Tasks

/// A finished run as it is kept: what was run, and what came of it.
package struct RunRecord: Sendable, Equatable {
  /// What it is called by: `runs show 12`.
  package var number: Int
  /// Everything that determines the result, `PlannedRun.key`.
  package let key: String
  /// What it learned from, as `TaskDefinition.name` has it.
  package let data: String
  package let measure: Measure
  package let cell: String
  /// Units of its layers: `8`, or `32 16`.
  package let units: String
  package let optimizer: String
  package let rate: Double
  package let batch: Int
  package let epochs: Int
  package let seed: UInt64
  package let parameters: Int
  package let outcome: RunOutcome

  /// As a model is typed.
  package var network: String { cell + " " + units }

  package init(
    number: Int, key: String, data: String, measure: Measure, cell: String, units: String, optimizer: String,
    rate: Double, batch: Int, epochs: Int, seed: UInt64, parameters: Int, outcome: RunOutcome
  ) {
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

  /// A run of a plan and what came of it.
  package init(number: Int, _ run: PlannedRun, _ outcome: RunOutcome) {
    let settings = run.settings
    self.init(
      number: number, key: run.key, data: run.task.definition.name, measure: run.task.definition.measure,
      cell: settings.cell.kind.rawValue, units: settings.units.map(String.init).joined(separator: " "),
      optimizer: settings.optimizer.name, rate: settings.optimizer.learningRate, batch: settings.training.batch,
      epochs: settings.epochs, seed: run.seed, parameters: run.parameters, outcome: outcome)
  }
}
