// One step of long short-term memory, Hochreiter and Schmidhuber (1997) with the forget gate of Gers,
// Schmidhuber and Cummins (2000); gates in Keras' order i, f, g (the candidate), o:
//   i = σ(aᵢ)  f = σ(a_f)  g = tanh(a_g)  o = σ(aₒ)
//   c = f c₋₁ + i g,  h = o tanh(c)

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
  for row in 0..<rows {
    let gate = gates + row * 4 * units
    let start = row * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let input = gateActivation(load(gate + unit), hard: hard)
      let forget = gateActivation(load(gate + units + unit), hard: hard)
      let candidate = hyperbolicTangent(load(gate + 2 * units + unit))
      let output = gateActivation(load(gate + 3 * units + unit), hard: hard)
      let cell = multiplyAdd(forget, load(previousC + start + unit), input * candidate)
      let squashed = hyperbolicTangent(cell)
      store(input, gate + unit, count: left)
      store(forget, gate + units + unit, count: left)
      store(candidate, gate + 2 * units + unit, count: left)
      store(output, gate + 3 * units + unit, count: left)
      store(cell, c + start + unit, count: left)
      store(squashed, tanhC + start + unit, count: left)
      store(output * squashed, h + start + unit, count: left)
      unit += laneCount
    }
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
  for row in 0..<rows {
    let gate = gates + row * 4 * units
    let gradient = da + row * 4 * units
    let start = row * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let input = load(gate + unit)
      let forget = load(gate + units + unit)
      let candidate = load(gate + 2 * units + unit)
      let output = load(gate + 3 * units + unit)
      let squashed = load(tanhC + start + unit)
      let dHidden = load(dh + start + unit)
      let dCell = multiplyAdd(dHidden * output, tanhSlope(squashed), load(dc + start + unit))
      let previous = load(previousC + start + unit)
      store(dCell * candidate * gateSlope(input, hard: hard), gradient + unit, count: left)
      store(dCell * previous * gateSlope(forget, hard: hard), gradient + units + unit, count: left)
      store(dCell * input * tanhSlope(candidate), gradient + 2 * units + unit, count: left)
      store(dHidden * squashed * gateSlope(output, hard: hard), gradient + 3 * units + unit, count: left)
      store(dCell * forget, dc + start + unit, count: left)
      unit += laneCount
    }
  }
}
