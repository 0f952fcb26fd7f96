package import Recurrent

// A network's learned state in a file: an array for each of its weights, and what the optimizer remembers beside it.

extension TensorFile {
  /// Adds a checkpoint.
  ///
  /// - Parameter prefix: what all its names begin with.
  mutating func add(_ checkpoint: Checkpoint, prefix: String = "") {
    add(checkpoint.architecture, checkpoint.weights, prefix: prefix)
    let memory = checkpoint.memory
    if !memory.m.isEmpty { add(checkpoint.architecture, memory.m, prefix: prefix + "optimizer/m/") }
    if !memory.v.isEmpty { add(checkpoint.architecture, memory.v, prefix: prefix + "optimizer/v/") }
    add(Tensor(prefix + "optimizer/beta1_power", doubles: [memory.beta1Power]))
    add(Tensor(prefix + "optimizer/beta2_power", doubles: [memory.beta2Power]))
    add([checkpoint.optimizer], prefix: prefix + "optimizer")
    describe(prefix + "epochs", [checkpoint.epochs])
    describe(prefix + "seed", String(checkpoint.seed))
    describe(prefix + "optimizer/remembers", [memory.m.isEmpty ? 0 : 1, memory.v.isEmpty ? 0 : 1])
  }

  /// Adds a number for each weight, as arrays of the shapes that the weights have.
  ///
  /// - Parameters:
  ///   - flat: laid out by `Architecture.parameters`.
  ///   - prefix: what all their names begin with.
  ///   - suffix: what they end with.
  package mutating func add(_ architecture: Architecture, _ flat: [Float], prefix: String, suffix: String = "") {
    for (plan, name) in zip(architecture.parameters, architecture.parameterNames) {
      let range = plan.offset..<plan.offset + plan.rows * plan.columns
      add(Tensor(prefix + name + suffix, plan.shape, floats: flat[range]))
    }
  }

  /// Reads a checkpoint.
  ///
  /// - Parameters:
  ///   - prefix: what all its names begin with.
  ///   - areFinite: whether all its numbers must be.
  func checkpoint(
    _ architecture: Architecture, prefix: String = "", areFinite: Bool
  ) throws(ModelFileError) -> Checkpoint {
    let weights = try flat(architecture, prefix: prefix, areFinite)
    let remembered = try numbers(prefix + "optimizer/remembers", in: 0...1)
    guard remembered.count == 2 else { throw .unusable(prefix + "optimizer/remembers") }
    var memory = OptimizerMemory()
    if remembered[0] == 1 { memory.m = try flat(architecture, prefix: prefix + "optimizer/m/", areFinite) }
    if remembered[1] == 1 { memory.v = try flat(architecture, prefix: prefix + "optimizer/v/", areFinite) }
    memory.beta1Power = try doubles(prefix + "optimizer/beta1_power", count: 1)[0]
    memory.beta2Power = try doubles(prefix + "optimizer/beta2_power", count: 1)[0]
    return Checkpoint(
      architecture, optimizer: try optimizers(prefix: prefix + "optimizer", count: 1)[0],
      seed: try seed(prefix + "seed"), epochs: try number(prefix + "epochs", in: 0...largestCount),
      weights: weights, memory: memory)
  }

  private func flat(
    _ architecture: Architecture, prefix: String, _ areFinite: Bool
  ) throws(ModelFileError) -> [Float] {
    let plans = architecture.parameters
    let names = architecture.parameterNames.map { prefix + $0 }
    // All shapes first: they say how much memory is needed, and the file has as much.
    for (plan, name) in zip(plans, names) {
      guard let tensor = self[name] else { throw .missing(name) }
      guard tensor.type == .f32, tensor.shape == plan.shape else { throw .unusable(name) }
    }
    var flat = [Float](repeating: 0, count: architecture.weightCount)
    for (plan, name) in zip(plans, names) {
      let values = self[name]?.floats ?? []
      guard !areFinite || values.allSatisfy({ $0.isFinite }) else { throw .notFinite(name) }
      flat.replaceSubrange(plan.offset..<plan.offset + values.count, with: values)
    }
    return flat
  }
}
