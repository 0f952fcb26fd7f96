/// The simple recurrent network of Elman (1990): h = tanh(x W + h₋₁ U + b).
package struct SimpleRNNCell: Sendable {
  package init() {}

  package var shape: CellShape { CellShape(gates: [CellShape.Gate(name: "hidden state")]) }

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
