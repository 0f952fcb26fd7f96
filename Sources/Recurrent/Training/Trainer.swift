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
  package var memory = OptimizerMemory()

  /// A new network, untrained.
  public init(_ architecture: Architecture, optimizer: Optimizer = Optimizer(), seed: UInt64 = 1) {
    self.architecture = architecture
    self.optimizer = optimizer
    self.seed = seed
    weights = Initializers.weights(of: architecture, seed: seed)
  }
}

/// How samples are presented.
public struct TrainingOptions: Equatable, Sendable {
  /// Samples a step.
  public var batch: Int
  /// Whether samples come in a new random order every epoch.
  public var shuffles: Bool
  /// Whether the state is carried from sample to sample and reset after each epoch; batch 1, no shuffling.
  public var isStateful: Bool
  /// Gradients go back through at most so many steps, counted from the first; nil for all.
  public var truncation: Int?
  /// Threads; the result does not depend on it.
  public var threads: Int?

  /// Options as Keras' `fit` has them.
  public init(
    batch: Int = 32, shuffles: Bool = true, isStateful: Bool = false, truncation: Int? = nil, threads: Int? = nil
  ) {
    self.batch = batch
    self.shuffles = shuffles
    self.isStateful = isStateful
    self.truncation = truncation
    self.threads = threads
  }
}

/// What one epoch showed.
public struct EpochResult: Equatable, Sendable {
  /// The mean loss over the epoch's samples, each as it was before its step changed the weights.
  public var loss: Double
  /// The part of symbols that were right; 0 where outputs are values.
  public var accuracy: Double
}

/// Why training could not go on.
public enum TrainingError: Error, Equatable, Sendable {
  /// The data's sizes are not those of the network, or options are not those of any training.
  case dataDoesNotFit
  /// The loss or a weight was no longer a finite number in this epoch; weights are those after the epoch before.
  case lossNotFinite(epoch: Int)
  /// The caller asked to stop during this epoch; weights are those after the epoch before.
  case interrupted(epoch: Int)
}

/// The training loop.
public final class Trainer {
  private let options: TrainingOptions
  private let data: SequenceData
  private let network: Network
  private let step: OptimizerStep
  private var checkpointValue: Checkpoint
  private var order: [Int]
  /// What to go back to when an epoch is given up. Taken every few epochs where they are so short that copying
  /// would be felt.
  private let snapshotWeights: AlignedBuffer<Float>
  private var snapshotEpoch = 0
  private var hasSnapshot = false
  private let snapshotInterval: Int
  /// The fast way, where architecture, options and optimizer allow it.
  private let oneStep: OneStepTrainer?

  /// Gets ready to train.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  public convenience init(_ checkpoint: Checkpoint, data: SequenceData, options: TrainingOptions) throws(TrainingError)
  {
    try self.init(checkpoint, data: data, options: options, kernels: KernelSet())
  }

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
      checkpoint.architecture, capacity: batch, stateful: options.isStateful, pool: pool, kernels: kernels)
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
  /// - Parameter shouldStop: asked before every step.
  /// - Throws: `TrainingError`; weights and optimizer are then as they were before the epoch.
  public func trainEpoch(shouldStop: () -> Bool = { false }) throws(TrainingError) -> EpochResult {
    let epoch = checkpointValue.epochs + 1
    if epoch - 1 - snapshotEpoch >= snapshotInterval || !hasSnapshot { takeSnapshot() }
    let pass = pass(epoch: epoch, shouldStop)
    // The last step may have left weights that the loss has not met yet.
    if pass.wasStopped || !pass.loss.isFinite || !weightsAreFinite {
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
    oneStep == nil ? trainBatches(epoch: epoch, shouldStop) : trainSamples(shouldStop)
  }

  /// What a pass over the samples came to; where it was stopped or the loss is not finite it is incomplete.
  private typealias Pass = (loss: Double, hits: Int, wasStopped: Bool)

  private func trainBatches(epoch: Int, _ shouldStop: () -> Bool) -> Pass {
    presentInOrder(epoch: epoch)
    network.resetStates()
    var pass: Pass = (0, 0, false)
    var start = 0
    while start < data.count && pass.loss.isFinite {
      if shouldStop() {
        pass.wasStopped = true
        break
      }
      trainBatch(order[start..<min(start + options.batch, data.count)])
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

  /// The order depends on seed and epoch alone, so that training can go on where it ended.
  private func presentInOrder(epoch: Int) {
    guard options.shuffles, !options.isStateful else { return }
    for index in order.indices { order[index] = index }
    var random = RandomStream(
      seed: checkpointValue.seed, purpose: .shuffling, index: UInt32(truncatingIfNeeded: epoch))
    random.shuffle(&order)
  }

  private func trainBatch(_ indices: ArraySlice<Int>) {
    network.loadBatch(data, indices: indices)
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

  /// Sample by sample a step is a pass over all parameters, at about a third of a nanosecond each.
  private static func usefulThreads(samples architecture: Architecture) -> Int {
    architecture.parameterCount < 3_000 ? 1 : WorkerPool.defaultThreads
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
