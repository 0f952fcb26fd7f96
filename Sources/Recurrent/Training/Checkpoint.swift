/// A network's learned state as a value: what training starts from and ends with.
public struct Checkpoint: Sendable {
  /// The network.
  public let architecture: Architecture
  /// The optimizer its memory belongs to.
  public let optimizer: Optimizer
  /// The seed of its first weights and of the order of its samples.
  public let seed: UInt64
  /// Epochs trained so far.
  public var epochs = 0
  /// Flat weights, laid out by `Architecture.parameters`.
  package var weights: [Float]
  /// What the optimizer remembers.
  package var memory = OptimizerMemory()

  /// A new network, untrained.
  public init(_ architecture: Architecture, optimizer: Optimizer = Optimizer(), seed: UInt64 = 1) {
    self.architecture = architecture
    self.optimizer = optimizer
    self.seed = seed
    weights = Initializers.weights(of: architecture, seed: seed)
  }

  /// A new network, untrained, unless `check` throws.
  ///
  /// - Parameter check: called every few milliseconds.
  package init<Stop: Error>(
    _ architecture: Architecture, optimizer: Optimizer, seed: UInt64, check: () throws(Stop) -> Void
  ) throws(Stop) {
    self.architecture = architecture
    self.optimizer = optimizer
    self.seed = seed
    weights = try Initializers.weights(of: architecture, seed: seed, check: check)
  }

  /// A network as it was kept somewhere.
  ///
  /// - Parameter weights: flat, laid out by `Architecture.parameters`.
  package init(
    _ architecture: Architecture, optimizer: Optimizer, seed: UInt64, epochs: Int, weights: [Float],
    memory: OptimizerMemory
  ) {
    self.architecture = architecture
    self.optimizer = optimizer
    self.seed = seed
    self.epochs = epochs
    self.weights = weights
    self.memory = memory
  }
}

extension Checkpoint {
  /// The same weights under another optimizer, which starts with an empty memory, as Keras' `compile` does.
  public func with(_ optimizer: Optimizer) -> Checkpoint {
    var result = Checkpoint(copying: self, optimizer: optimizer)
    result.epochs = epochs
    return result
  }

  private init(copying other: Checkpoint, optimizer: Optimizer) {
    architecture = other.architecture
    self.optimizer = optimizer
    seed = other.seed
    weights = other.weights
  }
}
