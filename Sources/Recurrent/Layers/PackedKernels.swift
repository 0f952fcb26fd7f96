/// The kernels of a sequence layer as its steps read them: U, Uᵀ, W and Wᵀ in strips, the last two only if the layer
/// multiplies with them; if it reads symbols, W + b.
final class PackedKernels {
  private let plan: LayerPlan
  private let weights: LayerWeights
  private let kernels: KernelSet
  /// gates × units
  private let width: Int
  /// Columns of U before those that are packed apart.
  private let split: Int
  private let recurrent: AlignedBuffer<Float>
  private let recurrentTransposedValues: AlignedBuffer<Float>
  private let input: AlignedBuffer<Float>
  private let inputTransposed: AlignedBuffer<Float>
  private let biased: AlignedBuffer<Float>

  /// - Parameters:
  ///   - readsSymbols: whether the product with W is a row of it.
  ///   - needsInputGradient: whether the layer below asks for a gradient.
  init(
    plan: LayerPlan, shape: CellShape, weights: LayerWeights, kernels: KernelSet, readsSymbols: Bool,
    needsInputGradient: Bool
  ) {
    self.plan = plan
    self.weights = weights
    self.kernels = kernels
    width = shape.width(units: plan.units)
    split = shape.columnsReadingHidden(units: plan.units)
    func buffer(rows: Int, columns: Int, when isNeeded: Bool = true) -> AlignedBuffer<Float> {
      AlignedBuffer(count: isNeeded ? Strips.count(rows: rows, columns: columns) : 0)
    }
    // A second part of U starts a strip of its own.
    recurrent = buffer(rows: plan.units, columns: width + (split < width ? 16 : 0))
    recurrentTransposedValues = buffer(
      rows: width, columns: plan.units, when: plan.steps > 1 || shape.needsTransposeWithinStep)
    input = buffer(rows: plan.inputs, columns: width, when: !readsSymbols)
    inputTransposed = buffer(rows: width, columns: plan.inputs, when: needsInputGradient)
    biased = AlignedBuffer(count: readsSymbols ? plan.inputs * width : 0)
  }

  /// U, [units, gates × units]; the columns that read another state than h₋₁ are packed after the others.
  var recurrentKernel: Strips { Strips(recurrent.pointer, rows: plan.units) }
  /// Uᵀ, [gates × units, units].
  var recurrentTransposed: Strips { Strips(recurrentTransposedValues.pointer, rows: width) }
  /// W, [inputs, gates × units].
  var kernel: Strips { Strips(input.pointer, rows: plan.inputs) }
  /// Wᵀ, [gates × units, inputs].
  var kernelTransposed: Strips { Strips(inputTransposed.pointer, rows: width) }

  /// b on each row of W, [inputs, gates × units]: the projection of a symbol.
  var biasedKernel: UnsafePointer<Float> { UnsafePointer(biased.pointer) }

  /// Packs a share of all of them anew.
  func renew(part: Int, parts: Int) {
    let (kernel, recurrentKernel) = (weights.kernel, weights.recurrentKernel)
    pack(recurrentKernel, rows: plan.units, 0..<split, into: recurrent.pointer, part, parts)
    let second = recurrent.pointer + Strips.count(rows: plan.units, columns: split)
    pack(recurrentKernel, rows: plan.units, split..<width, into: second, part, parts)
    if input.count > 0 { pack(kernel, rows: plan.inputs, 0..<width, into: input.pointer, part, parts) }
    packTransposed(recurrentKernel, rows: plan.units, into: recurrentTransposedValues, part, parts)
    packTransposed(kernel, rows: plan.inputs, into: inputTransposed, part, parts)
    if biased.count > 0 { addBias(share(of: plan.inputs, part: part, parts: parts, grain: 1)) }
  }

  private func addBias(_ symbols: Range<Int>) {
    let first = biased.pointer + symbols.lowerBound * width
    kernels.copyRows(
      rows: symbols.count, columns: width, from: RowSource(repeating: weights.bias), into: first, rowStride: width)
    kernels.add(count: symbols.count * width, weights.kernel + symbols.lowerBound * width, to: first)
  }

  private func pack(
    _ source: UnsafePointer<Float>, rows: Int, _ columns: Range<Int>, into strips: UnsafeMutablePointer<Float>,
    _ part: Int, _ parts: Int
  ) {
    let own = share(of: columns.count, part: part, parts: parts, grain: 16)
    guard !own.isEmpty else { return }
    kernels.packStrips(
      rows: rows, columns: own.count, from: source + columns.lowerBound + own.lowerBound, rowStride: width,
      into: strips + own.lowerBound * rows, stripStride: 16 * rows)
  }

  private func packTransposed(
    _ source: UnsafePointer<Float>, rows: Int, into strips: AlignedBuffer<Float>, _ part: Int, _ parts: Int
  ) {
    let own = share(of: rows, part: part, parts: parts, grain: 16)
    guard strips.count > 0, !own.isEmpty else { return }
    kernels.packTransposedStrips(
      rows: own.count, columns: width, from: source + own.lowerBound * width, rowStride: width,
      into: strips.pointer + own.lowerBound * width, stripStride: 16 * width)
  }
}
