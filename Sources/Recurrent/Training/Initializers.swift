/// Starting weights as Keras makes them: Glorot-uniform kernels, orthogonal recurrent kernels, the cell's own
/// biases. Each array draws from a stream of its own.
package enum Initializers {
  /// The flat weights of a new network, `architecture.weightCount` floats.
  package static func weights(
    of architecture: Architecture, seed: UInt64, kernels: KernelSet = KernelSet()
  ) -> [Float] {
    weights(of: architecture, seed: seed, kernels: kernels) {}
  }

  /// The flat weights of a new network, unless `check` throws. Thousands of units take seconds.
  ///
  /// - Parameters:
  ///   - threads: how many threads work on them, which changes no bit; nil for as many as help.
  ///   - check: called every few milliseconds.
  package static func weights<Stop: Error>(
    of architecture: Architecture, seed: UInt64, kernels: KernelSet = KernelSet(), threads: Int? = nil,
    check: () throws(Stop) -> Void
  ) throws(Stop) -> [Float] {
    let count = architecture.weightCount
    let pool = WorkerPool(threads: threads ?? usefulThreads(weights: count))
    var weights: [Float] = []
    weights.reserveCapacity(count)
    let layers = architecture.layers
    // In the order of their places, so that nothing has to be set to zero first.
    for (index, plan) in architecture.parameters.enumerated() {
      weights.append(zeros: plan.offset - weights.count)
      let stream = RandomStream(seed: seed, purpose: .initialWeights, index: UInt32(index))
      let layer = layers[plan.layer]
      switch plan.role {
      case .kernel:
        try appendGlorotUniform(rows: plan.rows, columns: plan.columns, stream, pool: pool, to: &weights, check: check)
      case .recurrentKernel:
        let rows = try OrthogonalRows.random(
          rows: plan.rows, columns: plan.columns, stream, kernels: kernels, pool: pool, check: check)
        for start in stride(from: 0, to: rows.count, by: copiedFloats) {
          rows.append(start..<min(start + copiedFloats, rows.count), to: &weights)
          try check()
        }
      case .bias:
        if layer.role == .dense {
          weights.append(zeros: plan.columns)
        } else {
          weights += architecture.cell.cell.shape.initialBias(units: layer.units)
        }
      }
    }
    weights.append(zeros: count - weights.count)
    return weights
  }

  /// Fewer are made before a second thread has begun.
  private static func usefulThreads(weights: Int) -> Int { weights < 100_000 ? 1 : WorkerPool.defaultThreads }

  /// Floats copied from one check to the next.
  private static let copiedFloats = 1 << 20

  /// Uniform in ±√(6 / (rows + columns)), Glorot and Bengio (2010).
  private static func appendGlorotUniform<Stop: Error>(
    rows: Int, columns: Int, _ stream: RandomStream, pool: WorkerPool, to weights: inout [Float],
    check: () throws(Stop) -> Void
  ) throws(Stop) {
    let limit = (6 / Double(rows + columns)).squareRoot()
    let count = rows * columns
    // Two numbers take a block of the stream, so that a thread can begin at any even place.
    let chunk = min(1 << 14, (count + 1) / 2 * 2)
    let values = AlignedBuffer<Float>(count: chunk * pool.parts)
    for start in stride(from: 0, to: count, by: values.count) {
      pool.run { part in
        let first = start + part * chunk
        var random = stream.skipping(blocks: UInt64(first / 2))
        for index in 0..<max(0, min(chunk, count - first)) {
          values.pointer[part * chunk + index] = Float((random.uniform() * 2 - 1) * limit)
        }
      }
      values.append(0..<min(values.count, count - start), to: &weights)
      try check()
    }
  }
}

extension [Float] {
  /// Appends so many zeros.
  fileprivate mutating func append(zeros count: Int) {
    for _ in 0..<Swift.max(0, count) { append(0) }
  }
}
