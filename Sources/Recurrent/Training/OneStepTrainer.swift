/// Trains one recurrent layer and one linear output on single samples of one time step, the state carried on:
/// monthly sales as the class trained it.
///
/// Gives the bits that `Network` and `OptimizerStep` give, several times as fast: gradients of kernels are outer
/// products that are never stored, and one pass over weights, m and v also computes what the next sample needs
/// (`Kernels/SamplePanels.swift`). Only Adam without clipping is done this way.
final class OneStepTrainer {
  private let kernels: KernelSet
  private let pool: WorkerPool
  private let kind: CellKind
  private let units: Int
  private let features: Int

  private let weights: AlignedBuffer<Float>
  private let optimizer: OptimizerStep
  private let adam: Adam

  /// Bias, kernel and recurrent kernel; a GRU's two biases are apart, and so are its kernels.
  private let input: Factor
  private let recurrent: Factor?
  /// The output's kernel, behind it its bias.
  private let dense: SamplePanels
  /// Where the arrays start in the flat weights.
  private let recurrentOffsets, denseOffsets: ParameterOffsets

  private var memoryCell: Pair
  private let scratch: AlignedBuffer<Float>
  /// The gradient of the output, and the loss.
  private let output: AlignedBuffer<Float>
  private let discarded: AlignedBuffer<Float>
  /// Panels are passed in turns from the first and from the last: what a cache still holds of the pass before comes
  /// first.
  private var descending = false

  /// A kernel in panels with what it reads, gives, and the gradient of what it gives.
  private final class Factor {
    let panels: SamplePanels
    /// 1 for the bias, then features, then hidden states, each where there are any, and behind states what
    /// `gradeSample` writes.
    var x: Pair
    var a: Pair
    let da: AlignedBuffer<Float>

    init(rows: Int, columns: Int) {
      panels = SamplePanels(rows: rows, columns: columns)
      x = Pair(count: rows + 32)
      a = Pair(count: columns + 32)
      da = AlignedBuffer(count: columns + 32)
      x.now.pointer[0] = 1
      x.next.pointer[0] = 1
    }

    func swap() {
      x.swap()
      a.swap()
    }
  }

  /// Before and after the step, swapped from sample to sample.
  private struct Pair {
    var now: AlignedBuffer<Float>
    var next: AlignedBuffer<Float>

    init(count: Int) {
      now = AlignedBuffer(count: count)
      next = AlignedBuffer(count: count)
    }

    mutating func swap() { Swift.swap(&now, &next) }
  }

  /// Adam's constants as the kernels want them, where training is of the kind that goes sample by sample.
  struct Adam {
    let keepM: Float
    let keepV: Float
    let epsilon: Float

    /// - Returns: nil where the architecture, the options or the optimizer ask for more.
    init?(_ architecture: Architecture, options: TrainingOptions, optimizer: Optimizer) {
      guard options.isStateful, architecture.steps == 1, architecture.decoderSteps == nil,
        architecture.units.count == 1, architecture.outputs == 1, architecture.head == .linear,
        !architecture.readsSymbols, architecture.cell.hasDefaultGates, optimizer.clipping == .none,
        case .adam(let beta1, let beta2, let epsilon) = optimizer.rule
      else { return nil }
      keepM = Float(1 - beta1)
      keepV = Float(1 - beta2)
      self.epsilon = Float(epsilon)
    }
  }

  /// - Returns: nil where the architecture, the options or the optimizer ask for more than this does.
  init?(
    _ architecture: Architecture, options: TrainingOptions, optimizer settings: Optimizer,
    weights: AlignedBuffer<Float>, step: OptimizerStep, pool: WorkerPool, kernels: KernelSet
  ) {
    guard let adam = Adam(architecture, options: options, optimizer: settings) else { return nil }
    self.adam = adam
    self.kernels = kernels
    self.pool = pool
    self.weights = weights
    kind = architecture.cell.kind
    optimizer = step
    units = architecture.units[0]
    features = architecture.features
    let width = architecture.cell.cell.shape.width(units: units)
    recurrentOffsets = architecture.offsets(ofLayer: 0)
    denseOffsets = architecture.offsets(ofLayer: 1)
    let isSplit = kind == .gru
    input = Factor(rows: 1 + features + (isSplit ? 0 : units), columns: width)
    recurrent = isSplit ? Factor(rows: 1 + units, columns: width) : nil
    dense = SamplePanels(rows: 1, columns: units + 1)
    memoryCell = Pair(count: units)
    scratch = AlignedBuffer(count: kernels.sampleScratch(units: units))
    output = AlignedBuffer(count: 2)
    discarded = AlignedBuffer(count: units + 32)
    load()
  }

  // MARK: weights

  /// Takes weights and moments from the network and the optimizer, after these were written.
  func load() {
    forEachRow { panels, row, place in
      panels.load(
        row: row, weights: weights.pointer + place, m: optimizer.m.pointer + place, v: optimizer.v.pointer + place)
    }
    forEachDenseWeight { own, moments, place in
      own[0] = weights.pointer[place]
      own[moments] = optimizer.m.pointer[place]
      own[2 * moments] = optimizer.v.pointer[place]
    }
  }

  /// Gives them back, before these are read.
  func store() {
    forEachRow { panels, row, place in
      panels.store(
        row: row, weights: weights.pointer + place, m: optimizer.m.pointer + place, v: optimizer.v.pointer + place)
    }
    forEachDenseWeight { own, moments, place in
      weights.pointer[place] = own[0]
      optimizer.m.pointer[place] = own[moments]
      optimizer.v.pointer[place] = own[2 * moments]
    }
  }

  /// Whether the weights are finite: of those that read hidden states, which are within ±1, the biases tell.
  var weightsAreFinite: Bool {
    var isFinite = input.panels.areFinite(rows: 1 + features) && (recurrent?.panels.areFinite(rows: 1) ?? true)
    forEachDenseWeight { own, _, _ in isFinite = isFinite && own[0].isFinite }
    return isFinite
  }

  private func forEachRow(_ body: (_ panels: SamplePanels, _ row: Int, _ place: Int) -> Void) {
    let width = input.panels.columns
    body(input.panels, 0, recurrentOffsets.bias)
    for row in 0..<features { body(input.panels, 1 + row, recurrentOffsets.kernel + row * width) }
    if let recurrent { body(recurrent.panels, 0, recurrentOffsets.bias + width) }
    let (panels, first) = recurrent.map { ($0.panels, 1) } ?? (input.panels, 1 + features)
    for row in 0..<units { body(panels, first + row, recurrentOffsets.recurrentKernel + row * width) }
  }

  /// The output's kernel and its bias, which are apart in the flat weights.
  private func forEachDenseWeight(
    _ body: (_ own: UnsafeMutablePointer<Float>, _ moments: Int, _ place: Int) -> Void
  ) {
    for unit in 0...units {
      let (own, moments) = dense.element(row: 0, column: unit)
      body(own, moments, unit < units ? denseOffsets.kernel + unit : denseOffsets.bias)
    }
  }

  // MARK: training

  /// One pass over the samples in order, from a zero state.
  ///
  /// - Parameters:
  ///   - inputs: [count, features].
  ///   - targets: [count].
  /// - Returns: the sum of the losses; where `shouldStop` said so before a step, or a loss was not finite, weights and
  ///   memory are those of the middle of the epoch.
  func trainEpoch(
    inputs: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, shouldStop: () -> Bool
  ) -> (loss: Double, wasStopped: Bool) {
    begin(inputs)
    var loss = 0.0
    for sample in 0..<count {
      if shouldStop() { return (loss, true) }
      forwardAndBack(target: targets[sample])
      loss += Double(output.pointer[1])
      if !loss.isFinite { return (loss, false) }
      // Behind the last sample comes none; what is computed for it is not used.
      read(inputs + (sample + 1 < count ? sample + 1 : sample) * features, into: input.x.next)
      update()
      input.swap()
      recurrent?.swap()
      memoryCell.swap()
    }
    return (loss, false)
  }

  private func read(_ sample: UnsafePointer<Float>, into x: AlignedBuffer<Float>) {
    for feature in 0..<features { x.pointer[1 + feature] = sample[feature] }
  }

  /// Zero states, and the first sample's pre-activations: its recurrent product is zero.
  private func begin(_ sample: UnsafePointer<Float>) {
    read(sample, into: input.x.now)
    kernels.clear(count: units, hiddenPlace(input.x.now, recurrent?.x.now))
    kernels.clear(count: units, memoryCell.now.pointer)
    multiply(input, rows: 1 + features)
    if let recurrent { multiply(recurrent, rows: 1) }
  }

  private func multiply(_ factor: Factor, rows: Int) {
    kernels.panelProducts(
      rows: factor.panels.rows, usedRows: rows, columns: factor.panels.columns, panels: factor.panels.pointer,
      x: factor.x.now.pointer, into: factor.a.now.pointer)
  }

  /// Where hidden states lie in what is read.
  private func hiddenPlace(
    _ inputX: AlignedBuffer<Float>, _ recurrentX: AlignedBuffer<Float>?
  ) -> UnsafeMutablePointer<Float> {
    recurrentX.map { $0.pointer + 1 } ?? inputX.pointer + 1 + features
  }

  private var nextHidden: UnsafeMutablePointer<Float> { hiddenPlace(input.x.next, recurrent?.x.next) }

  /// From pre-activations to the loss, and back to their gradients.
  private func forwardAndBack(target: Float) {
    let a = input.a.now.pointer
    switch kind {
    case .srn:
      kernels.simpleRNNSample(
        units: units, a: a, h: nextHidden, dense: dense.pointer, target: target, output: output.pointer,
        da: input.da.pointer)
    case .lstm:
      kernels.lstmSample(
        units: units, a: a, previousC: memoryCell.now.pointer, c: memoryCell.next.pointer, h: nextHidden,
        dense: dense.pointer, target: target, output: output.pointer, da: input.da.pointer, scratch: scratch.pointer)
    case .gru:
      guard let recurrent else { return }
      kernels.gruSample(
        units: units, a: a, recurrent: recurrent.a.now.pointer, previousH: recurrent.x.now.pointer + 1, h: nextHidden,
        dense: dense.pointer, target: target, output: output.pointer, da: input.da.pointer,
        dRecurrent: recurrent.da.pointer, scratch: scratch.pointer)
    }
  }

  /// Adam over all weights, and the next sample's pre-activations in the order that a forward pass adds them: bias,
  /// input, hidden state.
  private func update() {
    optimizer.beginStep()
    let stepSize = optimizer.adamStepSize
    descending.toggle()
    if pool.parts == 1 {
      update(part: 0, parts: 1, stepSize)
    } else {
      pool.run { part in update(part: part, parts: pool.parts, stepSize) }
    }
  }

  private func update(part: Int, parts: Int, _ stepSize: Float) {
    if part == 0 {
      kernels.adamPanels(
        rows: 1, columns: dense.columns, first: 0, last: dense.count, descending: false, panels: dense.pointer,
        x: output.pointer, da: nextHidden, nextX: output.pointer, nextA: discarded.pointer, stepSize: stepSize,
        keepM: adam.keepM, keepV: adam.keepV, epsilon: adam.epsilon)
    }
    update(input, part, parts, stepSize)
    if let recurrent { update(recurrent, part, parts, stepSize) }
  }

  private func update(_ factor: Factor, _ part: Int, _ parts: Int, _ stepSize: Float) {
    let panels = factor.panels
    let own = share(of: panels.count, part: part, parts: parts, grain: 1)
    kernels.adamPanels(
      rows: panels.rows, columns: panels.columns, first: own.lowerBound, last: own.upperBound, descending: descending,
      panels: panels.pointer, x: factor.x.now.pointer, da: factor.da.pointer, nextX: factor.x.next.pointer,
      nextA: factor.a.next.pointer, stepSize: stepSize, keepM: adam.keepM, keepV: adam.keepV, epsilon: adam.epsilon)
  }
}
