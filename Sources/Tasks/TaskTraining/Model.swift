import Recurrent

/// A network on the workbench and what its training showed.
package struct Model: Sendable {
  /// The cell of its recurrent layers.
  package let cell: CellOptions
  /// Units of the recurrent layers.
  package let units: [Int]
  /// Weights, optimizer and epochs.
  package var checkpoint: Checkpoint
  /// One record an epoch.
  package var history: [EpochRecord] = []
  /// Whether it is (or will be) trained with its state carried on: a series with batch 1.
  package var isStateful: Bool

  package init(cell: CellOptions, units: [Int], checkpoint: Checkpoint, isStateful: Bool) {
    self.cell = cell
    self.units = units
    self.checkpoint = checkpoint
    self.isStateful = isStateful
  }

  /// As it is typed: `lstm 128`.
  package var name: String {
    ([cell.kind.rawValue] + units.map(String.init)).joined(separator: " ")
  }
}

/// What one epoch showed.
package struct EpochRecord: Sendable, Equatable {
  /// Which epoch, counted from 1.
  package let epoch: Int
  /// Mean training loss.
  package let loss: Double
  /// Part of training characters that were right; 0 for a series.
  package let accuracy: Double
  /// The validation part, for addition.
  package let validation: Validation?

  package init(epoch: Int, loss: Double, accuracy: Double, validation: Validation?) {
    self.epoch = epoch
    self.loss = loss
    self.accuracy = accuracy
    self.validation = validation
  }

  /// How the validation part went.
  package struct Validation: Sendable, Equatable {
    /// Mean loss.
    package let loss: Double
    /// Part of the characters that are right.
    package let accuracy: Double
    /// Part of the answers that are right in every character.
    package let exact: Double
    /// How many of 10 examples drawn afresh are right, the class's measure.
    package let ofTen: Int
  }
}
