/// Trains one recurrent layer and one linear output on single samples of one time step, the state carried on:
/// monthly sales as the class trained it.
///
/// Gives the bits that `Network` and `OptimizerStep` give, several times as fast: gradients of kernels are outer
/// products that are never stored, and one pass over weights, m and v also computes what the next sample needs
/// (`Kernels/SamplePanels.swift`). Only Adam without clipping is done this way.
final class OneStepTrainer {
  private let pool: WorkerPool
  private let weights: AlignedBuffer<Float>
  private let optimizer: OptimizerStep
  /// Written before each step, and read by all threads in it.
  @exclusivity(unchecked) private var adam: SampleAdam
  private let network: SampleNetwork<SamplePanels>
  /// Panels are passed in turns from the first and from the last: what a cache still holds of the pass before comes
  /// first.
  @exclusivity(unchecked) private var descending = false

  /// - Returns: nil if the architecture, the options or the optimizer ask for more than this does.
  init?(
    _ architecture: Architecture, options: TrainingOptions, optimizer settings: Optimizer,
    weights: AlignedBuffer<Float>, step: OptimizerStep, pool: WorkerPool, kernels: KernelSet
  ) {
    guard let adam = SampleAdam(architecture, options: options, optimizer: settings) else { return nil }
    self.adam = adam
    self.pool = pool
    self.weights = weights
    optimizer = step
    network = SampleNetwork(architecture, kernels: kernels)
    load()
  }

  // MARK: weights

  /// Takes weights and moments from the network and the optimizer, after these were written.
  func load() {
    network.forEachRow { panels, row, place in
      panels.load(
        row: row, weights: weights.pointer + place, m: optimizer.m.pointer + place, v: optimizer.v.pointer + place)
    }
    network.forEachDenseColumn { column, place in
      let (own, moments) = network.dense.element(row: 0, column: column)
      own[0] = weights.pointer[place]
      own[moments] = optimizer.m.pointer[place]
      own[2 * moments] = optimizer.v.pointer[place]
    }
  }

  /// Gives them back, before these are read.
  func store() {
    network.forEachRow { panels, row, place in
      panels.store(
        row: row, weights: weights.pointer + place, m: optimizer.m.pointer + place, v: optimizer.v.pointer + place)
    }
    network.forEachDenseColumn { column, place in
      let (own, moments) = network.dense.element(row: 0, column: column)
      weights.pointer[place] = own[0]
      optimizer.m.pointer[place] = own[moments]
      optimizer.v.pointer[place] = own[2 * moments]
    }
  }

  /// Whether the weights are finite.
  var weightsAreFinite: Bool {
    var areFinite = true
    network.forEachTellingKernel { panels, rows in areFinite = areFinite && panels.areFinite(rows: rows) }
    return areFinite
  }

  // MARK: training

  /// One pass over the samples in order, from a zero state.
  ///
  /// - Parameters:
  ///   - inputs: [count, features].
  ///   - targets: [count].
  /// - Returns: the sum of the losses; if `shouldStop` said so before a step, or a loss was not finite, weights and
  ///   memory are those of the middle of the epoch.
  func trainEpoch(
    inputs: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, shouldStop: () -> Bool
  ) -> (loss: Double, wasStopped: Bool) {
    network.begin(inputs)
    var loss = 0.0
    for sample in 0..<count {
      if shouldStop() { return (loss, true) }
      // A root and a quotient that wait for nothing: beside the forward pass they take no time.
      optimizer.beginStep()
      adam.stepSize = optimizer.adamStepSize
      network.forwardAndBack(target: targets[sample])
      loss += Double(network.output.pointer[1])
      if !loss.isFinite { return (loss, false) }
      // After the last sample comes none; what is computed for it is not used.
      network.readNext(inputs + (sample + 1 < count ? sample + 1 : sample) * network.features)
      update()
      network.swap()
    }
    return (loss, false)
  }

  /// Adam over all weights, and the next sample's pre-activations in the order that a forward pass adds them: bias,
  /// input, hidden state.
  private func update() {
    descending.toggle()
    if pool.parts == 1 {
      network.update(adam, descending: descending, part: 0, parts: 1)
    } else {
      pool.run { part in network.update(adam, descending: descending, part: part, parts: pool.parts) }
    }
  }
}

extension SampleNetwork<SamplePanels> {
  /// Updates a share of the panels of each kernel.
  ///
  /// - Parameter descending: whether from the last panel to the first.
  fileprivate func update(_ adam: SampleAdam, descending: Bool, part: Int, parts: Int) {
    if part == 0 {
      dense.update(denseUpdate, adam, panels: 0..<dense.count, descending: false, kernels: kernels)
    }
    update(input, adam, descending: descending, part: part, parts: parts)
    if let recurrent { update(recurrent, adam, descending: descending, part: part, parts: parts) }
  }

  private func update(
    _ projection: Projection<SamplePanels>, _ adam: SampleAdam, descending: Bool, part: Int, parts: Int
  ) {
    let count = projection.kernel.count
    let own = parts == 1 ? 0..<count : share(of: count, part: part, parts: parts, grain: 1)
    projection.kernel.update(projection.update, adam, panels: own, descending: descending, kernels: kernels)
  }
}
