/// The simple recurrent network of Elman (1990): h = tanh(x W + h₋₁ U + b).
package struct SimpleRNNCell: RecurrentCell {
  package var gateNames: [String] { ["hidden state"] }

  package func forward(_ step: CellStep) {
    step.setPreActivations(gates: 1)
    step.kernels.simpleRNNForward(rows: step.rows, units: step.units, a: step.gates, h: step.h)
  }

  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    step.kernels.simpleRNNBackward(
      rows: step.rows, units: step.units, h: step.h, dh: gradients.dh, da: gradients.da)
    if gradients.propagates { step.propagate(gradients, gates: 1, adds: gradients.adds) }
  }
}

extension CellStep {
  /// gates = x W + b + h₋₁ U
  func setPreActivations(gates count: Int) {
    let width = count * units
    guard recurrentProduct == .missing else {
      return kernels.copyRows(rows: rows, columns: width, from: projection, into: gates, rowStride: width)
    }
    kernels.matrixProduct(
      rows: rows, columns: width, inner: units, a: previousH, aRowStride: units, b: recurrentKernel,
      c: gates, cRowStride: width, startingFrom: projection)
  }

  /// dh₋₁ = da Uᵀ, or dh₋₁ += da Uᵀ.
  func propagate(_ gradients: CellGradients, gates count: Int, adds: Bool) {
    kernels.matrixProduct(
      rows: rows, columns: units, inner: count * units,
      a: gradients.dRecurrent, aRowStride: count * units, b: recurrentTransposed,
      c: gradients.dPreviousH, cRowStride: units, accumulating: adds)
  }
}
