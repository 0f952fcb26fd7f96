/// The simple recurrent network of Elman (1990): h = tanh(x W + h₋₁ U + b).
package struct SimpleRNNCell: RecurrentCell {
  package var gateNames: [String] { ["hidden state"] }

  package func forward(_ step: CellStep) {
    if step.recurrentProduct == .missing { step.addRecurrentProduct(gates: 1) }
    step.kernels.simpleRNNForward(rows: step.rows, units: step.units, a: step.gates, h: step.h)
  }

  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    step.kernels.simpleRNNBackward(
      rows: step.rows, units: step.units, h: step.h, dh: gradients.dh, da: gradients.da)
    if gradients.propagates { step.propagate(gradients, gates: 1, adds: gradients.adds) }
  }
}

extension CellStep {
  /// gates += h₋₁ U
  func addRecurrentProduct(gates count: Int) {
    kernels.matrixProduct(
      rows: rows, columns: count * units, inner: units,
      a: previousH, aRowStride: units, b: recurrentKernel,
      c: gates, cRowStride: count * units, accumulating: true)
  }

  /// dh₋₁ = da Uᵀ, or dh₋₁ += da Uᵀ.
  func propagate(_ gradients: CellGradients, gates count: Int, adds: Bool) {
    kernels.matrixProduct(
      rows: rows, columns: units, inner: count * units,
      a: gradients.dRecurrent, aRowStride: count * units, b: recurrentTransposed,
      c: gradients.dPreviousH, cRowStride: units, accumulating: adds)
  }
}
