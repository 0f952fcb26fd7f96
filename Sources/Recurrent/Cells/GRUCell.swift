/// The gated recurrent unit of Cho et al. (2014), update gate z, reset gate r, candidate g:
///   h = z h₋₁ + (1 − z) g
/// with Keras' `reset_after` (two biases)  g = tanh(xW_g + b₁ + r (h₋₁U_g + b₂)),
/// else (one bias)                          g = tanh(xW_g + b + (r h₋₁) U_g).
package struct GRUCell: RecurrentCell {
  package var hardSigmoid: Bool
  package var resetAfter: Bool

  package init(hardSigmoid: Bool = false, resetAfter: Bool = true) {
    self.hardSigmoid = hardSigmoid
    self.resetAfter = resetAfter
  }

  package var gateNames: [String] { ["update gate", "reset gate", "candidate"] }
  package var biasRows: Int { resetAfter ? 2 : 1 }
  package var hasOwnRecurrentGradient: Bool { resetAfter }
  package var needsTransposeWithinStep: Bool { !resetAfter }

  /// Without `resetAfter` the candidate's columns are multiplied with r h₋₁.
  package func recurrentSplit(units: Int) -> Int { resetAfter ? 3 * units : 2 * units }

  /// The recurrent pre-activations; without `resetAfter` also r h₋₁ and the gradient of it.
  package func cacheWidths(units: Int) -> [Int] { resetAfter ? [3 * units] : [3 * units, units, units] }

  package func forward(_ step: CellStep) {
    if resetAfter { forwardResetAfter(step) } else { forwardResetBefore(step) }
  }

  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    // Part of the gradient goes around the products, onto what is there.
    if !gradients.adds { step.kernels.clear(count: step.rows * step.units, gradients.dPreviousH) }
    if resetAfter { backwardResetAfter(step, gradients) } else { backwardResetBefore(step, gradients) }
  }

  // MARK: reset after

  private func forwardResetAfter(_ step: CellStep) {
    let width = 3 * step.units
    let recurrent = step.caches[0]
    let recurrentBias = RowSource(repeating: step.bias + width)
    if step.recurrentProduct == .missing {
      step.kernels.matrixProduct(
        rows: step.rows, columns: width, inner: step.units,
        a: step.previousH, aRowStride: step.units, b: step.recurrentKernel,
        c: recurrent, cRowStride: width, startingFrom: recurrentBias)
    } else {
      step.kernels.copyRows(rows: step.rows, columns: width, from: recurrentBias, into: recurrent, rowStride: width)
    }
    step.kernels.gruGates(
      rows: step.rows, units: step.units, x: step.projection, recurrent: recurrent, a: step.gates, hard: hardSigmoid)
    step.kernels.gruResetAfterForward(
      rows: step.rows, units: step.units, x: step.projection, recurrent: recurrent, a: step.gates,
      previousH: step.previousH, h: step.h)
  }

  private func backwardResetAfter(_ step: CellStep, _ gradients: CellGradients) {
    step.kernels.gruResetAfterBackward(
      rows: step.rows, units: step.units, gates: step.gates, recurrent: step.caches[0], previousH: step.previousH,
      dh: gradients.dh, da: gradients.da, dRecurrent: gradients.dRecurrent, dPreviousH: gradients.dPreviousH,
      hard: hardSigmoid)
    if gradients.propagates { step.propagate(gradients, gates: 3, adds: true) }
  }

  // MARK: reset before

  private func forwardResetBefore(_ step: CellStep) {
    let (rows, units, width) = (step.rows, step.units, 3 * step.units)
    if step.recurrentProduct == .zero {
      step.kernels.clear(count: rows * width, step.caches[0])
    } else {
      step.kernels.matrixProduct(
        rows: rows, columns: 2 * units, inner: units,
        a: step.previousH, aRowStride: units, b: step.recurrentKernel,
        c: step.caches[0], cRowStride: width, accumulating: false)
    }
    step.kernels.gruGates(
      rows: rows, units: units, x: step.projection, recurrent: step.caches[0], a: step.gates, hard: hardSigmoid)
    let reset = step.caches[1]
    step.kernels.gruResetState(rows: rows, units: units, a: step.gates, previousH: step.previousH, into: reset)
    let candidate = step.projection.behind(columns: 2 * units)
    if step.recurrentProduct == .zero {
      step.kernels.copyRows(
        rows: rows, columns: units, from: candidate, into: step.gates + 2 * units, rowStride: width)
    } else {
      step.kernels.matrixProduct(
        rows: rows, columns: units, inner: units,
        a: reset, aRowStride: units, b: step.recurrentKernel.behind(columns: 2 * units),
        c: step.gates + 2 * units, cRowStride: width, startingFrom: candidate)
    }
    step.kernels.gruResetBeforeForward(
      rows: rows, units: units, a: step.gates, previousH: step.previousH, h: step.h)
  }

  private func backwardResetBefore(_ step: CellStep, _ gradients: CellGradients) {
    let (rows, units, width) = (step.rows, step.units, 3 * step.units)
    step.kernels.gruResetBeforeBackward(
      rows: rows, units: units, gates: step.gates, previousH: step.previousH, dh: gradients.dh, da: gradients.da,
      dPreviousH: gradients.dPreviousH, hard: hardSigmoid)
    let dReset = step.caches[2]
    step.kernels.matrixProduct(
      rows: rows, columns: units, inner: units,
      a: gradients.da + 2 * units, aRowStride: width, b: step.recurrentTransposed, firstRow: 2 * units,
      c: dReset, cRowStride: units, accumulating: false)
    step.kernels.gruResetBeforeReset(
      rows: rows, units: units, gates: step.gates, previousH: step.previousH, dReset: dReset, da: gradients.da,
      dPreviousH: gradients.dPreviousH, hard: hardSigmoid)
    guard gradients.propagates else { return }
    step.kernels.matrixProduct(
      rows: rows, columns: units, inner: 2 * units,
      a: gradients.da, aRowStride: width, b: step.recurrentTransposed,
      c: gradients.dPreviousH, cRowStride: units, accumulating: true)
  }

  /// Without `resetAfter` the candidate's columns have seen r h₋₁, the others h₋₁.
  package func setRecurrentKernelGradient(_ work: RecurrentGradientWork) {
    let split = recurrentSplit(units: work.units)
    work.setGradient(columns: work.columns.clamped(to: 0..<split), from: work.previousH)
    work.setGradient(columns: work.columns.clamped(to: split..<3 * work.units), from: work.caches[1])
  }
}
