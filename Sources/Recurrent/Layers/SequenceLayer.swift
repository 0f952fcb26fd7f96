/// One recurrent layer: the loop of its cell through time, and back.
///
/// All arrays are time-major, [steps, batch, width], so that one step of all rows is contiguous. Threads
/// divide the rows of a batch: `forward` and `backward` touch the rows they are given and no others; the
/// weights' gradients are sums over all rows, and in `setGradients` the threads divide their columns.
package final class SequenceLayer {
  /// What the layer looks like.
  package let plan: LayerPlan
  /// The cell whose steps it runs.
  package let cell: RecurrentCell
  /// Whether the state goes on from one batch to the next, as in Keras' `stateful`.
  package var isStateful = false
  /// Leaves out inputs; nil unless the layer trains with dropout.
  var dropout: InputDropout?

  let kernels: KernelSet
  let weights: LayerWeights
  private let capacity: Int
  /// The outputs that the layer above reads.
  private let feeds: FedOutputs

  /// Pre-activations, then gates, then on the way back the gradients of the pre-activations, all in one place so that
  /// less has to pass through the caches: [steps, batch, width].
  let gates: AlignedBuffer<Float>
  /// Hidden states, [steps + 1, batch, units]; the first is the state before the first step.
  let hidden: AlignedBuffer<Float>
  /// Memory cells, [steps + 1, batch, stateWidth], likewise.
  private let states: AlignedBuffer<Float>
  /// What the cell keeps for the way back; array i is [steps, batch, cacheWidths[i]].
  private let caches: [AlignedBuffer<Float>]
  /// Gradients of the hidden states after each step, [steps, batch, units]. If the layer above reads the last step alone,
  /// those of two steps in turn, so that less has to pass through the caches: [2, batch, units].
  private let dHidden: AlignedBuffer<Float>
  /// Gradients of the recurrent pre-activations, [steps, batch, width]: one of `caches`, or `gates` if they are the same.
  let dRecurrent: AlignedBuffer<Float>
  /// The gradient of the memory cell between two steps, [batch, stateWidth].
  private let dState: AlignedBuffer<Float>
  /// The gradient of the state before the first step, which is not used: [batch, units].
  private let discarded: AlignedBuffer<Float>
  /// x W + b of an input that is the same at each step: [batch, width].
  private let repeatedProjection: AlignedBuffer<Float>
  /// Sum of `gates` over time, for an input that is the same at each step: [batch, width].
  let dGatesOverTime: AlignedBuffer<Float>
  /// U, Uᵀ, W and Wᵀ in strips, renewed when the weights change.
  private let packed: PackedKernels
  /// Whether the state before the first step is known to be zero.
  private(set) var startsFromZero = true
  /// Rows of the state before the first step that are zero, and were not written since.
  private var zeroRows = 0

  let units: Int
  /// gates × units
  let width: Int
  /// Biases of each gate and unit: 1 or 2.
  let biasRows: Int
  /// The columns before this one have the same gradient in both rows of biases.
  let equalColumns: Int
  private let stateWidth: Int
  private let cacheWidths: [Int]

  /// - Parameters:
  ///   - capacity: the largest batch.
  ///   - feeds: the outputs that the layer above reads.
  init(
    plan: LayerPlan, cell: RecurrentCell, weights: LayerWeights, capacity: Int, kernels: KernelSet,
    readsSymbols: Bool, needsInputGradient: Bool, feeds: FedOutputs
  ) {
    self.plan = plan
    self.cell = cell
    self.weights = weights
    self.capacity = capacity
    self.feeds = feeds
    self.kernels = kernels
    units = plan.units
    let shape = cell.shape
    biasRows = shape.biasRows
    equalColumns = shape.gatesOfEqualGradients * plan.units
    width = shape.width(units: plan.units)
    stateWidth = shape.stateWidth(units: plan.units)
    cacheWidths = shape.cacheWidths(units: plan.units)
    let rows = plan.steps * capacity
    gates = AlignedBuffer(count: rows * width)
    hidden = AlignedBuffer(count: (rows + capacity) * plan.units)
    states = AlignedBuffer(count: (rows + capacity) * stateWidth)
    let caches = cacheWidths.map { AlignedBuffer<Float>(count: rows * $0) }
    self.caches = caches
    dHidden = AlignedBuffer(count: (feeds == .lastStep ? 2 * capacity : rows) * plan.units)
    dRecurrent = shape.recurrentGradientCache.map { caches[$0] } ?? gates
    dState = AlignedBuffer(count: capacity * stateWidth)
    discarded = AlignedBuffer(count: capacity * plan.units)
    repeatedProjection = AlignedBuffer(count: plan.role == .decoder ? capacity * width : 0)
    dGatesOverTime = AlignedBuffer(count: plan.role == .decoder ? capacity * width : 0)
    packed = PackedKernels(
      plan: plan, shape: shape, weights: weights, kernels: kernels, readsSymbols: readsSymbols,
      needsInputGradient: needsInputGradient)
  }

  // MARK: outputs and gradients that other layers read or write

  /// Hidden states after each step, [steps, batch, units].
  func outputs(batch: Int) -> UnsafeMutablePointer<Float> { hidden.pointer + batch * units }

  /// The hidden state after the last step, [batch, units].
  func lastOutput(batch: Int) -> UnsafeMutablePointer<Float> { hidden.pointer + plan.steps * batch * units }

  /// The gradients that the layer above writes: of the hidden states after each step, [steps, batch, units], or of the
  /// last alone, [batch, units].
  func outputGradients(batch: Int) -> UnsafeMutablePointer<Float> {
    hiddenGradient(feeds == .lastStep ? plan.steps - 1 : 0, row: 0, batch: batch)
  }

  /// The gradient of a row of the hidden states after a step, and after it those of the next rows.
  private func hiddenGradient(_ step: Int, row: Int, batch: Int) -> UnsafeMutablePointer<Float> {
    dHidden.pointer + ((feeds == .lastStep ? step % 2 : step) * batch + row) * units
  }

  // MARK: state

  /// Sets the state to zero.
  package func resetState() { startsFromZero = true }

  /// Gets ready for a batch: the state is zero, or what the batch before left.
  func prepareState(batch: Int, previousBatch: Int) {
    if isStateful && !startsFromZero && previousBatch == batch { return }
    startsFromZero = true
    if zeroRows < batch {
      kernels.clear(count: batch * units, hidden.pointer)
      kernels.clear(count: batch * stateWidth, states.pointer)
    }
    // The rows after these are those of later steps.
    zeroRows = batch
  }

  /// Carries the last state to the place before the first step.
  func keepState(batch: Int) {
    guard isStateful else { return }
    hidden.pointer.update(from: lastOutput(batch: batch), count: batch * units)
    states.pointer.update(from: states.pointer + plan.steps * batch * stateWidth, count: batch * stateWidth)
    startsFromZero = false
    zeroRows = 0
  }

  /// Packs a share of the weights anew.
  func packWeights(part: Int, parts: Int) { packed.renew(part: part, parts: parts) }

  // MARK: forward

  /// Runs the rows through all steps.
  func forward(_ input: LayerInput, rows: Range<Int>, batch: Int) {
    let input = dropout?.drop(input, rows: rows, batch: batch) ?? input
    if case .repeated(let vector) = input {
      // The same at each step.
      let first = rows.lowerBound
      project(vector + first * plan.inputs, rows: rows.count, into: repeatedProjection.pointer + first * width)
    }
    for step in 0..<plan.steps {
      let projection = projection(of: input, step: step, rows: rows, batch: batch)
      cell.forward(cellStep(step, rows: rows, batch: batch, projection: projection))
    }
  }

  /// x W + b of a step: computed now, or where it was computed before.
  private func projection(of input: LayerInput, step: Int, rows: Range<Int>, batch: Int) -> RowSource {
    let first = step * batch + rows.lowerBound
    switch input {
    case .symbols(let symbols): return RowSource(table: packed.biasedKernel, stride: width, symbols: symbols + first)
    case .values(let values):
      let destination = gates.pointer + first * width
      project(values + first * plan.inputs, rows: rows.count, into: destination)
      return RowSource(destination, stride: width)
    case .repeated: return RowSource(repeatedProjection.pointer + rows.lowerBound * width, stride: width)
    }
  }

  private func project(_ x: UnsafePointer<Float>, rows: Int, into destination: UnsafeMutablePointer<Float>) {
    kernels.matrixProduct(
      rows: rows, columns: width, inner: plan.inputs,
      a: x, aRowStride: plan.inputs, b: packed.kernel,
      c: destination, cRowStride: width, startingFrom: RowSource(repeating: weights.bias))
  }

  private func cellStep(_ step: Int, rows: Range<Int>, batch: Int, projection: RowSource? = nil) -> CellStep {
    let first = step * batch + rows.lowerBound
    return CellStep(
      kernels: kernels, rows: rows.count, units: units,
      recurrentKernel: packed.recurrentKernel, recurrentTransposed: packed.recurrentTransposed, bias: weights.bias,
      projection: projection ?? RowSource(gates.pointer + first * width, stride: width),
      gates: gates.pointer + first * width,
      previousH: hidden.pointer + first * units, h: hidden.pointer + (first + batch) * units,
      previousState: states.pointer + first * stateWidth, state: states.pointer + (first + batch) * stateWidth,
      caches: cachePointers(row: first), recurrentProduct: step == 0 && startsFromZero ? .zero : .missing)
  }

  func cachePointers(row: Int) -> CachePointers {
    var pointers = CachePointers(repeating: discarded.pointer)
    for index in caches.indices { pointers[index] = caches[index].pointer + row * cacheWidths[index] }
    return pointers
  }

  // MARK: backward

  /// Goes back through all steps for the rows: from the gradients of the hidden states to those of the
  /// pre-activations.
  ///
  /// - Parameter truncation: gradients stop at every `truncation`-th step, counted from the first.
  func backward(rows: Range<Int>, batch: Int, truncation: Int?) {
    kernels.clear(count: rows.count * stateWidth, dState.pointer + rows.lowerBound * stateWidth)
    for step in stride(from: plan.steps - 1, through: 0, by: -1) {
      let isCut = step == 0 || truncation.map { step % $0 == 0 } ?? false
      let first = step * batch + rows.lowerBound
      let previous =
        isCut
        ? discarded.pointer + rows.lowerBound * units : hiddenGradient(step - 1, row: rows.lowerBound, batch: batch)
      // An output that neither a later step nor the layer above has read has no gradient.
      if isCut, step > 0, feeds == .lastStep {
        kernels.clear(count: rows.count * units, hiddenGradient(step - 1, row: rows.lowerBound, batch: batch))
      }
      let gradients = CellGradients(
        dh: hiddenGradient(step, row: rows.lowerBound, batch: batch),
        dState: dState.pointer + rows.lowerBound * stateWidth,
        da: gates.pointer + first * width, dRecurrent: dRecurrent.pointer + first * width,
        dPreviousH: previous, adds: feeds == .everyStep, propagates: !isCut)
      cell.backward(cellStep(step, rows: rows, batch: batch), gradients)
      if isCut, step > 0 { kernels.clear(count: rows.count * stateWidth, gradients.dState) }
    }
  }

  /// dx = da Wᵀ, the gradients of the outputs of the layer below.
  ///
  /// - Parameter below: [steps, batch, inputs], or [batch, inputs] for a repeated vector.
  func setInputGradients(
    _ input: LayerInput, rows: Range<Int>, batch: Int, to below: UnsafeMutablePointer<Float>
  ) {
    if case .repeated = input {
      sumGatesOverTime(rows: rows, batch: batch)
      let first = rows.lowerBound
      setProduct(dGatesOverTime.pointer + first * width, rows: rows.count, to: below + first * plan.inputs)
    } else {
      for step in 0..<plan.steps {
        let first = step * batch + rows.lowerBound
        setProduct(gates.pointer + first * width, rows: rows.count, to: below + first * plan.inputs)
      }
    }
    dropout?.applyMask(to: below, rows: rows, batch: batch)
  }

  private func setProduct(_ da: UnsafePointer<Float>, rows: Int, to below: UnsafeMutablePointer<Float>) {
    kernels.matrixProduct(
      rows: rows, columns: plan.inputs, inner: width,
      a: da, aRowStride: width, b: packed.kernelTransposed,
      c: below, cRowStride: plan.inputs, accumulating: false)
  }

  private func sumGatesOverTime(rows: Range<Int>, batch: Int) {
    let sum = dGatesOverTime.pointer + rows.lowerBound * width
    kernels.clear(count: rows.count * width, sum)
    for step in 0..<plan.steps {
      kernels.add(count: rows.count * width, gates.pointer + (step * batch + rows.lowerBound) * width, to: sum)
    }
  }
}
