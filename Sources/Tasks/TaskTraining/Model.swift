package import Recurrent

/// A network that learns a task, and what its training showed.
package struct Model: Sendable {
  /// The cell of its recurrent layers.
  package let cell: CellOptions
  /// Units of the recurrent layers.
  package let units: [Int]
  /// Weights, optimizer and epochs.
  package var checkpoint: Checkpoint
  /// One record an epoch.
  package var history: [EpochRecord] = []
  /// Whether it is (or will be) trained with its state carried from sample to sample.
  package var isStateful: Bool

  /// A model with a given state, and without a history.
  package init(cell: CellOptions, units: [Int], checkpoint: Checkpoint, isStateful: Bool) {
    self.cell = cell
    self.units = units
    self.checkpoint = checkpoint
    self.isStateful = isStateful
  }

  /// A new, untrained model for a task.
  ///
  /// - Parameters:
  ///   - seed: of its first weights and of the order of its samples.
  ///   - check: called every few milliseconds; there is no model if it throws.
  package init<Stop: Error>(
    cell: CellOptions, units: [Int], for task: LearningTask, optimizer: Optimizer, seed: UInt64,
    check: () throws(Stop) -> Void
  ) throws(Stop) {
    let definition = task.definition
    let checkpoint = try Checkpoint(
      definition.architecture(cell, units), optimizer: optimizer, seed: seed, check: check)
    self.init(cell: cell, units: units, checkpoint: checkpoint, isStateful: definition.carriesState)
  }

  /// A new, untrained model for a task.
  ///
  /// - Parameter seed: of its first weights and of the order of its samples.
  package init(cell: CellOptions, units: [Int], for task: LearningTask, optimizer: Optimizer, seed: UInt64) {
    self.init(cell: cell, units: units, for: task, optimizer: optimizer, seed: seed) {}
  }

  /// As it is typed: `lstm 128`.
  package var name: String { Model.name(cell, units: units) }

  /// As a model of this cell and these layers is typed.
  static func name(_ cell: CellOptions, units: [Int]) -> String {
    ([cell.kind.rawValue] + units.map { String($0) }).joined(separator: " ")
  }
}
