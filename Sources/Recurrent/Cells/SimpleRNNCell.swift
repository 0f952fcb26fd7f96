/// The simple recurrent network of Elman (1990): h = tanh(x W + h₋₁ U + b).
package struct SimpleRNNCell: Sendable {
  /// The cell; it has no options.
  package init() {}

  /// What layers must know of it.
  package var shape: CellShape { CellShape(gates: [CellShape.Gate(name: "hidden state")]) }

  /// From x W + b to gates, states and hidden state.
  package func forward(_ step: CellStep) {
    step.setPreActivations(gates: 1)
    step.kernels.simpleRNNForward(rows: step.rows, units: step.units, a: step.gates, h: step.h)
  }

  /// The gradients of a step, from those of its hidden state and memory cell.
  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    step.kernels.simpleRNNBackward(
      rows: step.rows, units: step.units, h: step.h, dh: gradients.dh, da: gradients.da)
    if gradients.propagates { step.propagate(gradients, gates: 1, adds: gradients.adds) }
  }
}
