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
  /// The data's sizes are not those of the network.
  case dataDoesNotFit
  /// The loss was no longer a finite number in this epoch; weights are those after the epoch before.
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
  private let weightsBefore: AlignedBuffer<Float>

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
    guard !options.isStateful || options.batch == 1 else { throw .dataDoesNotFit }
    self.options = options
    self.data = data
    checkpointValue = checkpoint
    let batch = min(options.batch, data.count)
    let threads = options.threads ?? Self.usefulThreads(checkpoint.architecture, batch: batch)
    network = Network(
      checkpoint.architecture, capacity: batch, stateful: options.isStateful, pool: WorkerPool(threads: threads),
      kernels: kernels)
    network.weights.copy(from: checkpoint.weights)
    network.weightsChanged()
    step = OptimizerStep(checkpoint.optimizer, count: network.weights.count, kernels: kernels)
    step.memory = checkpoint.memory
    order = Array(0..<data.count)
    weightsBefore = AlignedBuffer(count: network.weights.count)
  }

  /// The state after the last whole epoch.
  public var checkpoint: Checkpoint {
    var result = checkpointValue
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
    weightsBefore.copy(from: network.weights)
    let memoryBefore = step.memory
    presentInOrder(epoch: epoch)
    network.resetStates()
    var loss = 0.0
    var hits = 0
    var start = 0
    while start < data.count {
      let interrupted = shouldStop()
      if !interrupted {
        trainBatch(order[start..<min(start + options.batch, data.count)])
        let totals = network.totals
        loss += totals.loss
        hits += totals.hits
      }
      if interrupted || !loss.isFinite {
        network.weights.copy(from: weightsBefore)
        network.weightsChanged()
        step.memory = memoryBefore
        throw interrupted ? .interrupted(epoch: epoch) : .lossNotFinite(epoch: epoch)
      }
      start += options.batch
    }
    checkpointValue.epochs = epoch
    let terms = Double(data.count * checkpointValue.architecture.outputSteps)
    return EpochResult(loss: loss / terms, accuracy: Double(hits) / terms)
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

  /// Threads cost about a microsecond or two a step to wake; below some 200,000 multiply-adds a step one
  /// thread is faster.
  static func usefulThreads(_ architecture: Architecture, batch: Int) -> Int {
    let steps = architecture.steps + (architecture.decoderSteps ?? 0)
    let work = architecture.parameterCount * batch * steps
    return work < 200_000 || batch == 1 ? 1 : WorkerPool.defaultThreads
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
