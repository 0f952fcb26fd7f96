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
  private var adam: SampleAdam
  private let network: SampleNetwork<SamplePanels>
  /// Panels are passed in turns from the first and from the last: what a cache still holds of the pass before comes
  /// first.
  private var descending = false

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
    optimizer.beginStep()
    adam.stepSize = optimizer.adamStepSize
    descending.toggle()
    if pool.parts == 1 {
      update(part: 0, parts: 1)
    } else {
      pool.run { part in update(part: part, parts: pool.parts) }
    }
  }

  private func update(part: Int, parts: Int) {
    let dense = network.dense
    if part == 0 {
      dense.update(
        network.denseUpdate, adam, panels: 0..<dense.count, descending: false, kernels: network.kernels)
    }
    update(network.input, part, parts)
    if let recurrent = network.recurrent { update(recurrent, part, parts) }
  }

  private func update(_ projection: Projection<SamplePanels>, _ part: Int, _ parts: Int) {
    let own = share(of: projection.kernel.count, part: part, parts: parts, grain: 1)
    projection.kernel.update(
      projection.update, adam, panels: own, descending: descending, kernels: network.kernels)
  }
}
