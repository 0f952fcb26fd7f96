/// Runs a trained network forward.
public final class Predictor {
  private let checkpoint: Checkpoint
  private let isStateful: Bool
  private let threads: Int?
  private let kernels: KernelSet
  /// Made for the first samples, and anew for more of them than it was made for.
  private var network: Network?

  /// - Parameters:
  ///   - stateful: whether the state goes on from sample to sample until `resetStates`; samples then go one
  ///     by one.
  ///   - threads: nil for as many as help.
  public convenience init(_ checkpoint: Checkpoint, stateful: Bool = false, threads: Int? = nil) {
    self.init(checkpoint, stateful: stateful, threads: threads, kernels: KernelSet())
  }

  /// Runs with the given kernels; see the public initializer.
  package init(_ checkpoint: Checkpoint, stateful: Bool, threads: Int?, kernels: KernelSet) {
    self.checkpoint = checkpoint
    isStateful = stateful
    self.threads = threads
    self.kernels = kernels
  }

  /// Samples that are read at once.
  private static let largestBatch = 256

  /// The network, large enough for batches of these many samples, or of the largest batch.
  private func network(samples: Int) -> Network {
    let batch = isStateful ? 1 : max(1, min(samples, Self.largestBatch))
    if let network, network.capacity >= batch { return network }
    let pool = WorkerPool(threads: threads ?? Trainer.usefulThreads(checkpoint.architecture, batch: batch))
    let made = Network(checkpoint.architecture, capacity: batch, stateful: isStateful, pool: pool, kernels: kernels)
    made.weights.copy(from: checkpoint.weights)
    made.weightsChanged()
    network = made
    return made
  }

  /// Sets the carried state to zero.
  public func resetStates() { network?.resetStates() }

  /// Predictions of all samples, [samples, output steps, outputs].
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  public func predict(_ data: SequenceData) throws(TrainingError) -> [Float] {
    let steps = checkpoint.architecture.outputSteps
    let outputs = checkpoint.architecture.outputs
    var result = [Float](repeating: 0, count: data.count * steps * outputs)
    try forEachBatch(data) { network, start, batch in
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
    let steps = checkpoint.architecture.outputSteps
    let outputs = checkpoint.architecture.outputs
    var symbols = [UInt8](repeating: 0, count: data.count * steps)
    var loss = 0.0
    var hits = 0
    try forEachBatch(data) { network, start, batch in
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
    _ data: SequenceData, _ body: (_ network: Network, _ start: Int, _ batch: Int) -> Void
  ) throws(TrainingError) {
    guard data.fits(checkpoint.architecture) else { throw .dataDoesNotFit }
    let network = network(samples: data.count)
    let order = Array(0..<data.count)
    for start in stride(from: 0, to: data.count, by: network.capacity) {
      let indices = order[start..<min(start + network.capacity, data.count)]
      network.loadBatch(data, indices: indices)
      network.evaluateBatch()
      body(network, start, indices.count)
    }
  }
}
