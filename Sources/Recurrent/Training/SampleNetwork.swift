// Training on single samples of one time step, the state carried on: what it takes for one network (`OneStepTrainer`) and
// for several in lanes (`SeedTrainer`) alike. The two differ in how a kernel lies in memory.

/// A kernel [rows, columns] with Adam's moments, laid out for training sample by sample.
protocol SampleKernel: AnyObject {
  /// Floats of each number: 1, or one for each network that is trained side by side.
  static var lanes: Int { get }
  /// Floats of `SampleStep.scratch`.
  static func scratchCount(units: Int, kernels: KernelSet) -> Int
  /// One sample, from pre-activations to the loss, and back to their gradients.
  static func run(_ step: SampleStep, kernels: KernelSet)

  init(rows: Int, columns: Int)
  var rows: Int { get }
  var columns: Int { get }
  /// The kernel's first number.
  var pointer: UnsafeMutablePointer<Float> { get }
  /// a = x · kernel, of whose rows the first `usedRows` are multiplied, the others' factors being zero.
  func multiply(
    usedRows: Int, x: UnsafePointer<Float>, into a: UnsafeMutablePointer<Float>, kernels: KernelSet)
}

/// The arrays that one sample works on, each number in `SampleKernel.lanes` floats.
struct SampleStep {
  let kind: CellKind
  let units: Int
  /// Pre-activations, [gates × units]; for a GRU those of the input.
  let a: UnsafeMutablePointer<Float>
  /// Out: their gradient.
  let da: UnsafeMutablePointer<Float>
  /// For a GRU: the recurrent pre-activations, [gates × units].
  let recurrent: UnsafePointer<Float>
  /// For a GRU: out: their gradient.
  let dRecurrent: UnsafeMutablePointer<Float>
  /// h₋₁, [units].
  let previousH: UnsafePointer<Float>
  /// Out: h, [units].
  let h: UnsafeMutablePointer<Float>
  /// For an LSTM: c₋₁, [units].
  let previousC: UnsafePointer<Float>
  /// For an LSTM: out: c, [units].
  let c: UnsafeMutablePointer<Float>
  /// The output's kernel and after it its bias.
  let dense: UnsafePointer<Float>
  let target: Float
  /// Out: the gradient of the output, and the loss.
  let output: UnsafeMutablePointer<Float>
  /// `SampleKernel.scratchCount` floats.
  let scratch: UnsafeMutablePointer<Float>
}

/// What the update of a kernel reads and writes: its gradient is x ⊗ da, and nextA = nextX · kernel with the new weights.
struct KernelUpdate {
  let x: UnsafePointer<Float>
  let da: UnsafePointer<Float>
  let nextX: UnsafePointer<Float>
  let nextA: UnsafeMutablePointer<Float>
}

/// A kernel with what it reads, what it gives, and the gradient of what it gives.
final class Projection<Kernel: SampleKernel> {
  let kernel: Kernel
  // Nothing swaps them while a step runs; looking out for that would cost more than a small step itself.
  /// 1 for the bias, then features, then hidden states, if there are any, and then 1 for the output's bias.
  @exclusivity(unchecked) private(set) var x: BufferPair
  /// What it gives, [columns].
  @exclusivity(unchecked) private(set) var a: BufferPair
  /// The gradient of what it gives, [columns].
  let da: AlignedBuffer<Float>

  init(rows: Int, columns: Int) {
    kernel = Kernel(rows: rows, columns: columns)
    x = BufferPair(count: (rows + 32) * Kernel.lanes)
    a = BufferPair(count: (columns + 32) * Kernel.lanes)
    da = AlignedBuffer(count: (columns + 32) * Kernel.lanes)
    for lane in 0..<Kernel.lanes {
      (x.now[lane], x.next[lane]) = (1, 1)
      let last = rows * Kernel.lanes + lane
      (x.now[last], x.next[last]) = (1, 1)
    }
  }

  /// The first pre-activations of an epoch.
  func multiply(usedRows: Int, kernels: KernelSet) {
    kernel.multiply(usedRows: usedRows, x: x.now, into: a.now, kernels: kernels)
  }

  /// What the update of the kernel reads and writes.
  @inline(__always)
  var update: KernelUpdate {
    KernelUpdate(x: x.now, da: da.pointer, nextX: x.next, nextA: a.next)
  }

  /// Goes on to the next sample.
  func swap() {
    x.swap()
    a.swap()
  }
}

/// One recurrent layer and one linear output, or several such networks in lanes, while they are trained sample by sample.
final class SampleNetwork<Kernel: SampleKernel> {
  let kernels: KernelSet
  let features: Int
  private let kind: CellKind
  private let units: Int

  /// Bias, kernel and recurrent kernel, one below the other; for a GRU bias and kernel.
  let input: Projection<Kernel>
  /// A GRU's second bias and its recurrent kernel.
  let recurrent: Projection<Kernel>?
  /// Which of the two reads hidden states.
  private let stateReader: Projection<Kernel>
  /// The output's kernel, [1, units], and after it its bias.
  let dense: Kernel
  /// The gradient of the output, and the loss, [2, lanes].
  let output: AlignedBuffer<Float>

  /// An LSTM's c.
  @exclusivity(unchecked) private var memoryCell: BufferPair
  private let scratch: AlignedBuffer<Float>
  /// The output's next product, which nobody reads: its next input is not known yet.
  private let discarded: AlignedBuffer<Float>
  /// Floats before the hidden states in what is read.
  private let hiddenStart: Int
  /// Where the arrays start in the flat weights.
  private let recurrentOffsets, denseOffsets: ParameterOffsets

  /// - Parameter architecture: one that `SampleAdam` accepts.
  init(_ architecture: Architecture, kernels: KernelSet) {
    self.kernels = kernels
    kind = architecture.cell.kind
    units = architecture.units[0]
    features = architecture.features
    let width = architecture.cell.cell.shape.width(units: units)
    let isSplit = kind == .gru
    input = Projection(rows: 1 + features + (isSplit ? 0 : units), columns: width)
    recurrent = isSplit ? Projection(rows: 1 + units, columns: width) : nil
    stateReader = recurrent ?? input
    hiddenStart = (isSplit ? 1 : 1 + features) * Kernel.lanes
    dense = Kernel(rows: 1, columns: units + 1)
    output = AlignedBuffer(count: 2 * Kernel.lanes)
    memoryCell = BufferPair(count: units * Kernel.lanes)
    scratch = AlignedBuffer(count: Kernel.scratchCount(units: units, kernels: kernels))
    discarded = AlignedBuffer(count: (units + 32) * Kernel.lanes)
    recurrentOffsets = architecture.offsets[0]
    denseOffsets = architecture.offsets[1]
  }

  // MARK: places of weights

  /// Calls `body` for every row of the recurrent layer's kernels: the kernel, the row, and where the row begins in the
  /// flat weights.
  func forEachRow(_ body: (_ kernel: Kernel, _ row: Int, _ place: Int) -> Void) {
    let width = input.kernel.columns
    body(input.kernel, 0, recurrentOffsets.bias)
    for row in 0..<features { body(input.kernel, 1 + row, recurrentOffsets.kernel + row * width) }
    if let recurrent { body(recurrent.kernel, 0, recurrentOffsets.bias + width) }
    let (kernel, first) = recurrent.map { ($0.kernel, 1) } ?? (input.kernel, 1 + features)
    for row in 0..<units { body(kernel, first + row, recurrentOffsets.recurrentKernel + row * width) }
  }

  /// Calls `body` for every column of `dense`: where its weight is in the flat weights, in which kernel and bias are
  /// apart.
  func forEachDenseColumn(_ body: (_ column: Int, _ place: Int) -> Void) {
    for unit in 0..<units { body(unit, denseOffsets.kernel + unit) }
    body(units, denseOffsets.bias)
  }

  /// Calls `body` for the rows of the kernels that tell whether all weights are finite: of those that read hidden states,
  /// which are within ±1, the biases tell.
  func forEachTellingKernel(_ body: (_ kernel: Kernel, _ rows: Int) -> Void) {
    body(input.kernel, 1 + features)
    if let recurrent { body(recurrent.kernel, 1) }
    body(dense, 1)
  }

  // MARK: training

  /// Zero states, and the first sample's pre-activations: its recurrent product is zero.
  func begin(_ sample: UnsafePointer<Float>) {
    read(sample, into: input.x.now)
    kernels.clear(count: units * Kernel.lanes, hidden(in: stateReader.x.now))
    kernels.clear(count: units * Kernel.lanes, memoryCell.now)
    input.multiply(usedRows: 1 + features, kernels: kernels)
    if let recurrent { recurrent.multiply(usedRows: 1, kernels: kernels) }
  }

  /// Takes in the sample that follows, [features].
  func readNext(_ sample: UnsafePointer<Float>) { read(sample, into: input.x.next) }

  private func read(_ sample: UnsafePointer<Float>, into x: UnsafeMutablePointer<Float>) {
    for feature in 0..<features {
      for lane in 0..<Kernel.lanes { x[(1 + feature) * Kernel.lanes + lane] = sample[feature] }
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  func forwardAndBack(target: Float) {
    Kernel.run(
      SampleStep(
        kind: kind, units: units, a: input.a.now, da: input.da.pointer, recurrent: stateReader.a.now,
        dRecurrent: stateReader.da.pointer, previousH: hidden(in: stateReader.x.now),
        h: hidden(in: stateReader.x.next),
        previousC: memoryCell.now, c: memoryCell.next, dense: dense.pointer, target: target,
        output: output.pointer, scratch: scratch.pointer),
      kernels: kernels)
  }

  /// The update of the output's kernel, whose gradient is that of the output times the hidden states and 1.
  @inline(__always)
  var denseUpdate: KernelUpdate {
    KernelUpdate(
      x: output.pointer, da: hidden(in: stateReader.x.next), nextX: output.pointer,
      nextA: discarded.pointer)
  }

  /// Goes on to the next sample.
  func swap() {
    input.swap()
    recurrent?.swap()
    memoryCell.swap()
  }

  /// Where hidden states are in what is read.
  @inline(__always)
  private func hidden(in x: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float> { x + hiddenStart }
}
