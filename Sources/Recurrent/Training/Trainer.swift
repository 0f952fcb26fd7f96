/// The training loop.
public final class Trainer {
  private let options: TrainingOptions
  private let data: SequenceData
  private let network: Network
  private let step: OptimizerStep
  private var checkpointValue: Checkpoint
  private var order: [Int]
  /// The weights to go back to if an epoch is given up. Copied every few epochs only, if epochs are so short that copying
  /// would cost noticeable time.
  private let snapshotWeights: AlignedBuffer<Float>
  private var snapshotEpoch = 0
  private var hasSnapshot = false
  private let snapshotInterval: Int
  /// The learning rate of each epoch since.
  private var rates: [Double] = []
  /// Trains faster; nil unless architecture, options and optimizer allow it.
  private let oneStep: OneStepTrainer?

  /// Gets ready to train.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  public convenience init(_ checkpoint: Checkpoint, data: SequenceData, options: TrainingOptions) throws(TrainingError)
  {
    try self.init(checkpoint, data: data, options: options, kernels: KernelSet())
  }

  /// Trains with the given kernels; see the public initializer.
  package init(
    _ checkpoint: Checkpoint, data: SequenceData, options: TrainingOptions, kernels: KernelSet
  ) throws(TrainingError) {
    guard data.count > 0, options.batch > 0, data.fits(checkpoint.architecture) else { throw .dataDoesNotFit }
    guard !options.isStateful || options.batch == 1, options.truncation ?? 1 > 0 else { throw .dataDoesNotFit }
    self.options = options
    self.data = data
    checkpointValue = checkpoint
    let batch = min(options.batch, data.count)
    let threads =
      options.threads
      ?? (options.isStateful
        ? Self.usefulThreads(samples: checkpoint.architecture)
        : Self.usefulThreads(checkpoint.architecture, batch: batch))
    let pool = WorkerPool(threads: threads)
    network = Network(
      checkpoint.architecture, capacity: batch, stateful: options.isStateful, drops: true, pool: pool,
      kernels: kernels)
    network.weights.copy(from: checkpoint.weights)
    network.weightsChanged()
    step = OptimizerStep(checkpoint.optimizer, count: network.weights.count, kernels: kernels)
    step.memory = checkpoint.memory
    order = Array(0..<data.count)
    snapshotWeights = AlignedBuffer(count: network.weights.count)
    snapshotInterval = max(1, 200 / ((data.count + batch - 1) / batch))
    oneStep = OneStepTrainer(
      checkpoint.architecture, options: options, optimizer: checkpoint.optimizer, weights: network.weights, step: step,
      pool: pool, kernels: kernels)
  }

  /// The state after the last whole epoch.
  public var checkpoint: Checkpoint {
    var result = checkpointValue
    oneStep?.store()
    result.weights = network.weights.array
    result.memory = step.memory
    return result
  }

  /// Whole epochs trained so far, those before this trainer included.
  public var epochs: Int { checkpointValue.epochs }

  /// Trains one epoch.
  ///
  /// - Parameters:
  ///   - learningRate: of this epoch; nil for the optimizer's.
  ///   - shouldStop: asked before every step.
  /// - Throws: `TrainingError`; weights and optimizer are then as they were before the epoch.
  public func trainEpoch(
    learningRate: Double? = nil, shouldStop: () -> Bool = { false }
  ) throws(TrainingError) -> EpochResult {
    let epoch = checkpointValue.epochs + 1
    if epoch - 1 - snapshotEpoch >= snapshotInterval || !hasSnapshot { takeSnapshot() }
    rates.append(learningRate ?? checkpointValue.optimizer.learningRate)
    let pass = pass(epoch: epoch, shouldStop)
    // The last step may have left weights that the loss has not met yet.
    if pass.wasStopped || !pass.loss.isFinite || !weightsAreFinite {
      rates.removeLast()
      goBack(to: epoch - 1)
      throw pass.wasStopped ? .interrupted(epoch: epoch) : .lossNotFinite(epoch: epoch)
    }
    checkpointValue.epochs = epoch
    let terms = Double(data.count * checkpointValue.architecture.outputSteps)
    return EpochResult(loss: pass.loss / terms, accuracy: Double(pass.hits) / terms)
  }

  private var weightsAreFinite: Bool {
    if let oneStep { return oneStep.weightsAreFinite }
    for index in 0..<network.weights.count where !network.weights.pointer[index].isFinite { return false }
    return true
  }

  private func takeSnapshot() {
    hasSnapshot = true
    snapshotEpoch = checkpointValue.epochs
    rates = []
    oneStep?.store()
    snapshotWeights.copy(from: network.weights)
    step.save()
  }

  /// Goes back to the end of an epoch: to the snapshot, and from there again, which gives the same bits.
  private func goBack(to epoch: Int) {
    network.weights.copy(from: snapshotWeights)
    network.weightsChanged()
    step.restore()
    oneStep?.load()
    for repeated in snapshotEpoch..<epoch { _ = pass(epoch: repeated + 1, { false }) }
  }

  private func pass(epoch: Int, _ shouldStop: () -> Bool) -> Pass {
    step.learningRate = rates[epoch - 1 - snapshotEpoch]
    return oneStep == nil ? trainBatches(epoch: epoch, shouldStop) : trainSamples(shouldStop)
  }

  /// What a pass over the samples came to; incomplete if it was stopped or the loss is not finite.
  private typealias Pass = (loss: Double, hits: Int, wasStopped: Bool)

  private func trainBatches(epoch: Int, _ shouldStop: () -> Bool) -> Pass {
    presentInOrder(epoch: epoch)
    // As the order, it depends on seed and epoch alone.
    var dropout = RandomStream(
      seed: checkpointValue.seed, purpose: .dropout, index: UInt32(truncatingIfNeeded: epoch))
    network.resetStates()
    var pass: Pass = (0, 0, false)
    var start = 0
    while start < data.count && pass.loss.isFinite {
      if shouldStop() {
        pass.wasStopped = true
        break
      }
      trainBatch(order[start..<min(start + options.batch, data.count)], &dropout)
      let totals = network.totals
      pass.loss += totals.loss
      pass.hits += totals.hits
      start += options.batch
    }
    return pass
  }

  private func trainSamples(_ shouldStop: () -> Bool) -> Pass {
    guard let oneStep, case .values(let inputs) = data.inputs, case .values(let targets) = data.targets else {
      return (.nan, 0, false)
    }
    let (loss, wasStopped) = inputs.withUnsafeBufferPointer { inputs in
      targets.withUnsafeBufferPointer { targets -> (Double, Bool) in
        guard let input = inputs.baseAddress, let target = targets.baseAddress else { return (.nan, false) }
        return oneStep.trainEpoch(inputs: input, targets: target, count: data.count, shouldStop: shouldStop)
      }
    }
    network.weightsChanged()
    return (loss, 0, wasStopped)
  }

  /// The order depends on seed and epoch alone, so that training can be continued from a checkpoint.
  private func presentInOrder(epoch: Int) {
    guard options.shuffles, !options.isStateful else { return }
    Self.shuffle(&order, seed: checkpointValue.seed, epoch: epoch)
  }

  /// The order in which an epoch presents shuffled samples.
  ///
  /// - Parameters:
  ///   - seed: the model's.
  ///   - epoch: counted from 1 over all trainings of the model.
  package static func order(of samples: Int, seed: UInt64, epoch: Int) -> [Int] {
    var order = Array(0..<samples)
    shuffle(&order, seed: seed, epoch: epoch)
    return order
  }

  private static func shuffle(_ order: inout [Int], seed: UInt64, epoch: Int) {
    for index in order.indices { order[index] = index }
    var random = RandomStream(seed: seed, purpose: .shuffling, index: UInt32(truncatingIfNeeded: epoch))
    random.shuffle(&order)
  }

  private func trainBatch(_ indices: ArraySlice<Int>, _ dropout: inout RandomStream) {
    network.loadBatch(data, indices: indices)
    network.drawDropout(from: &dropout)
    network.differentiateBatch(truncation: options.truncation)
    let optimizer = checkpointValue.optimizer
    optimizer.clipping.apply(
      to: network.gradients.pointer, parameters: parameters, kernels: network.kernels)
    step.beginStep()
    network.inParts { part, parts in
      step.update(network.weights.pointer, network.gradients.pointer, part: part, parts: parts)
    }
    network.weightsChanged()
  }

  private lazy var parameters = checkpointValue.architecture.parameters

  /// Waking a thread that still spins takes about a microsecond; below some 200,000 multiply-adds a step one thread
  /// is faster.
  static func usefulThreads(_ architecture: Architecture, batch: Int) -> Int {
    let steps = architecture.steps + (architecture.decoderSteps ?? 0)
    return architecture.parameterCount * batch * steps < 200_000 ? 1 : WorkerPool.defaultThreads
  }

  /// Sample by sample a step is a pass over all parameters, at about a quarter of a nanosecond each. On two threads 4,400 of
  /// them (an LSTM of 32 units) take as long as on one and twice the processor time, 9,800 (48 units) a fifth less.
  private static func usefulThreads(samples architecture: Architecture) -> Int {
    architecture.parameterCount < 8_000 ? 1 : WorkerPool.defaultThreads
  }
}
