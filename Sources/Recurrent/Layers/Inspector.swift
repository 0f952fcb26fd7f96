/// Looks inside the recurrent layers of a network as they read: runs samples one by one with the engine's own cells and
/// kernels, and keeps everything that a step computes.
package final class Inspector {
  private let architecture: Architecture
  private let weights: AlignedBuffer<Float>
  private let kernels: KernelSet
  private let isStateful: Bool

  /// - Parameter isStateful: whether the state goes on from sample to sample.
  package init(_ checkpoint: Checkpoint, isStateful: Bool = false, kernels: KernelSet = KernelSet()) {
    architecture = checkpoint.architecture
    self.isStateful = isStateful
    self.kernels = kernels
    weights = AlignedBuffer(count: architecture.weightCount)
    weights.copy(from: checkpoint.weights)
  }

  /// What each recurrent layer computed, the first one first; the steps of all samples one after another.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func traces(of data: SequenceData) throws(TrainingError) -> [LayerTrace] {
    guard data.fits(architecture) else { throw .dataDoesNotFit }
    let plans = architecture.layers.enumerated().filter { $1.role == .encoder || $1.role == .decoder }
    var traces = plans.map { index, plan in
      LayerTrace(
        layer: index, role: plan.role, cell: architecture.cell, inputs: plan.inputs, units: plan.units,
        biases: biases(ofLayer: index, units: plan.units))
    }
    for sample in 0..<data.count {
      var inputs = features(of: data, sample: sample)
      for index in traces.indices {
        if traces[index].role == .decoder, index == 0 || traces[index - 1].role == .encoder {
          inputs = Array(repeating: inputs[inputs.count - 1], count: plans[index].element.steps)
        }
        let start = isStateful ? traces[index].steps.last : nil
        let steps = run(traces[index], inputs, from: start)
        traces[index].steps += steps
        inputs = steps.map(\.hidden)
      }
    }
    return traces
  }

  /// The values that a sample has at each step; a symbol as its one-hot row.
  private func features(of data: SequenceData, sample: Int) -> [[Float]] {
    let width = architecture.features
    return (0..<architecture.steps).map { step in
      switch data.inputs {
      case .values(let values):
        let first = (sample * architecture.steps + step) * width
        return Array(values[first..<first + width])
      case .symbols(let symbols):
        var row = [Float](repeating: 0, count: width)
        row[Int(symbols[sample * architecture.steps + step])] = 1
        return row
      }
    }
  }

  private func biases(ofLayer index: Int, units: Int) -> [[Float]] {
    guard let plan = architecture.parameters.first(where: { $0.layer == index && $0.role == .bias }) else { return [] }
    return (0..<plan.rows * plan.columns / units).map { block in
      (0..<units).map { weights.pointer[plan.offset + block * units + $0] }
    }
  }

  private func run(_ trace: LayerTrace, _ inputs: [[Float]], from start: StepTrace?) -> [StepTrace] {
    let loop = InspectedLayer(trace, architecture, weights: weights, kernels: kernels)
    if let start { loop.setState(start) }
    return inputs.enumerated().map { loop.step($1, startsFromZero: $0 == 0 && start == nil) }
  }
}

/// What a recurrent layer computed, step by step.
package struct LayerTrace: Sendable, Equatable {
  /// Which of `Architecture.layers` it is.
  package let layer: Int
  package let role: LayerPlan.Role
  package let cell: CellOptions
  /// Width of its input at each step.
  package let inputs: Int
  package let units: Int
  /// b for each gate, and below it the second one where the cell has two, `[biasRows × gates][units]`.
  package let biases: [[Float]]
  package var steps: [StepTrace] = []
}

/// What one step of a cell computed for one sample.
package struct StepTrace: Sendable, Equatable {
  /// x, `[inputs]`.
  package let input: [Float]
  /// h₋₁, `[units]`.
  package let previousHidden: [Float]
  /// c₋₁, `[units]`; empty where the cell has no memory cell.
  package let previousMemory: [Float]
  /// x W + b for each gate, `[gates][units]`.
  package let inputParts: [[Float]]
  /// h₋₁ U for each gate, for a GRU with `reset_after` with its second bias, `[gates][units]`. For a GRU without, the
  /// candidate's is (r h₋₁) U.
  package let recurrentParts: [[Float]]
  /// The gates and the candidate, in the order of `RecurrentCell.gateNames`, `[gates][units]`.
  package let gates: [[Float]]
  /// c, `[units]`; empty where the cell has no memory cell.
  package let memory: [Float]
  /// h, `[units]`.
  package let hidden: [Float]
}

/// One layer in memory of its own, for a batch of one.
private final class InspectedLayer {
  private let trace: LayerTrace
  private let cell: any RecurrentCell
  private let kernels: KernelSet
  private let kernel, recurrentKernel, bias: UnsafeMutablePointer<Float>
  /// Keeps what the three pointers point into alive.
  private let weights: AlignedBuffer<Float>
  private let width: Int
  private let x, gates, recurrent: AlignedBuffer<Float>
  /// U as the cell's own products read it.
  private let packed: PackedKernels
  /// Before and after the step.
  private let hidden, states: [AlignedBuffer<Float>]
  private let caches: [AlignedBuffer<Float>]

  init(_ trace: LayerTrace, _ architecture: Architecture, weights: AlignedBuffer<Float>, kernels: KernelSet) {
    self.trace = trace
    self.kernels = kernels
    self.weights = weights
    let cell = architecture.cell.cell
    self.cell = cell
    width = cell.gateNames.count * trace.units
    func place(_ role: ParameterPlan.Role) -> UnsafeMutablePointer<Float> {
      let plan = architecture.parameters.first { $0.layer == trace.layer && $0.role == role }
      return weights.pointer + (plan?.offset ?? 0)
    }
    (kernel, recurrentKernel, bias) = (place(.kernel), place(.recurrentKernel), place(.bias))
    // Nobody asks for gradients here.
    let places = LayerWeights(
      kernel: kernel, recurrentKernel: recurrentKernel, bias: bias, kernelGradient: kernel,
      recurrentKernelGradient: recurrentKernel, biasGradient: bias)
    packed = PackedKernels(
      plan: architecture.layers[trace.layer], cell: cell, weights: places, kernels: kernels, readsSymbols: true,
      needsInputGradient: false)
    packed.renew(part: 0, parts: 1)
    let units = trace.units
    x = AlignedBuffer(count: trace.inputs)
    gates = AlignedBuffer(count: width)
    recurrent = AlignedBuffer(count: width)
    hidden = [AlignedBuffer(count: units), AlignedBuffer(count: units)]
    let stateWidth = cell.stateWidth(units: units)
    states = [AlignedBuffer(count: stateWidth), AlignedBuffer(count: stateWidth)]
    // Three in any case, since a step has pointers to three.
    let widths = cell.cacheWidths(units: units)
    caches = (0..<3).map { AlignedBuffer(count: $0 < widths.count ? widths[$0] : 0) }
  }

  /// Takes over where a step ended.
  func setState(_ step: StepTrace) {
    hidden[1].copy(from: step.hidden)
    states[1].copy(from: step.memory)
  }

  func step(_ input: [Float], startsFromZero: Bool) -> StepTrace {
    hidden[0].copy(from: hidden[1])
    states[0].copy(from: states[1])
    x.copy(from: input)
    projectInput()
    let inputParts = split(gates.array)
    multiplyState(hidden[0].pointer, columns: 0..<width)
    cell.forward(cellStep(startsFromZero: startsFromZero))
    let found = split(gates.array)
    if trace.cell.kind == .gru, !trace.cell.resetAfter {
      // What the candidate saw is the state that the reset gate left.
      multiplyState(caches[1].pointer, columns: 2 * trace.units..<width)
    }
    return StepTrace(
      input: input, previousHidden: hidden[0].array, previousMemory: states[0].array, inputParts: inputParts,
      recurrentParts: split(recurrent.array), gates: found, memory: states[1].array, hidden: hidden[1].array)
  }

  private func projectInput() {
    kernels.matrixProduct(
      rows: 1, columns: width, inner: trace.inputs, a: x.pointer, aRowStride: trace.inputs, aInnerStride: 1,
      b: kernel, bRowStride: width, c: gates.pointer, cRowStride: width, startingFrom: RowSource(repeating: bias))
  }

  /// recurrent = state U, and the second bias where there is one.
  private func multiplyState(_ state: UnsafePointer<Float>, columns: Range<Int>) {
    let first = columns.lowerBound
    kernels.matrixProduct(
      rows: 1, columns: columns.count, inner: trace.units, a: state, aRowStride: trace.units, aInnerStride: 1,
      b: recurrentKernel + first, bRowStride: width, c: recurrent.pointer + first, cRowStride: width,
      startingFrom: cell.biasRows == 2 ? RowSource(repeating: bias + width + first) : nil)
  }

  private func cellStep(startsFromZero: Bool) -> CellStep {
    var pointers = CachePointers(repeating: caches[0].pointer)
    for index in caches.indices { pointers[index] = caches[index].pointer }
    return CellStep(
      kernels: kernels, rows: 1, units: trace.units, recurrentKernel: packed.recurrentKernel,
      recurrentTransposed: packed.recurrentTransposed, bias: bias,
      projection: RowSource(gates.pointer, stride: width), gates: gates.pointer, previousH: hidden[0].pointer,
      h: hidden[1].pointer, previousState: states[0].pointer, state: states[1].pointer, caches: pointers,
      recurrentProduct: startsFromZero ? .zero : .missing)
  }

  private func split(_ values: [Float]) -> [[Float]] {
    (0..<width / trace.units).map { Array(values[$0 * trace.units..<($0 + 1) * trace.units]) }
  }
}
