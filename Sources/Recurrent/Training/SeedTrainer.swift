/// Trains up to sixteen networks that differ only in their seed, one in each lane of a vector, on single samples
/// of one time step: what `OneStepTrainer` does for one of them, with the same bits for each. Small networks leave most
/// lanes empty when they are trained alone.
package final class SeedTrainer {
  private let checkpoints: [Checkpoint]
  @exclusivity(unchecked) private var adam: SampleAdam
  /// Counts steps; the moments are with the kernels.
  private let step: OptimizerStep
  private let network: SampleNetwork<LaneKernel>
  private var epochs = 0

  /// The mean loss of each network in the last epoch.
  package private(set) var losses: [Double]
  /// The epoch in which the loss or a weight of a network was no longer a finite number, after which it is not looked at
  /// any more.
  package private(set) var divergedEpochs: [Int?]

  private static let lanes = LaneKernel.lanes

  /// Whether networks can be trained in lanes with these options.
  package static func canTrain(_ architecture: Architecture, options: TrainingOptions, optimizer: Optimizer) -> Bool {
    SampleAdam(architecture, options: options, optimizer: optimizer) != nil
  }

  /// - Parameter checkpoints: new networks that differ only in their seed.
  /// - Returns: nil if there are none or more than lanes, or if architecture, options or optimizer ask for more than this
  ///   does.
  package init?(_ checkpoints: [Checkpoint], options: TrainingOptions, kernels: KernelSet = KernelSet()) {
    guard let first = checkpoints.first, checkpoints.count <= Self.lanes, first.epochs == 0,
      let adam = SampleAdam(first.architecture, options: options, optimizer: first.optimizer)
    else { return nil }
    self.checkpoints = checkpoints
    self.adam = adam
    step = OptimizerStep(first.optimizer, count: 0, kernels: kernels)
    network = SampleNetwork(first.architecture, kernels: kernels)
    losses = Array(repeating: .nan, count: checkpoints.count)
    divergedEpochs = Array(repeating: nil, count: checkpoints.count)
    for (lane, checkpoint) in checkpoints.enumerated() {
      forEachWeight(lane) { weight, _, place in weight[0] = checkpoint.weights[place] }
    }
  }

  /// The networks as they are now.
  package var trained: [Checkpoint] {
    checkpoints.enumerated().map { lane, checkpoint in
      var result = checkpoint
      result.epochs = epochs
      result.memory = step.memory
      result.memory.m = Array(repeating: 0, count: result.weights.count)
      result.memory.v = result.memory.m
      forEachWeight(lane) { weight, moments, place in
        result.weights[place] = weight[0]
        result.memory.m[place] = weight[moments]
        result.memory.v[place] = weight[2 * moments]
      }
      return result
    }
  }

  /// Calls `body` for every weight of a network: where it is, how many floats there are to its m and from there to its v,
  /// and its place in the flat weights.
  private func forEachWeight(
    _ lane: Int, _ body: (_ weight: UnsafeMutablePointer<Float>, _ moments: Int, _ place: Int) -> Void
  ) {
    network.forEachRow { kernel, row, place in
      for column in 0..<kernel.columns {
        body(kernel.element(row: row, column: column, lane: lane), kernel.moments, place + column)
      }
    }
    let dense = network.dense
    network.forEachDenseColumn { column, place in
      body(dense.element(row: 0, column: column, lane: lane), dense.moments, place)
    }
  }

  // MARK: training

  /// One pass over the samples in order, from a zero state.
  ///
  /// - Parameters:
  ///   - data: values, one a sample for the output.
  ///   - learningRate: of this epoch; nil for the optimizer's.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func trainEpoch(_ data: SequenceData, learningRate: Double? = nil) throws(TrainingError) {
    guard case .values(let inputs) = data.inputs, case .values(let targets) = data.targets,
      data.count > 0, data.fits(checkpoints[0].architecture)
    else { throw .dataDoesNotFit }
    epochs += 1
    step.learningRate = learningRate ?? checkpoints[0].optimizer.learningRate
    var sums = [Double](repeating: 0, count: checkpoints.count)
    inputs.withUnsafeBufferPointer { inputs in
      guard let first = inputs.baseAddress else { return }
      network.begin(first)
      for sample in 0..<data.count {
        network.forwardAndBack(target: targets[sample])
        for lane in sums.indices { sums[lane] += Double(network.output.pointer[Self.lanes + lane]) }
        // After the last sample comes none; what is computed for it is not used.
        network.readNext(first + min(sample + 1, data.count - 1) * network.features)
        update()
        network.swap()
      }
    }
    losses = sums.map { $0 / Double(data.count) }
    noteDiverged()
  }

  /// Adam over all weights, and the next sample's pre-activations.
  private func update() {
    step.beginStep()
    adam.stepSize = step.adamStepSize
    network.dense.update(network.denseUpdate, adam, kernels: network.kernels)
    update(network.input)
    if let recurrent = network.recurrent { update(recurrent) }
  }

  private func update(_ projection: Projection<LaneKernel>) {
    projection.kernel.update(projection.update, adam, kernels: network.kernels)
  }

  /// Looks at the numbers that `OneStepTrainer` looks at, after whole epochs as it does.
  private func noteDiverged() {
    let marks = AlignedBuffer<Float>(count: Self.lanes)
    network.forEachTellingKernel { kernel, rows in
      kernel.markNotFinite(rows: rows, in: marks.pointer, kernels: network.kernels)
    }
    for lane in losses.indices where divergedEpochs[lane] == nil {
      if !losses[lane].isFinite || marks.pointer[lane].isNaN { divergedEpochs[lane] = epochs }
    }
  }
}
