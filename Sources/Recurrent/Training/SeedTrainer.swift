/// Trains up to sixteen networks that differ in nothing but their seed, one in each lane of a vector, on single samples
/// of one time step: what `OneStepTrainer` does for one of them, with the same bits for each. Small networks leave most
/// lanes empty when they are trained alone.
package final class SeedTrainer {
  private let checkpoints: [Checkpoint]
  private let kernels: KernelSet
  private let kind: CellKind
  private let units: Int
  private let features: Int
  private let adam: OneStepTrainer.Adam
  /// Counts steps; the moments are with the kernels.
  private let step: OptimizerStep
  private var epochs = 0

  /// Bias, kernel and recurrent kernel; a GRU's two biases are apart, and so are its kernels.
  private let input: Factor
  private let recurrent: Factor?
  /// The output's kernel, behind it its bias.
  private let dense: Factor
  private var memoryCell: LanePair
  private let scratch: AlignedBuffer<Float>
  /// The gradient of the output, and the loss, [2, lanes].
  private let output: AlignedBuffer<Float>

  /// The mean loss of each network in the last epoch.
  package private(set) var losses: [Double]
  /// The epoch in which the loss or a weight of a network was no longer a finite number, after which it is not looked at
  /// any more.
  package private(set) var divergedEpochs: [Int?]

  private static let lanes = KernelSet.laneCount

  /// Before and after the step, swapped from sample to sample; each number a vector.
  private struct LanePair {
    var now: AlignedBuffer<Float>
    var next: AlignedBuffer<Float>

    init(count: Int) {
      now = AlignedBuffer(count: count * lanes)
      next = AlignedBuffer(count: count * lanes)
    }

    mutating func swap() { Swift.swap(&now, &next) }
  }

  /// A kernel [3, columns, rows, lanes] with what it reads, gives, and the gradient of what it gives.
  private final class Factor {
    let rows: Int
    let columns: Int
    let kernel: AlignedBuffer<Float>
    /// 1 for the bias, then features, then hidden states, each where there are any.
    var x: LanePair
    var a: LanePair
    let da: AlignedBuffer<Float>

    init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
      kernel = AlignedBuffer(count: 3 * rows * columns * lanes)
      x = LanePair(count: rows)
      a = LanePair(count: columns)
      da = AlignedBuffer(count: columns * lanes)
      for lane in 0..<lanes { (x.now.pointer[lane], x.next.pointer[lane]) = (1, 1) }
    }

    func swap() {
      x.swap()
      a.swap()
    }

    /// Where a weight of a network is; its m and its v are `rows * columns * lanes` floats behind one another.
    func place(row: Int, column: Int, lane: Int) -> Int { (column * rows + row) * lanes + lane }

    func update(_ adam: OneStepTrainer.Adam, stepSize: Float, _ kernels: KernelSet) {
      kernels.adamInLanes(
        rows: rows, columns: columns, kernel: kernel.pointer, x: x.now.pointer, da: da.pointer, nextX: x.next.pointer,
        nextA: a.next.pointer, stepSize: stepSize, keepM: adam.keepM, keepV: adam.keepV, epsilon: adam.epsilon)
    }

    func multiply(rows usedRows: Int, _ kernels: KernelSet) {
      kernels.productsInLanes(
        rows: rows, usedRows: usedRows, columns: columns, kernel: kernel.pointer, x: x.now.pointer,
        into: a.now.pointer)
    }
  }

  /// Whether networks can be trained in lanes with these options.
  package static func canTrain(_ architecture: Architecture, options: TrainingOptions, optimizer: Optimizer) -> Bool {
    OneStepTrainer.Adam(architecture, options: options, optimizer: optimizer) != nil
  }

  /// - Parameter checkpoints: new networks, alike but for their seed.
  /// - Returns: nil where there are none or more than lanes, or where architecture, options or optimizer ask for more
  ///   than this does.
  package init?(_ checkpoints: [Checkpoint], options: TrainingOptions, kernels: KernelSet = KernelSet()) {
    guard let first = checkpoints.first, checkpoints.count <= Self.lanes, first.epochs == 0,
      let adam = OneStepTrainer.Adam(first.architecture, options: options, optimizer: first.optimizer)
    else { return nil }
    self.checkpoints = checkpoints
    self.kernels = kernels
    self.adam = adam
    let architecture = first.architecture
    kind = architecture.cell.kind
    units = architecture.units[0]
    features = architecture.features
    step = OptimizerStep(first.optimizer, count: 0, kernels: kernels)
    let width = architecture.cell.cell.shape.width(units: units)
    let isSplit = kind == .gru
    input = Factor(rows: 1 + features + (isSplit ? 0 : units), columns: width)
    recurrent = isSplit ? Factor(rows: 1 + units, columns: width) : nil
    // One row, so that its columns are what the hidden state with its 1 for the bias is multiplied with.
    dense = Factor(rows: 1, columns: units + 1)
    memoryCell = LanePair(count: units)
    scratch = AlignedBuffer(count: units * Self.lanes)
    output = AlignedBuffer(count: 2 * Self.lanes)
    losses = Array(repeating: .nan, count: checkpoints.count)
    divergedEpochs = Array(repeating: nil, count: checkpoints.count)
    for (lane, checkpoint) in checkpoints.enumerated() {
      forEachWeight(lane) { factor, place, index in factor.kernel.pointer[place] = checkpoint.weights[index] }
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
      forEachWeight(lane) { factor, place, index in
        let moments = factor.rows * factor.columns * Self.lanes
        result.weights[index] = factor.kernel.pointer[place]
        result.memory.m[index] = factor.kernel.pointer[place + moments]
        result.memory.v[index] = factor.kernel.pointer[place + 2 * moments]
      }
      return result
    }
  }

  /// Calls `body` for every weight of a network: its factor, its place there, and its index in the flat weights.
  private func forEachWeight(_ lane: Int, _ body: (_ factor: Factor, _ place: Int, _ index: Int) -> Void) {
    let architecture = checkpoints[0].architecture
    let (starts, denseStarts) = (architecture.offsets(ofLayer: 0), architecture.offsets(ofLayer: 1))
    let width = input.columns
    func row(_ factor: Factor, _ row: Int, from start: Int) {
      for column in 0..<width { body(factor, factor.place(row: row, column: column, lane: lane), start + column) }
    }
    row(input, 0, from: starts.bias)
    for feature in 0..<features { row(input, 1 + feature, from: starts.kernel + feature * width) }
    if let recurrent { row(recurrent, 0, from: starts.bias + width) }
    let (factor, first) = recurrent.map { ($0, 1) } ?? (input, 1 + features)
    for unit in 0..<units { row(factor, first + unit, from: starts.recurrentKernel + unit * width) }
    for unit in 0...units {
      body(
        dense, dense.place(row: 0, column: unit, lane: lane),
        unit < units ? denseStarts.kernel + unit : denseStarts.bias)
    }
  }

  // MARK: training

  /// One pass over the samples in order, from a zero state.
  ///
  /// - Parameter data: values, one a sample for the output.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func trainEpoch(_ data: SequenceData) throws(TrainingError) {
    guard case .values(let inputs) = data.inputs, case .values(let targets) = data.targets,
      data.fits(checkpoints[0].architecture)
    else { throw .dataDoesNotFit }
    epochs += 1
    begin(inputs)
    var sums = [Double](repeating: 0, count: checkpoints.count)
    for sample in 0..<data.count {
      forwardAndBack(target: targets[sample])
      for lane in sums.indices { sums[lane] += Double(output.pointer[Self.lanes + lane]) }
      // Behind the last sample comes none; what is computed for it is not used.
      read(inputs, min(sample + 1, data.count - 1), into: input.x.next)
      update()
    }
    losses = sums.map { $0 / Double(data.count) }
    noteDiverged()
  }

  private func read(_ inputs: [Float], _ sample: Int, into x: AlignedBuffer<Float>) {
    for feature in 0..<features {
      for lane in 0..<Self.lanes { x.pointer[(1 + feature) * Self.lanes + lane] = inputs[sample * features + feature] }
    }
  }

  /// Zero states, and the first sample's pre-activations: its recurrent product is zero.
  private func begin(_ inputs: [Float]) {
    read(inputs, 0, into: input.x.now)
    kernels.clear(count: units * Self.lanes, hidden(input.x.now, recurrent?.x.now))
    kernels.clear(count: units * Self.lanes, memoryCell.now.pointer)
    input.multiply(rows: 1 + features, kernels)
    recurrent?.multiply(rows: 1, kernels)
  }

  /// Where hidden states lie in what is read.
  private func hidden(
    _ inputX: AlignedBuffer<Float>, _ recurrentX: AlignedBuffer<Float>?
  ) -> UnsafeMutablePointer<Float> {
    recurrentX.map { $0.pointer + Self.lanes } ?? inputX.pointer + (1 + features) * Self.lanes
  }

  private var nextHidden: UnsafeMutablePointer<Float> { hidden(input.x.next, recurrent?.x.next) }

  /// From pre-activations to the loss, and back to their gradients.
  private func forwardAndBack(target: Float) {
    let a = input.a.now.pointer
    switch kind {
    case .srn:
      kernels.simpleRNNInLanes(
        units: units, a: a, h: nextHidden, dense: dense.kernel.pointer, target: target, output: output.pointer,
        da: input.da.pointer)
    case .lstm:
      kernels.lstmInLanes(
        units: units, a: a, previousC: memoryCell.now.pointer, c: memoryCell.next.pointer, h: nextHidden,
        dense: dense.kernel.pointer, target: target, output: output.pointer, da: input.da.pointer,
        scratch: scratch.pointer)
    case .gru:
      guard let recurrent else { return }
      kernels.gruInLanes(
        units: units, a: a, recurrent: recurrent.a.now.pointer,
        previousH: hidden(input.x.now, recurrent.x.now), h: nextHidden, dense: dense.kernel.pointer, target: target,
        output: output.pointer, da: input.da.pointer, dRecurrent: recurrent.da.pointer)
    }
  }

  /// Adam over all weights, and the next sample's pre-activations.
  private func update() {
    step.beginStep()
    let stepSize = step.adamStepSize
    dense.da.pointer.update(from: nextHidden, count: units * Self.lanes)
    for lane in 0..<Self.lanes { dense.da.pointer[units * Self.lanes + lane] = 1 }
    dense.x.now.pointer.update(from: output.pointer, count: Self.lanes)
    dense.update(adam, stepSize: stepSize, kernels)
    input.update(adam, stepSize: stepSize, kernels)
    recurrent?.update(adam, stepSize: stepSize, kernels)
    input.swap()
    recurrent?.swap()
    memoryCell.swap()
  }

  /// Looks at the numbers that `OneStepTrainer` looks at, after whole epochs as it does.
  private func noteDiverged() {
    scratch.clear()
    let marks = scratch.pointer
    func look(_ factor: Factor, rows: Int) {
      for column in 0..<factor.columns {
        kernels.markNotFinite(
          count: rows, factor.kernel.pointer + factor.place(row: 0, column: column, lane: 0), in: marks)
      }
    }
    look(input, rows: 1 + features)
    if let recurrent { look(recurrent, rows: 1) }
    look(dense, rows: 1)
    for lane in losses.indices where divergedEpochs[lane] == nil {
      if !losses[lane].isFinite || marks[lane].isNaN { divergedEpochs[lane] = epochs }
    }
  }
}
