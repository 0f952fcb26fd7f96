/// Long short-term memory, Hochreiter and Schmidhuber (1997), with the forget gate of Gers et al. (2000):
///   i = σ(xWᵢ + h₋₁Uᵢ + bᵢ)   f, o likewise   g = tanh(xW_g + h₋₁U_g + b_g)
///   c = f c₋₁ + i g,  h = o tanh(c)
package struct LSTMCell: RecurrentCell {
  package var hardSigmoid: Bool

  package init(hardSigmoid: Bool = false) { self.hardSigmoid = hardSigmoid }

  package var gateNames: [String] { ["input gate", "forget gate", "candidate", "output gate"] }

  /// The memory cell c.
  package func stateWidth(units: Int) -> Int { units }

  /// tanh(c)
  package func cacheWidths(units: Int) -> [Int] { [units] }

  /// Zero, but 1 for the forget gate (Keras' `unit_forget_bias`, after Jozefowicz et al. 2015).
  package func initialBias(units: Int) -> [Float] {
    (0..<4 * units).map { $0 / units == 1 ? 1 : 0 }
  }

  package func forward(_ step: CellStep) {
    step.setPreActivations(gates: 4)
    step.kernels.lstmForward(
      rows: step.rows, units: step.units, gates: step.gates, previousC: step.previousState, c: step.state,
      tanhC: step.caches[0], h: step.h, hard: hardSigmoid)
  }

  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    step.kernels.lstmBackward(
      rows: step.rows, units: step.units, gates: step.gates, previousC: step.previousState, tanhC: step.caches[0],
      dh: gradients.dh, dc: gradients.dState, da: gradients.da, hard: hardSigmoid)
    if gradients.propagates { step.propagate(gradients, gates: 4, adds: gradients.adds) }
  }
}
