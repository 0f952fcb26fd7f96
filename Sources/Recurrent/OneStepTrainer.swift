/// Trains one recurrent layer and one linear output on single samples of one time step, the state carried on:
/// monthly sales as the class trained it.
///
/// Gives the bits that `Network` and `OptimizerStep` give, several times as fast: gradients of kernels are outer
/// products that are never stored, and one pass over weights, m and v also computes what the next sample needs
/// (`Kernels/OuterProductUpdate.swift`). Only Adam without clipping is done this way.
final class OneStepTrainer {
  private let kernels: KernelSet
  private let pool: WorkerPool
  private let cell: any RecurrentCell
  private let units: Int
  private let features: Int
  /// gates × units
  private let width: Int
  private let stateWidth: Int

  private let weights: AlignedBuffer<Float>
  private let optimizer: OptimizerStep
  private let keepM: Float
  private let keepV: Float
  private let epsilon: Float
  private let places: Places
  /// The recurrent kernel, a block a thread.
  private let blocks: [Block]

  /// Two of each: before and after the step, swapped from sample to sample.
  private var hidden: Pair
  private var state: Pair
  /// Pre-activations, then gates, of this sample; pre-activations of the next.
  private var gates: Pair
  /// The recurrent pre-activations of a cell that keeps them apart.
  private var recurrent: Pair
  private let cache: AlignedBuffer<Float>
  private let dHidden: AlignedBuffer<Float>
  private let dState: AlignedBuffer<Float>
  private let da: AlignedBuffer<Float>
  private let dRecurrent: AlignedBuffer<Float>
  private let discarded: AlignedBuffer<Float>
  private let one: AlignedBuffer<Float>
  /// Prediction, then its gradient; loss.
  private let output: AlignedBuffer<Float>

  /// Where the arrays start in the flat weights.
  private struct Places {
    let kernel: Int
    let recurrent: Int
    let bias: Int
    let denseKernel: Int
    let denseBias: Int
  }

  /// Some columns of the recurrent kernel and of its moments, [units, columns], in memory of their own: where two threads
  /// took turns in one row, each one's prefetching would take lines from the other's cache.
  private struct Block {
    let columns: Range<Int>
    let weights: AlignedBuffer<Float>
    let m: AlignedBuffer<Float>
    let v: AlignedBuffer<Float>
  }

  private struct Pair {
    var now: AlignedBuffer<Float>
    var next: AlignedBuffer<Float>

    init(count: Int) {
      now = AlignedBuffer(count: count)
      next = AlignedBuffer(count: count)
    }

    mutating func swap() { Swift.swap(&now, &next) }
  }

  /// - Returns: nil where the architecture, the options or the optimizer ask for more than this does.
  init?(
    _ architecture: Architecture, options: TrainingOptions, optimizer settings: Optimizer,
    weights: AlignedBuffer<Float>, step: OptimizerStep, pool: WorkerPool, kernels: KernelSet
  ) {
    let cell = architecture.cell.cell
    guard options.isStateful, architecture.steps == 1, architecture.decoderSteps == nil,
      architecture.units.count == 1, architecture.outputs == 1, architecture.head == .linear,
      !architecture.readsSymbols, cell.takesReadyProduct, settings.clipping == .none,
      case .adam(let beta1, let beta2, let epsilon) = settings.rule
    else { return nil }
    self.kernels = kernels
    self.pool = pool
    self.cell = cell
    self.weights = weights
    optimizer = step
    keepM = Float(1 - beta1)
    keepV = Float(1 - beta2)
    self.epsilon = Float(epsilon)
    units = architecture.units[0]
    features = architecture.features
    width = cell.gateNames.count * units
    stateWidth = cell.stateWidth(units: units)
    let offsets = architecture.parameters.map(\.offset)
    places = Places(
      kernel: offsets[0], recurrent: offsets[1], bias: offsets[2], denseKernel: offsets[3], denseBias: offsets[4])
    hidden = Pair(count: units)
    state = Pair(count: stateWidth)
    gates = Pair(count: width)
    recurrent = Pair(count: cell.hasOwnRecurrentGradient ? width : 0)
    cache = AlignedBuffer(count: cell.cacheWidths(units: units).first ?? 0)
    dHidden = AlignedBuffer(count: units)
    dState = AlignedBuffer(count: stateWidth)
    da = AlignedBuffer(count: width)
    dRecurrent = cell.hasOwnRecurrentGradient ? AlignedBuffer(count: width) : da
    discarded = AlignedBuffer(count: max(width, units))
    one = AlignedBuffer(count: 1)
    one.pointer[0] = 1
    output = AlignedBuffer(count: 2)
    blocks = (0..<pool.parts).map { [units, width] part in
      let columns = share(of: width, part: part, parts: pool.parts)
      func buffer() -> AlignedBuffer<Float> { AlignedBuffer(count: units * columns.count) }
      return Block(columns: columns, weights: buffer(), m: buffer(), v: buffer())
    }
    load()
  }

  /// Takes the recurrent kernel and its moments from the network and the optimizer, after these were written.
  func load() {
    for block in blocks {
      move(block) { own, shared, count in own.update(from: shared, count: count) }
    }
  }

  /// Gives them back, before these are read.
  func store() {
    for block in blocks {
      move(block) { own, shared, count in shared.update(from: own, count: count) }
    }
  }

  private func move(
    _ block: Block, _ copy: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
  ) {
    let count = block.columns.count
    for row in 0..<units {
      let place = places.recurrent + row * width + block.columns.lowerBound
      copy(block.weights.pointer + row * count, weights.pointer + place, count)
      copy(block.m.pointer + row * count, optimizer.m.pointer + place, count)
      copy(block.v.pointer + row * count, optimizer.v.pointer + place, count)
    }
  }

  /// One pass over the samples in order, from a zero state.
  ///
  /// - Parameters:
  ///   - inputs: [count, features].
  ///   - targets: [count].
  /// - Returns: the sum of the losses; nil where `shouldStop` said so before a step, or a loss was not finite, and
  ///   weights and memory are then those of the middle of the epoch.
  func trainEpoch(
    inputs: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, shouldStop: () -> Bool
  ) -> (loss: Double, wasStopped: Bool) {
    begin(inputs)
    var loss = 0.0
    for sample in 0..<count {
      if shouldStop() { return (loss, true) }
      let isLast = sample == count - 1
      loss += Double(forwardAndBack(target: targets + sample))
      if !loss.isFinite { return (loss, false) }
      update(input: inputs + sample * features, next: isLast ? nil : inputs + (sample + 1) * features)
      hidden.swap()
      state.swap()
      gates.swap()
      recurrent.swap()
    }
    return (loss, false)
  }

  /// Zero states, and the first sample's pre-activations: its recurrent product is zero.
  private func begin(_ input: UnsafePointer<Float>) {
    kernels.clear(count: units, hidden.now.pointer)
    kernels.clear(count: stateWidth, state.now.pointer)
    let bias = weights.pointer + places.bias
    kernels.fillRows(rows: 1, columns: width, with: bias, into: gates.now.pointer, rowStride: width)
    kernels.matrixProduct(
      rows: 1, columns: width, inner: features, a: input, aRowStride: features, aInnerStride: 1,
      b: weights.pointer + places.kernel, bRowStride: width, c: gates.now.pointer, cRowStride: width,
      accumulating: true)
    if cell.hasOwnRecurrentGradient {
      kernels.fillRows(rows: 1, columns: width, with: bias + width, into: recurrent.now.pointer, rowStride: width)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  private func forwardAndBack(target: UnsafePointer<Float>) -> Float {
    let step = cellStep()
    cell.forward(step)
    let dense = weights.pointer + places.denseKernel
    let prediction = output.pointer
    prediction[0] = weights.pointer[places.denseBias]
    kernels.matrixProduct(
      rows: 1, columns: 1, inner: units, a: step.h, aRowStride: units, aInnerStride: 1, b: dense, bRowStride: 1,
      c: prediction, cRowStride: 1, accumulating: true)
    kernels.squaredErrorBackward(
      rows: 1, columns: 1, prediction, targets: target, losses: output.pointer + 1, scale: 1)
    kernels.matrixProduct(
      rows: 1, columns: units, inner: 1, a: prediction, aRowStride: 1, aInnerStride: 1, b: dense, bRowStride: units,
      c: dHidden.pointer, cRowStride: units, accumulating: false)
    kernels.clear(count: stateWidth, dState.pointer)
    cell.backward(
      step,
      CellGradients(
        dh: dHidden.pointer, dState: dState.pointer, da: da.pointer, dRecurrent: dRecurrent.pointer,
        dPreviousH: discarded.pointer, propagates: false))
    return output.pointer[1]
  }

  private func cellStep() -> CellStep {
    var caches = CachePointers(repeating: discarded.pointer)
    caches[0] = cell.hasOwnRecurrentGradient ? recurrent.now.pointer : cache.pointer
    // The product is ready, and nothing before the step asks for a gradient.
    let nowhere = Strips(discarded.pointer, rows: 0)
    return CellStep(
      kernels: kernels, rows: 1, units: units, recurrentKernel: nowhere, recurrentTransposed: nowhere, bias: weights.pointer + places.bias, gates: gates.now.pointer,
      previousH: hidden.now.pointer, h: hidden.next.pointer, previousState: state.now.pointer,
      state: state.next.pointer, caches: caches, recurrentProduct: .ready)
  }

  /// Adam over all weights, and the next sample's pre-activations in the order that a forward pass adds them: bias,
  /// input, hidden state.
  private func update(input: UnsafePointer<Float>, next: UnsafePointer<Float>?) {
    optimizer.beginStep()
    let stepSize = optimizer.adamStepSize
    let nextGates = next == nil ? discarded.pointer : gates.next.pointer
    let nextRecurrent = cell.hasOwnRecurrentGradient && next != nil ? recurrent.next.pointer : nextGates
    pool.run { part in
      let columns = share(of: width, part: part, parts: pool.parts)
      if part == 0 { updateDense(stepSize) }
      guard !columns.isEmpty else { return }
      updateBias(da, row: 0, columns, into: nextGates, stepSize)
      pass(
        places.kernel, rows: features, columns, x: input, da: da.pointer, nextX: next ?? input, into: nextGates,
        stepSize)
      if cell.hasOwnRecurrentGradient { updateBias(dRecurrent, row: 1, columns, into: nextRecurrent, stepSize) }
      updateRecurrentKernel(blocks[part], nextRecurrent, stepSize)
    }
  }

  private func updateRecurrentKernel(
    _ block: Block, _ nextA: UnsafeMutablePointer<Float>, _ stepSize: Float
  ) {
    let first = block.columns.lowerBound
    kernels.adamOuterProduct(
      rows: units, columns: block.columns.count, rowStride: block.columns.count, x: hidden.now.pointer,
      da: dRecurrent.pointer + first, weights: block.weights.pointer, m: block.m.pointer, v: block.v.pointer,
      nextX: hidden.next.pointer, nextA: nextA + first, stepSize: stepSize, keepM: keepM, keepV: keepV,
      epsilon: epsilon)
  }

  private func updateBias(
    _ gradient: AlignedBuffer<Float>, row: Int, _ columns: Range<Int>, into nextA: UnsafeMutablePointer<Float>,
    _ stepSize: Float
  ) {
    kernels.clear(count: columns.count, nextA + columns.lowerBound)
    pass(
      places.bias + row * width, rows: 1, columns, x: one.pointer, da: gradient.pointer, nextX: one.pointer,
      into: nextA, stepSize)
  }

  private func updateDense(_ stepSize: Float) {
    let prediction = UnsafePointer(output.pointer)
    passes(
      places.denseKernel, rows: 1, columns: units, rowStride: units, x: prediction, da: hidden.next.pointer,
      nextX: prediction, into: dHidden.pointer, stepSize)
    passes(
      places.denseBias, rows: 1, columns: 1, rowStride: 1, x: prediction, da: one.pointer, nextX: prediction,
      into: dHidden.pointer, stepSize)
  }

  /// The pass over a share of an array's columns.
  private func pass(
    _ place: Int, rows: Int, _ columns: Range<Int>, x: UnsafePointer<Float>, da: UnsafePointer<Float>,
    nextX: UnsafePointer<Float>, into nextA: UnsafeMutablePointer<Float>, _ stepSize: Float
  ) {
    passes(
      place + columns.lowerBound, rows: rows, columns: columns.count, rowStride: width, x: x,
      da: da + columns.lowerBound, nextX: nextX, into: nextA + columns.lowerBound, stepSize)
  }

  private func passes(
    _ place: Int, rows: Int, columns: Int, rowStride: Int, x: UnsafePointer<Float>, da: UnsafePointer<Float>,
    nextX: UnsafePointer<Float>, into nextA: UnsafeMutablePointer<Float>, _ stepSize: Float
  ) {
    kernels.adamOuterProduct(
      rows: rows, columns: columns, rowStride: rowStride, x: x, da: da, weights: weights.pointer + place,
      m: optimizer.m.pointer + place, v: optimizer.v.pointer + place, nextX: nextX, nextA: nextA,
      stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon)
  }
}
