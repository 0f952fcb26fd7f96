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
  private var startsFromZero = true

  init(
    _ trace: LayerTrace, _ plan: LayerPlan, _ offsets: ParameterOffsets, weights: AlignedBuffer<Float>,
    kernels: KernelSet
  ) {
    self.trace = trace
    self.kernels = kernels
    self.weights = weights
    cell = trace.cell.cell
    shape = cell.shape
    width = shape.width(units: trace.units)
    // No gradients are computed here.
    places = LayerWeights(offsets, weights: weights.pointer, gradients: weights.pointer)
    packed = PackedKernels(
      plan: plan, shape: shape, weights: places, kernels: kernels, readsSymbols: true,
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

  /// The next step starts from a state of zeros.
  func resetState() {
    hidden.clear()
    memory.clear()
    startsFromZero = true
  }

  /// h after the last step, [units].
  var output: [Float] { hidden.array }

  /// Runs the next step.
  ///
  /// - Parameters:
  ///   - input: x, [inputs].
  ///   - keeping: whether all that it computes is returned.
  func step(_ input: [Float], keeping: Bool) -> StepTrace? {
    defer { startsFromZero = false }
    previousHidden.copy(from: hidden)
    previousMemory.copy(from: memory)
    x.copy(from: input)
    projectInput()
    guard keeping else {
      cell.forward(cellStep(startsFromZero: startsFromZero))
      return nil
    }
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
