/// Long short-term memory, Hochreiter and Schmidhuber (1997), with the forget gate of Gers et al. (2000):
///   i = σ(xWᵢ + h₋₁Uᵢ + bᵢ)   f, o likewise   g = tanh(xW_g + h₋₁U_g + b_g)
///   c = f c₋₁ + i g,  h = o tanh(c)
package struct LSTMCell: Sendable {
  /// Whether its gates are Keras 2's hard sigmoid.
  package var hardSigmoid: Bool

  /// A cell with Keras' defaults unless told otherwise.
  package init(hardSigmoid: Bool = false) { self.hardSigmoid = hardSigmoid }

  /// The column blocks, in the kernels' order.
  enum Gate: CaseIterable {
    case input, forget, candidate, output

    var shape: CellShape.Gate {
      switch self {
      case .input: CellShape.Gate(name: "input gate")
      // Keras' `unit_forget_bias`, after Jozefowicz et al. (2015).
      case .forget: CellShape.Gate(name: "forget gate", initialBias: 1)
      case .candidate: CellShape.Gate(name: "candidate")
      case .output: CellShape.Gate(name: "output gate")
      }
    }

    static var count: Int { allCases.count }
  }

  /// What a step keeps, in the order of `CellShape.caches`.
  private enum Cache {
    /// tanh(c)
    static let tanhMemory = 0
  }

  /// What layers must know of it.
  package var shape: CellShape {
    var shape = CellShape(gates: Gate.allCases.map { $0.shape })
    shape.hasMemoryCell = true
    shape.caches = [1]
    return shape
  }

  /// From x W + b to gates, states and hidden state.
  package func forward(_ step: CellStep) {
    step.setPreActivations(gates: Gate.count)
    step.kernels.lstmForward(
      rows: step.rows, units: step.units, gates: step.gates, previousC: step.previousState, c: step.state,
      tanhC: step.caches[Cache.tanhMemory], h: step.h, hard: hardSigmoid)
  }

  /// The gradients of a step, from those of its hidden state and memory cell.
  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    step.kernels.lstmBackward(
      rows: step.rows, units: step.units, gates: step.gates, previousC: step.previousState,
      tanhC: step.caches[Cache.tanhMemory], dh: gradients.dh, dc: gradients.dState, da: gradients.da, hard: hardSigmoid)
    if gradients.propagates { step.propagate(gradients, gates: Gate.count, adds: gradients.adds) }
  }
}
