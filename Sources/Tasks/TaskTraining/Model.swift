public import Recurrent

/// A network that learns a task, and what its training showed: a value, which training returns changed.
///
///     let model = Model(cell: CellOptions(.lstm), units: [8], for: task)
public struct Model: Sendable {
  /// The cell of its recurrent layers.
  public let cell: CellOptions
  /// Units of the recurrent layers.
  public let units: [Int]
  /// Weights, optimizer and epochs.
  public var checkpoint: Checkpoint
  /// One record an epoch.
  public var history: [EpochRecord] = []
  /// The epoch whose weights it has, if its last training kept the best ones; otherwise nil.
  public var keptEpoch: Int?
  /// Whether it is (or will be) trained with its state carried from sample to sample.
  public var isStateful: Bool
  /// How it was trained, for going back in time.
  package internal(set) var course: TrainingCourse
  /// Whether its weights were learned by another program.
  package var learnedElsewhere = false
  /// Whether it has learned anything, here or elsewhere.
  package var isTrained: Bool { checkpoint.epochs > 0 || learnedElsewhere }
  /// Whether it is shown as it was after an earlier epoch, and there is a later state of it.
  package var isEarlier = false

  /// A model with a given state, and without a history.
  package init(cell: CellOptions, units: [Int], checkpoint: Checkpoint, isStateful: Bool) {
    self.cell = cell
    self.units = units
    self.checkpoint = checkpoint
    self.isStateful = isStateful
    course = TrainingCourse(from: checkpoint, isStateful: isStateful)
  }

  /// A new, untrained model for a task. The same arguments give the same weights on every machine.
  ///
  /// - Parameters:
  ///   - cell: the cell of its recurrent layers.
  ///   - units: of each recurrent layer, the first one first.
  ///   - task: what it will learn.
  ///   - optimizer: how its weights follow their gradients; Adam with Keras' constants unless told otherwise.
  ///   - seed: of its first weights and of the order of its samples.
  /// - Precondition: there is a layer, and each has at least one unit.
  public init(
    cell: CellOptions, units: [Int], for task: LearningTask, optimizer: Optimizer = Optimizer(), seed: UInt64 = 1
  ) {
    self.init(cell: cell, units: units, for: task, optimizer: optimizer, seed: seed) {}
  }

  /// A new, untrained model for a task, unless `check` throws: many units take seconds.
  ///
  /// - Parameter check: called every few milliseconds.
  package init<Stop: Error>(
    cell: CellOptions, units: [Int], for task: LearningTask, optimizer: Optimizer, seed: UInt64,
    check: () throws(Stop) -> Void
  ) throws(Stop) {
    let definition = task.definition
    let checkpoint = try Checkpoint(
      definition.architecture(cell, units), optimizer: optimizer, seed: seed, check: check)
    self.init(cell: cell, units: units, checkpoint: checkpoint, isStateful: definition.carriesState)
  }

  /// As it is typed: `lstm 128`.
  public var name: String { Model.name(cell, units: units) }

  /// Forgets the checkpoints of its training, which costs time when somebody goes back in time, and changes no result.
  package mutating func forgetCheckpoints() { course.forgetCheckpoints() }

  /// As a model of this cell and these layers is typed.
  static func name(_ cell: CellOptions, units: [Int]) -> String {
    let words = [cell.kind.rawValue] + units.map { String($0) } + (cell.dropout > 0 ? ["dropout=\(cell.dropout)"] : [])
    return words.joined(separator: " ")
  }
}
