/// The gated recurrent unit of Cho et al. (2014), update gate z, reset gate r, candidate g:
///   h = z h₋₁ + (1 − z) g
/// with Keras' `reset_after` (two biases)  g = tanh(xW_g + b₁ + r (h₋₁U_g + b₂)),
/// else (one bias)                          g = tanh(xW_g + b + (r h₋₁) U_g).
package struct GRUCell: Sendable {
  /// Whether its gates are Keras 2's hard sigmoid.
  package var hardSigmoid: Bool
  /// Whether the reset gate works after the recurrent product.
  package var resetAfter: Bool

  /// A cell with Keras' defaults unless told otherwise.
  package init(hardSigmoid: Bool = false, resetAfter: Bool = true) {
    self.hardSigmoid = hardSigmoid
    self.resetAfter = resetAfter
  }

  /// The column blocks, in the kernels' order.
  enum Gate: Int, CaseIterable {
    case update, reset, candidate

    var shape: CellShape.Gate {
      switch self {
      case .update: CellShape.Gate(name: "update gate")
      case .reset: CellShape.Gate(name: "reset gate")
      case .candidate: CellShape.Gate(name: "candidate")
      }
    }

    /// The first of the gate's columns.
    func firstColumn(units: Int) -> Int { rawValue * units }

    static var count: Int { allCases.count }
  }

  /// What a step keeps, in the order of `CellShape.caches`.
  enum Cache {
    /// The recurrent pre-activations; with `resetAfter` their gradients take their place on the way back.
    static let recurrent = 0
    /// Without `resetAfter`: r h₋₁, which the candidate's columns of U are multiplied with.
    static let resetState = 1
    /// Without `resetAfter`: the gradient of r h₋₁.
    static let dResetState = 2
  }

  /// What layers must know of it.
  package var shape: CellShape {
    var shape = CellShape(gates: Gate.allCases.map { $0.shape })
    if resetAfter {
      shape.biasRows = 2
      shape.gatesOfEqualGradients = Gate.candidate.rawValue
      shape.caches = [Gate.count]
      shape.recurrentGradientCache = Cache.recurrent
    } else {
      shape.needsTransposeWithinStep = true
      shape.gatesReadingHidden = Gate.candidate.rawValue
      shape.caches = [Gate.count, 1, 1]
    }
    return shape
  }

  /// From x W + b to gates, states and hidden state.
  package func forward(_ step: CellStep) {
    if resetAfter { forwardResetAfter(step) } else { forwardResetBefore(step) }
  }

  /// The gradients of a step, from those of its hidden state and memory cell.
  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    if resetAfter { backwardResetAfter(step, gradients) } else { backwardResetBefore(step, gradients) }
  }

  // MARK: reset after

  private func forwardResetAfter(_ step: CellStep) {
    let width = Gate.count * step.units
    let recurrent = step.caches[Cache.recurrent]
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
      rows: step.rows, units: step.units, gates: step.gates, recurrent: step.caches[Cache.recurrent],
      previousH: step.previousH, dh: gradients.dh, da: gradients.da, dRecurrent: gradients.dRecurrent,
      dPreviousH: gradients.dPreviousH, adds: gradients.adds, hard: hardSigmoid)
    if gradients.propagates { step.propagate(gradients, gates: Gate.count, adds: true) }
  }

  // MARK: reset before

  private func forwardResetBefore(_ step: CellStep) {
    let (rows, units, width) = (step.rows, step.units, Gate.count * step.units)
    let candidateColumn = Gate.candidate.firstColumn(units: units)
    let recurrent = step.caches[Cache.recurrent]
    if step.recurrentProduct == .zero {
      step.kernels.clear(count: rows * width, recurrent)
    } else {
      step.kernels.matrixProduct(
        rows: rows, columns: candidateColumn, inner: units,
        a: step.previousH, aRowStride: units, b: step.recurrentKernel,
        c: recurrent, cRowStride: width, accumulating: false)
    }
    step.kernels.gruGates(
      rows: rows, units: units, x: step.projection, recurrent: recurrent, a: step.gates, hard: hardSigmoid)
    let resetState = step.caches[Cache.resetState]
    step.kernels.gruResetState(rows: rows, units: units, a: step.gates, previousH: step.previousH, into: resetState)
    let candidate = step.projection.dropping(columns: candidateColumn)
    if step.recurrentProduct == .zero {
      step.kernels.copyRows(
        rows: rows, columns: units, from: candidate, into: step.gates + candidateColumn, rowStride: width)
    } else {
      step.kernels.matrixProduct(
        rows: rows, columns: units, inner: units,
        a: resetState, aRowStride: units, b: step.recurrentKernel.after(columns: candidateColumn),
        c: step.gates + candidateColumn, cRowStride: width, startingFrom: candidate)
    }
    step.kernels.gruResetBeforeForward(
      rows: rows, units: units, a: step.gates, previousH: step.previousH, h: step.h)
  }

  private func backwardResetBefore(_ step: CellStep, _ gradients: CellGradients) {
    let (rows, units, width) = (step.rows, step.units, Gate.count * step.units)
    let candidateColumn = Gate.candidate.firstColumn(units: units)
    // The gradient that reaches h₋₁ through z h₋₁, past the kernels, is added to what is there.
    if !gradients.adds { step.kernels.clear(count: rows * units, gradients.dPreviousH) }
    step.kernels.gruResetBeforeBackward(
      rows: rows, units: units, gates: step.gates, previousH: step.previousH, dh: gradients.dh, da: gradients.da,
      dPreviousH: gradients.dPreviousH, hard: hardSigmoid)
    let dResetState = step.caches[Cache.dResetState]
    step.kernels.matrixProduct(
      rows: rows, columns: units, inner: units,
      a: gradients.da + candidateColumn, aRowStride: width, b: step.recurrentTransposed, firstRow: candidateColumn,
      c: dResetState, cRowStride: units, accumulating: false)
    step.kernels.gruResetBeforeReset(
      rows: rows, units: units, gates: step.gates, previousH: step.previousH, dReset: dResetState, da: gradients.da,
      dPreviousH: gradients.dPreviousH, hard: hardSigmoid)
    guard gradients.propagates else { return }
    step.kernels.matrixProduct(
      rows: rows, columns: units, inner: candidateColumn,
      a: gradients.da, aRowStride: width, b: step.recurrentTransposed,
      c: gradients.dPreviousH, cRowStride: units, accumulating: true)
  }

  /// Sets columns of the recurrent kernel's gradient. Without `resetAfter` the candidate's columns have read r h₋₁, the
  /// others h₋₁.
  package func setRecurrentKernelGradient(_ work: RecurrentGradientWork) {
    let split = resetAfter ? work.width : Gate.candidate.firstColumn(units: work.units)
    work.setGradient(columns: work.columns.clamped(to: 0..<split), from: work.previousH)
    work.setGradient(columns: work.columns.clamped(to: split..<work.width), from: work.caches[Cache.resetState])
  }
}
