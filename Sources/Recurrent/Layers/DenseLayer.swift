/// The dense layer at the end: y = x W + b at each step, then softmax or nothing.
///
/// Arrays are time-major, [steps, batch, width]; threads divide rows: of the batch, of the kernel for its gradient.
package final class DenseLayer {
  /// What the layer looks like.
  package let plan: LayerPlan
  private let head: Architecture.Head
  private let kernels: KernelSet
  private let weights: LayerWeights
  /// Outputs, then their gradients: [steps, batch, units].
  private let values: AlignedBuffer<Float>
  private let kernelStrips: AlignedBuffer<Float>
  private let transposedStrips: AlignedBuffer<Float>
  /// Loss of each row, and whether its best class was right: [steps, batch].
  private let losses: AlignedBuffer<Float>
  private let hits: AlignedBuffer<UInt8>

  init(plan: LayerPlan, head: Architecture.Head, weights: LayerWeights, capacity: Int, kernels: KernelSet) {
    self.plan = plan
    self.head = head
    self.weights = weights
    self.kernels = kernels
    values = AlignedBuffer(count: plan.steps * capacity * plan.units)
    kernelStrips = AlignedBuffer(count: Strips.count(rows: plan.inputs, columns: plan.units))
    transposedStrips = AlignedBuffer(count: Strips.count(rows: plan.units, columns: plan.inputs))
    losses = AlignedBuffer(count: plan.steps * capacity)
    hits = AlignedBuffer(count: plan.steps * capacity)
  }

  /// Predictions after `forward`, [steps, batch, units].
  var predictions: UnsafePointer<Float> { UnsafePointer(values.pointer) }

  /// Packs a share of the kernel anew: some of its rows.
  func packWeights(part: Int, parts: Int) {
    let rows = share(of: plan.inputs, part: part, parts: parts)
    guard !rows.isEmpty else { return }
    let own = weights.kernel + rows.lowerBound * plan.units
    kernels.packStrips(
      rows: rows.count, columns: plan.units, from: own, rowStride: plan.units,
      into: kernelStrips.pointer + rows.lowerBound * 16, stripStride: 16 * plan.inputs)
    kernels.packTransposedStrips(
      rows: rows.count, columns: plan.units, from: own, rowStride: plan.units,
      into: transposedStrips.pointer + rows.lowerBound * plan.units, stripStride: 16 * plan.units)
  }

  /// - Parameter input: [steps, batch, inputs].
  func forward(_ input: UnsafePointer<Float>, rows: Range<Int>, batch: Int) {
    for step in 0..<plan.steps {
      let first = step * batch + rows.lowerBound
      let destination = values.pointer + first * plan.units
      kernels.matrixProduct(
        rows: rows.count, columns: plan.units, inner: plan.inputs,
        a: input + first * plan.inputs, aRowStride: plan.inputs, b: Strips(kernelStrips.pointer, rows: plan.inputs),
        c: destination, cRowStride: plan.units, startingFrom: RowSource(repeating: weights.bias))
      if head == .softmax { kernels.softmax(rows: rows.count, classes: plan.units, destination) }
    }
  }

  /// Computes losses and hits of the rows; if `scale` is given, also turns the predictions into their gradients.
  ///
  /// - Parameter scale: 1 / (number of terms in the mean).
  func grade(_ targets: LayerTargets, rows: Range<Int>, batch: Int, scale: Float?) {
    for step in 0..<plan.steps {
      let first = step * batch + rows.lowerBound
      let predicted = values.pointer + first * plan.units
      let loss = losses.pointer + first
      switch targets {
      case .symbols(let symbols):
        countHits(symbols, first: first, count: rows.count)
        if let scale {
          kernels.crossEntropyBackward(
            rows: rows.count, classes: plan.units, predicted, targets: symbols + first, losses: loss, scale: scale)
        } else {
          kernels.crossEntropy(
            rows: rows.count, classes: plan.units, predicted, targets: symbols + first, losses: loss)
        }
      case .values(let wanted):
        let target = wanted + first * plan.units
        if let scale {
          kernels.squaredErrorBackward(
            rows: rows.count, columns: plan.units, predicted, targets: target, losses: loss, scale: scale)
        } else {
          kernels.squaredError(rows: rows.count, columns: plan.units, predicted, targets: target, losses: loss)
        }
      }
    }
  }

  private func countHits(_ symbols: UnsafePointer<UInt8>, first: Int, count: Int) {
    for row in first..<first + count {
      hits.pointer[row] = bestClass(values.pointer + row * plan.units, count: plan.units) == Int(symbols[row]) ? 1 : 0
    }
  }

  /// dx = dy Wᵀ, the gradients of the outputs of the layer below, [steps, batch, inputs].
  func setInputGradients(rows: Range<Int>, batch: Int, to below: UnsafeMutablePointer<Float>) {
    for step in 0..<plan.steps {
      let first = step * batch + rows.lowerBound
      kernels.matrixProduct(
        rows: rows.count, columns: plan.inputs, inner: plan.units,
        a: values.pointer + first * plan.units, aRowStride: plan.units,
        b: Strips(transposedStrips.pointer, rows: plan.units),
        c: below + first * plan.inputs, cRowStride: plan.inputs, accumulating: false)
    }
  }

  /// Sets a share of the gradients: rows of the kernel, and the bias with the last of them.
  ///
  /// - Parameter scratch: `KernelSet.gradientScratch` floats of this part's own.
  func setGradients(
    _ input: UnsafePointer<Float>, batch: Int, part: Int, parts: Int, scratch: UnsafeMutablePointer<Float>
  ) {
    let summed = plan.steps * batch
    let rows = share(of: plan.inputs, part: part, parts: parts)
    if !rows.isEmpty {
      kernels.gradientProduct(
        rows: rows.count, columns: plan.units, summed: summed, a: input + rows.lowerBound, aStride: plan.inputs,
        b: values.pointer, bStride: plan.units, c: weights.kernelGradient + rows.lowerBound * plan.units,
        cStride: plan.units, scratch: scratch)
    }
    guard part == parts - 1 else { return }
    kernels.clear(count: plan.units, weights.biasGradient)
    kernels.addRows(
      rows: summed, columns: plan.units, from: values.pointer, rowStride: plan.units, into: weights.biasGradient)
  }

  /// Sums of the losses and hits of the whole batch, in `Double` and in order.
  func totals(batch: Int) -> (loss: Double, hits: Int) {
    var loss = 0.0
    var right = 0
    for row in 0..<plan.steps * batch {
      loss += Double(losses.pointer[row])
      right += Int(hits.pointer[row])
    }
    return (loss, right)
  }
}

/// What the outputs should have been.
enum LayerTargets {
  /// [steps, batch, units]
  case values(UnsafePointer<Float>)
  /// The right class of each row, [steps, batch].
  case symbols(UnsafePointer<UInt8>)
}

/// The class with the largest probability; the first of several.
func bestClass(_ probabilities: UnsafePointer<Float>, count: Int) -> Int {
  var (best, largest) = (0, probabilities[0])
  // Chosen, not branched on: which one it is cannot be foreseen.
  for index in 1..<max(1, count) {
    let probability = probabilities[index]
    best = probability > largest ? index : best
    largest = probability > largest ? probability : largest
  }
  return best
}
