import Recurrent
import Tasks

/// Work to time: the training of one network, and what it needs at least.
struct Workload {
  /// As it is chosen by `--only`: `sales-lstm-8`, `addition-gru-128-batch-32`.
  var name: String
  /// What the time is of: 3000 epochs, or one.
  let unit: String
  /// Epochs that are timed, and by what their time is multiplied to give that of the unit.
  let epochs: Int
  let factor: Double
  let checkpoint: Checkpoint
  let data: SequenceData
  let options: TrainingOptions
  /// How many networks are trained, one in each lane of a vector if they are several, at most 16.
  var seeds = 1

  /// Steps of the optimizer in the unit.
  var steps: Double {
    Double((data.count + options.batch - 1) / options.batch) * Double(epochs) * factor
  }

  /// Seconds of the unit, of which some epochs are run.
  func run() -> Double {
    if seeds > 1 { return runInLanes() }
    guard let trainer = try? Trainer(checkpoint, data: data, options: options) else { return .nan }
    // The first epoch touches memory for the first time.
    _ = try? trainer.trainEpoch()
    return time { for _ in 0..<epochs { _ = try? trainer.trainEpoch() } } * factor
  }

  /// The same for networks in lanes.
  private func runInLanes() -> Double {
    let networks = (0..<seeds).map { Checkpoint(checkpoint.architecture, seed: UInt64($0 + 1)) }
    guard let trainer = SeedTrainer(networks, options: options) else { return .nan }
    try? trainer.trainEpoch(data)
    return time { for _ in 0..<epochs { try? trainer.trainEpoch(data) } } * factor
  }

  // MARK: what it needs

  /// Floating-point operations of the unit after exact algebra: one-hot inputs, the zero first state and the repeated
  /// vector's one projection are not counted as products.
  var operations: Double {
    let architecture = checkpoint.architecture
    let gates = Double(architecture.cell.cell.gateNames.count)
    var products = 0.0
    for layer in architecture.layers {
      let (inputs, units, steps) = (Double(layer.inputs), Double(layer.units), Double(layer.steps))
      switch layer.role {
      case .encoder:
        let carried = options.isStateful ? steps : steps - 1
        products += units * gates * (units * carried + (architecture.readsSymbols ? 0 : inputs * steps))
      case .decoder: products += units * gates * (units * (steps - 1) + inputs)
      case .dense: products += inputs * units * steps
      case .repeated: break
      }
    }
    // Forward, back to the inputs, and the weights' gradients; one step at batch 1 needs no way back to the inputs.
    let passes = options.isStateful ? 2.0 : 3.0
    return products * passes * 2 * Double(data.count) * Double(epochs) * factor * Double(seeds)
  }

  /// Which limit binds, and its seconds. That of the divider is for a CPU that takes every root and quotient of Adam there;
  /// the kernels find some roots by multiply-adds (`Kernels/SquareRoots.swift`), and so may come out above it.
  func limit(_ machine: MachineLimits, cores: Int) -> (name: String, seconds: Double) {
    let parameters = Double(checkpoint.architecture.parameterCount)
    if seeds > 1 { return limitOfLanes(parameters, machine) }
    var limits = [("arithmetic", operations / (machine.peakAllCores * 1e9))]
    let divisions = machine.divisions * 1e6 * Double(cores)
    limits.append(("divider", parameters / 16 * steps / divisions))
    limits.append(waiting(vectors: recurrentParameters / 16, machine, divisions))
    // Weights, m and v, read and written, once they do not fit the second caches: from the third cache what it holds,
    // the rest from memory.
    let bytes = parameters * 12
    if bytes > 1e6 * Double(cores) {
      let near = min(bytes, Double(machine.thirdCacheBytes))
      let seconds = near / (machine.thirdCacheBandwidth * 1e9) + (bytes - near) / (machine.memoryBandwidth * 1e9)
      limits.append(("bandwidth", 2 * seconds * steps))
    }
    return limits.max { $0.1 < $1.1 } ?? ("none", 0)
  }

  /// What nothing can shorten by doing things at once: the chain of each step, which has one root and one quotient. At batch 1,
  /// of one time step, those of all other weights of the recurrent layer belong to it, too: they wait for the gradient at its
  /// end, and the next sample's pre-activations, whose sums go over all rows, wait for them.
  ///
  /// - Parameters:
  ///   - vectors: how many vectors these weights fill.
  ///   - divisions: vectors a second through the dividers.
  /// - Returns: seconds, and which part of them is larger.
  private func waiting(
    vectors: Double, _ machine: MachineLimits, _ divisions: Double
  ) -> (name: String, seconds: Double) {
    let chain = machine.chain * 1e-9
    let rest = options.batch == 1 && options.isStateful ? max(0, vectors - 1) / divisions : 0
    return (rest > chain ? "divider" : "latency", (chain + rest) * steps)
  }

  /// Parameters without the output's, whose update nothing in the next pre-activations waits for.
  private var recurrentParameters: Double {
    let dense = checkpoint.architecture.layers.last.map { ($0.inputs + 1) * $0.units } ?? 0
    return Double(checkpoint.architecture.parameterCount - dense)
  }

  /// In lanes every parameter is a vector of its own, on one core. Its weights, m and v go through the first cache in every
  /// step, once they do not fit it.
  private func limitOfLanes(_ parameters: Double, _ machine: MachineLimits) -> (name: String, seconds: Double) {
    let bytes = parameters * 16 * 12
    let limits = [
      ("arithmetic", operations / (machine.peakOneCore * 1e9)),
      ("divider", parameters * steps / (machine.divisions * 1e6)),
      waiting(vectors: recurrentParameters, machine, machine.divisions * 1e6),
      ("bandwidth", bytes > machine.firstCacheBytes ? 2 * bytes * steps / (machine.secondCacheBandwidth * 1e9) : 0),
    ]
    return limits.max { $0.1 < $1.1 } ?? ("none", 0)
  }
}

extension Workload {
  /// Monthly sales: 3000 epochs of 23 steps at batch 1.
  static func sales(_ kind: CellKind, _ units: Int, threads: Int? = nil, quick: Bool) -> Workload {
    let preparation = (try? SeriesTask(series: .sales, testCount: 12)).map(SeriesPreparation.init)
    let data = preparation.map(SeriesNetwork.trainingData)
    let wanted = max(5, min(3000, 20_000_000 / (units * units + 100) / (quick ? 10 : 1)))
    var options = SeriesNetwork.trainingOptions
    options.threads = threads
    return Workload(
      name: "sales-\(kind.rawValue)-\(units)", unit: "3000 epochs", epochs: wanted, factor: 3000 / Double(wanted),
      checkpoint: Checkpoint(.regression(cell: CellOptions(kind), units: [units])),
      data: data ?? SequenceData(count: 0, inputs: .values([]), targets: .values([])), options: options)
  }

  /// Sixteen seeds of that, as a comparison trains them on one core: one in each lane.
  static func salesSeeds(_ kind: CellKind, _ units: Int, quick: Bool) -> Workload {
    var work = sales(kind, units, threads: 1, quick: quick)
    work.name += "-16-seeds"
    work.seeds = 16
    return work
  }

  /// Addition: one epoch, of 45,000 examples with three digits unless told otherwise.
  static func addition(
    _ kind: CellKind, _ units: Int, batch: Int, digits: Int = 3, examples: Int = 45_000, threads: Int? = nil,
    quick: Bool
  ) -> Workload {
    // An even part of the epoch, so that long ones can be timed several times.
    let part = quick || units > 256 ? 10 : 3
    let count = examples / part
    let questions = try? AdditionExamples(digits: digits, count: count * 10 / 9 + 10, seed: 1)
    let data = questions.map { AdditionNetwork.data($0, 0..<min(count, $0.trainingRange.count)) }
    return Workload(
      name: "addition-\(kind.rawValue)-\(units)-batch-\(batch)", unit: "1 epoch", epochs: 1,
      factor: Double(examples) / Double(max(1, data?.count ?? 1)),
      checkpoint: Checkpoint(AdditionNetwork.architecture(cell: CellOptions(kind), units: [units], digits: digits)),
      data: data ?? SequenceData(count: 0, inputs: .symbols([]), targets: .symbols([])),
      options: TrainingOptions(batch: batch, threads: threads))
  }
}
