// One step of long short-term memory, Hochreiter and Schmidhuber (1997) with the forget gate of Gers,
// Schmidhuber and Cummins (2000); gates in Keras' order i, f, g (the candidate), o:
//   i = σ(aᵢ)  f = σ(a_f)  g = tanh(a_g)  o = σ(aₒ)
//   c = f c₋₁ + i g,  h = o tanh(c)

/// Which block of `units` columns each of the LSTM's gates is.
enum LSTMGate {
  @inline(__always) static var input: Int { 0 }
  @inline(__always) static var forget: Int { 1 }
  @inline(__always) static var candidate: Int { 2 }
  @inline(__always) static var output: Int { 3 }
  @inline(__always) static var count: Int { 4 }
}

/// From pre-activations to gates, memory cell and hidden state.
///
/// - Parameters:
///   - gates: [rows, 4 × units]; in: pre-activations, out: i, f, g, o.
///   - previousC: the memory cell of the step before, [rows, units].
///   - c: the memory cell, [rows, units].
///   - tanhC: tanh(c), kept for the way back, [rows, units].
///   - h: the hidden state, [rows, units].
///   - hard: whether the gates are Keras 2's hard sigmoid.
@inline(never)
package func lstmForward(
  rows: Int, units: Int, gates: UnsafeMutablePointer<Float>, previousC: UnsafePointer<Float>,
  c: UnsafeMutablePointer<Float>, tanhC: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>, hard: Bool
) {
  if units % laneCount == 0 && !hard {
    forwardInVectors(rows, units, gates, previousC, c, tanhC, h)
  } else {
    forward(rows, units, gates, previousC, c, tanhC, h, hard: hard, isWhole: false)
  }
}

@inline(never)
private func forwardInVectors(
  _ rows: Int, _ units: Int, _ gates: UnsafeMutablePointer<Float>, _ previousC: UnsafePointer<Float>,
  _ c: UnsafeMutablePointer<Float>, _ tanhC: UnsafeMutablePointer<Float>, _ h: UnsafeMutablePointer<Float>
) {
  forward(rows, units, gates, previousC, c, tanhC, h, hard: false, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call, and if it is true, so is `hard`.
@inline(__always)
private func forward(
  _ rows: Int, _ units: Int, _ gates: UnsafeMutablePointer<Float>, _ previousC: UnsafePointer<Float>,
  _ c: UnsafeMutablePointer<Float>, _ tanhC: UnsafeMutablePointer<Float>, _ h: UnsafeMutablePointer<Float>, hard: Bool,
  isWhole: Bool
) {
  for row in 0..<rows {
    let gate = gates + row * LSTMGate.count * units
    let start = row * units
    if isWhole {
      squashInVectors(units, gate)
    } else {
      squash(units, gate, hard: hard, isWhole: false)
    }
    var unit = 0
    while unit < units {
      let left = units - unit
      let candidate = hyperbolicTangent(load(gate + LSTMGate.candidate * units + unit))
      let cell = memoryCell(
        input: load(gate + LSTMGate.input * units + unit), forget: load(gate + LSTMGate.forget * units + unit),
        candidate: candidate, previous: load(previousC + start + unit))
      let tanhCell = hyperbolicTangent(cell)
      store(candidate, gate + LSTMGate.candidate * units + unit, count: left, isWhole: isWhole)
      store(cell, c + start + unit, count: left, isWhole: isWhole)
      store(tanhCell, tanhC + start + unit, count: left, isWhole: isWhole)
      let hidden = load(gate + LSTMGate.output * units + unit) * tanhCell
      store(hidden, h + start + unit, count: left, isWhole: isWhole)
      unit += laneCount
    }
  }
}

/// The activations of input, forget and output gate of a row. Functions of their own: the compiler puts only so much in
/// line.
@inline(never)
private func squashInVectors(_ units: Int, _ gate: UnsafeMutablePointer<Float>) {
  squash(units, gate, hard: false, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call, and if it is true, so is `hard`.
@inline(__always)
private func squash(_ units: Int, _ gate: UnsafeMutablePointer<Float>, hard: Bool, isWhole: Bool) {
  var block = 0
  while block < LSTMGate.count {
    var unit = 0
    while unit < units {
      let place = gate + block * units + unit
      store(gateActivation(load(place), hard: hard), place, count: units - unit, isWhole: isWhole)
      unit += laneCount
    }
    block += block + 1 == LSTMGate.candidate ? 2 : 1
  }
}

/// The gradients of one step.
///
/// - Parameters:
///   - gates: i, f, g, o of the step, [rows, 4 × units].
///   - dh: the gradient of the hidden state, [rows, units].
///   - dc: in: the gradient of the memory cell from later steps; out: that of `previousC`.
///   - da: out: the gradient of the pre-activations, [rows, 4 × units].
@inline(never)
package func lstmBackward(
  rows: Int, units: Int, gates: UnsafePointer<Float>, previousC: UnsafePointer<Float>,
  tanhC: UnsafePointer<Float>, dh: UnsafePointer<Float>, dc: UnsafeMutablePointer<Float>,
  da: UnsafeMutablePointer<Float>, hard: Bool
) {
  if units % laneCount == 0 && !hard {
    backwardInVectors(rows, units, gates, previousC, tanhC, dh, dc, da)
  } else {
    backward(rows, units, gates, previousC, tanhC, dh, dc, da, hard: hard, isWhole: false)
  }
}

@inline(never)
private func backwardInVectors(
  _ rows: Int, _ units: Int, _ gates: UnsafePointer<Float>, _ previousC: UnsafePointer<Float>,
  _ tanhC: UnsafePointer<Float>, _ dh: UnsafePointer<Float>, _ dc: UnsafeMutablePointer<Float>,
  _ da: UnsafeMutablePointer<Float>
) {
  backward(rows, units, gates, previousC, tanhC, dh, dc, da, hard: false, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call, and if it is true, so is `hard`.
@inline(__always)
private func backward(
  _ rows: Int, _ units: Int, _ gates: UnsafePointer<Float>, _ previousC: UnsafePointer<Float>,
  _ tanhC: UnsafePointer<Float>, _ dh: UnsafePointer<Float>, _ dc: UnsafeMutablePointer<Float>,
  _ da: UnsafeMutablePointer<Float>, hard: Bool, isWhole: Bool
) {
  for row in 0..<rows {
    let gate = gates + row * LSTMGate.count * units
    let gradient = da + row * LSTMGate.count * units
    let start = row * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let input = load(gate + LSTMGate.input * units + unit)
      let forget = load(gate + LSTMGate.forget * units + unit)
      let candidate = load(gate + LSTMGate.candidate * units + unit)
      let output = load(gate + LSTMGate.output * units + unit)
      let gradients = lstmGradients(
        input: input, forget: forget, candidate: candidate, output: output, tanhCell: load(tanhC + start + unit),
        previousCell: load(previousC + start + unit), dHidden: load(dh + start + unit),
        dNextCell: load(dc + start + unit), hard: hard)
      store(gradients.input, gradient + LSTMGate.input * units + unit, count: left, isWhole: isWhole)
      store(gradients.forget, gradient + LSTMGate.forget * units + unit, count: left, isWhole: isWhole)
      store(gradients.candidate, gradient + LSTMGate.candidate * units + unit, count: left, isWhole: isWhole)
      store(gradients.output, gradient + LSTMGate.output * units + unit, count: left, isWhole: isWhole)
      store(gradients.cell * forget, dc + start + unit, count: left, isWhole: isWhole)
      unit += laneCount
    }
  }
}

/// c = f c₋₁ + i g
@inline(__always)
func memoryCell(input: Lanes, forget: Lanes, candidate: Lanes, previous: Lanes) -> Lanes {
  multiplyAdd(forget, previous, input * candidate)
}

/// The gradients of the pre-activations of one vector of units, and of its memory cell. A tuple: the witnesses of a
/// structure that size are functions that other modules could be linked to.
///
/// - Parameters:
///   - input: the value of the input gate, as `forget`, `candidate` and `output` are of theirs.
///   - tanhCell: tanh of the memory cell after the step; `previousCell` the cell before.
///   - dNextCell: what the step after asks of the cell.
@inline(__always)
func lstmGradients(
  input: Lanes, forget: Lanes, candidate: Lanes, output: Lanes, tanhCell: Lanes, previousCell: Lanes,
  dHidden: Lanes, dNextCell: Lanes, hard: Bool
) -> (cell: Lanes, input: Lanes, forget: Lanes, candidate: Lanes, output: Lanes) {
  let dCell = multiplyAdd(dHidden * output, tanhSlope(tanhCell), dNextCell)
  return (
    cell: dCell,
    input: dCell * candidate * gateSlope(input, hard: hard),
    forget: dCell * previousCell * gateSlope(forget, hard: hard),
    candidate: dCell * input * tanhSlope(candidate),
    output: dHidden * tanhCell * gateSlope(output, hard: hard)
  )
}
