/// Runs a trained network forward.
public final class Predictor {
  private let network: Network
  private let capacity: Int

  /// - Parameters:
  ///   - stateful: whether the state goes on from sample to sample until `resetStates`; samples then go one
  ///     by one.
  ///   - threads: nil for as many as help.
  public convenience init(_ checkpoint: Checkpoint, stateful: Bool = false, threads: Int? = nil) {
    self.init(checkpoint, stateful: stateful, threads: threads, kernels: KernelSet())
  }

  /// Runs with the given kernels; see the public initializer.
  package init(_ checkpoint: Checkpoint, stateful: Bool, threads: Int?, kernels: KernelSet) {
    capacity = stateful ? 1 : 256
    let count = threads ?? Trainer.usefulThreads(checkpoint.architecture, batch: capacity)
    network = Network(
      checkpoint.architecture, capacity: capacity, stateful: stateful, pool: WorkerPool(threads: count),
      kernels: kernels)
    network.weights.copy(from: checkpoint.weights)
    network.weightsChanged()
  }

  /// Sets the carried state to zero.
  public func resetStates() { network.resetStates() }

  /// Predictions of all samples, [samples, output steps, outputs].
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  public func predict(_ data: SequenceData) throws(TrainingError) -> [Float] {
    let steps = network.architecture.outputSteps
    let outputs = network.architecture.outputs
    var result = [Float](repeating: 0, count: data.count * steps * outputs)
    try forEachBatch(data) { start, batch in
      for row in 0..<batch {
        for step in 0..<steps {
          for output in 0..<outputs {
            result[((start + row) * steps + step) * outputs + output] =
              network.predictions[(step * batch + row) * outputs + output]
          }
        }
      }
    }
    return result
  }

  /// The likeliest symbol of each step, [samples, output steps].
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  public func predictSymbols(_ data: SequenceData) throws(TrainingError) -> [UInt8] {
    try evaluate(data).symbols
  }

  /// Mean loss, part of symbols that are right, and the likeliest symbols, [samples, output steps].
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  public func evaluate(_ data: SequenceData) throws(TrainingError) -> (result: EpochResult, symbols: [UInt8]) {
    let steps = network.architecture.outputSteps
    let outputs = network.architecture.outputs
    var symbols = [UInt8](repeating: 0, count: data.count * steps)
    var loss = 0.0
    var hits = 0
    try forEachBatch(data) { start, batch in
      let totals = network.totals
      loss += totals.loss
      hits += totals.hits
      for row in 0..<batch {
        for step in 0..<steps {
          let best = bestClass(network.predictions + (step * batch + row) * outputs, count: outputs)
          symbols[(start + row) * steps + step] = UInt8(truncatingIfNeeded: best)
        }
      }
    }
    let terms = Double(max(1, data.count * steps))
    return (EpochResult(loss: loss / terms, accuracy: Double(hits) / terms), symbols)
  }

  private func forEachBatch(
    _ data: SequenceData, _ body: (_ start: Int, _ batch: Int) -> Void
  ) throws(TrainingError) {
    guard data.fits(network.architecture) else { throw .dataDoesNotFit }
    let order = Array(0..<data.count)
    for start in stride(from: 0, to: data.count, by: capacity) {
      let indices = order[start..<min(start + capacity, data.count)]
      network.loadBatch(data, indices: indices)
      network.evaluateBatch()
      body(start, indices.count)
    }
  }
}
