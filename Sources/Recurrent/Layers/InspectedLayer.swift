/// A recurrent layer that runs one sample step by step and keeps all that each step computes.
final class InspectedLayer {
  private let trace: LayerTrace
  private let cell: RecurrentCell
  private let kernels: KernelSet
  private let shape: CellShape
  private let places: LayerWeights
  /// Keeps alive what `places` points into.
  private let weights: AlignedBuffer<Float>
  private let width: Int
  private let x, gates, recurrent: AlignedBuffer<Float>
  /// U as the cell's own products read it.
  private let packed: PackedKernels
  /// h and c, before and after the step.
  private let previousHidden, hidden, previousMemory, memory: AlignedBuffer<Float>
  private let caches: [AlignedBuffer<Float>]

  init(_ trace: LayerTrace, _ architecture: Architecture, weights: AlignedBuffer<Float>, kernels: KernelSet) {
    self.trace = trace
    self.kernels = kernels
    self.weights = weights
    cell = architecture.cell.cell
    shape = cell.shape
    width = shape.width(units: trace.units)
    // No gradients are computed here.
    places = LayerWeights(
      architecture.offsets(ofLayer: trace.layer), weights: weights.pointer, gradients: weights.pointer)
    packed = PackedKernels(
      plan: architecture.layers[trace.layer], shape: shape, weights: places, kernels: kernels, readsSymbols: true,
      needsInputGradient: false)
    packed.renew(part: 0, parts: 1)
    let units = trace.units
    x = AlignedBuffer(count: trace.inputs)
    gates = AlignedBuffer(count: width)
    recurrent = AlignedBuffer(count: width)
    previousHidden = AlignedBuffer(count: units)
    hidden = AlignedBuffer(count: units)
    previousMemory = AlignedBuffer(count: shape.stateWidth(units: units))
    memory = AlignedBuffer(count: shape.stateWidth(units: units))
    // Three in any case, since a step has pointers to three.
    let widths = shape.cacheWidths(units: units)
    caches = (0..<3).map { AlignedBuffer(count: $0 < widths.count ? widths[$0] : 0) }
  }

  /// Continues from where a step ended.
  func setState(_ step: StepTrace) {
    hidden.copy(from: step.hidden)
    memory.copy(from: step.memory)
  }

  /// Runs the next step.
  ///
  /// - Parameters:
  ///   - input: x, [inputs].
  ///   - startsFromZero: whether the state before it is zero.
  func step(_ input: [Float], startsFromZero: Bool) -> StepTrace {
    previousHidden.copy(from: hidden)
    previousMemory.copy(from: memory)
    x.copy(from: input)
    projectInput()
    let inputParts = split(gates.array)
    multiplyState(previousHidden.pointer, columns: 0..<width)
    cell.forward(cellStep(startsFromZero: startsFromZero))
    let found = split(gates.array)
    // Without `resetAfter` a GRU's candidate sees the state that the reset gate left.
    let first = shape.columnsReadingHidden(units: trace.units)
    if first < width { multiplyState(caches[GRUCell.Cache.resetState].pointer, columns: first..<width) }
    return StepTrace(
      input: input, previousHidden: previousHidden.array, previousMemory: previousMemory.array, inputParts: inputParts,
      recurrentParts: split(recurrent.array), gates: found, memory: memory.array, hidden: hidden.array)
  }

  private func projectInput() {
    kernels.matrixProduct(
      rows: 1, columns: width, inner: trace.inputs, a: x.pointer, aRowStride: trace.inputs, aInnerStride: 1,
      b: places.kernel, bRowStride: width, c: gates.pointer, cRowStride: width,
      startingFrom: RowSource(repeating: places.bias))
  }

  /// recurrent = state U, plus the second bias if there is one.
  private func multiplyState(_ state: UnsafePointer<Float>, columns: Range<Int>) {
    let first = columns.lowerBound
    kernels.matrixProduct(
      rows: 1, columns: columns.count, inner: trace.units, a: state, aRowStride: trace.units, aInnerStride: 1,
      b: places.recurrentKernel + first, bRowStride: width, c: recurrent.pointer + first, cRowStride: width,
      startingFrom: shape.biasRows == 2 ? RowSource(repeating: places.bias + width + first) : nil)
  }

  private func cellStep(startsFromZero: Bool) -> CellStep {
    var pointers = CachePointers(repeating: caches[0].pointer)
    for index in caches.indices { pointers[index] = caches[index].pointer }
    return CellStep(
      kernels: kernels, rows: 1, units: trace.units, recurrentKernel: packed.recurrentKernel,
      recurrentTransposed: packed.recurrentTransposed, bias: places.bias,
      projection: RowSource(gates.pointer, stride: width), gates: gates.pointer, previousH: previousHidden.pointer,
      h: hidden.pointer, previousState: previousMemory.pointer, state: memory.pointer, caches: pointers,
      recurrentProduct: startsFromZero ? .zero : .missing)
  }

  private func split(_ values: [Float]) -> [[Float]] {
    (0..<width / trace.units).map { Array(values[$0 * trace.units..<($0 + 1) * trace.units]) }
  }
}
