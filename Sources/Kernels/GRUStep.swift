// One step of the gated recurrent unit, Cho et al. (2014), gates in Keras' order z (update), r (reset),
// g (the candidate). With `reset_after`, Keras' default:
//   z = σ(aᵢz + aᵣz)  r = σ(aᵢr + aᵣr)  g = tanh(aᵢg + r aᵣg)
// where aᵢ = x W + b₁ and aᵣ = h₋₁ U + b₂. Without it the reset gate works on the hidden state itself:
//   g = tanh(aᵢg + (r h₋₁) U_g)
// and in both   h = z h₋₁ + (1 − z) g

/// Which block of `units` columns each of the GRU's gates is.
enum GRUGate {
  @inline(__always) static var update: Int { 0 }
  @inline(__always) static var reset: Int { 1 }
  @inline(__always) static var candidate: Int { 2 }
  @inline(__always) static var count: Int { 3 }
}

/// The update and reset gates from the sum of both pre-activations.
///
/// - Parameters:
///   - x: input pre-activations, [rows, 3 × units], its rows as `startOfRow` finds them; it may be `a` itself.
///   - recurrent: recurrent pre-activations, [rows, 3 × units].
///   - a: out: z and r in the first two thirds, [rows, 3 × units].
@inline(never)
package func gruGates(
  rows: Int, units: Int, x: UnsafePointer<Float>, xRowStride: Int, xSymbols: UnsafePointer<UInt8>?,
  recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>, hard: Bool
) {
  if units % laneCount == 0 && !hard {
    gatesInVectors(rows, units, x, xRowStride, xSymbols, recurrent, a)
  } else {
    gates(rows, units, x, xRowStride, xSymbols, recurrent, a, hard: hard, isWhole: false)
  }
}

@inline(never)
private func gatesInVectors(
  _ rows: Int, _ units: Int, _ x: UnsafePointer<Float>, _ xRowStride: Int, _ xSymbols: UnsafePointer<UInt8>?,
  _ recurrent: UnsafePointer<Float>, _ a: UnsafeMutablePointer<Float>
) {
  gates(rows, units, x, xRowStride, xSymbols, recurrent, a, hard: false, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call, and if it is true, so is `hard`.
@inline(__always)
private func gates(
  _ rows: Int, _ units: Int, _ x: UnsafePointer<Float>, _ xRowStride: Int, _ xSymbols: UnsafePointer<UInt8>?,
  _ recurrent: UnsafePointer<Float>, _ a: UnsafeMutablePointer<Float>, hard: Bool, isWhole: Bool
) {
  for row in 0..<rows {
    let start = row * GRUGate.count * units
    let input = startOfRow(row, x, xRowStride, xSymbols)
    // Update and reset gate are next to each other.
    let columns = GRUGate.candidate * units
    var column = 0
    while column < columns {
      let sum = load(input + column) + load(recurrent + start + column)
      store(gateActivation(sum, hard: hard), a + start + column, count: columns - column, isWhole: isWhole)
      column += laneCount
    }
  }
}

/// Candidate and hidden state with `reset_after`.
///
/// - Parameters:
///   - x: input pre-activations, of which the last third is read, [rows, 3 × units], its rows as `startOfRow` finds them;
///     it may be `a` itself.
///   - recurrent: its last third is h₋₁ U_g + b₂g.
///   - a: z and r; out: the candidate in the last third.
///   - previousH: h₋₁, [rows, units].
@inline(never)
package func gruResetAfterForward(
  rows: Int, units: Int, x: UnsafePointer<Float>, xRowStride: Int, xSymbols: UnsafePointer<UInt8>?,
  recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>, previousH: UnsafePointer<Float>,
  h: UnsafeMutablePointer<Float>
) {
  if units % laneCount == 0 {
    forwardInVectors(rows, units, x, xRowStride, xSymbols, recurrent, a, previousH, h)
  } else {
    forward(rows, units, x, xRowStride, xSymbols, recurrent, a, previousH, h, isWhole: false)
  }
}

@inline(never)
private func forwardInVectors(
  _ rows: Int, _ units: Int, _ x: UnsafePointer<Float>, _ xRowStride: Int, _ xSymbols: UnsafePointer<UInt8>?,
  _ recurrent: UnsafePointer<Float>, _ a: UnsafeMutablePointer<Float>, _ previousH: UnsafePointer<Float>,
  _ h: UnsafeMutablePointer<Float>
) {
  forward(rows, units, x, xRowStride, xSymbols, recurrent, a, previousH, h, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call.
@inline(__always)
private func forward(
  _ rows: Int, _ units: Int, _ x: UnsafePointer<Float>, _ xRowStride: Int, _ xSymbols: UnsafePointer<UInt8>?,
  _ recurrent: UnsafePointer<Float>, _ a: UnsafeMutablePointer<Float>, _ previousH: UnsafePointer<Float>,
  _ h: UnsafeMutablePointer<Float>, isWhole: Bool
) {
  for row in 0..<rows {
    let gate = a + row * GRUGate.count * units
    let fromState = recurrent + (row * GRUGate.count + GRUGate.candidate) * units
    let fromInput = startOfRow(row, x, xRowStride, xSymbols) + GRUGate.candidate * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let index = row * units + unit
      let candidate = gruCandidate(
        reset: load(gate + GRUGate.reset * units + unit), input: load(fromInput + unit),
        recurrent: load(fromState + unit))
      store(candidate, gate + GRUGate.candidate * units + unit, count: left, isWhole: isWhole)
      let update = load(gate + GRUGate.update * units + unit)
      store(
        blended(update: update, load(previousH + index), candidate), h + index, count: left, isWhole: isWhole)
      unit += laneCount
    }
  }
}

/// The candidate with `reset_after`, from its two pre-activations: tanh(input + r recurrent).
@inline(__always)
func gruCandidate(reset: Lanes, input: Lanes, recurrent: Lanes) -> Lanes {
  hyperbolicTangent(multiplyAdd(reset, recurrent, input))
}

/// z h₋₁ + (1 − z) g
@inline(__always)
func blended(update: Lanes, _ previous: Lanes, _ candidate: Lanes) -> Lanes {
  multiplyAdd(update, previous, (1 - update) * candidate)
}

/// The gradients of the pre-activations of one vector of units, with `reset_after`. Those of update and reset gate are
/// the same for the input's and the recurrent pre-activations. A tuple for the reason given at `lstmGradients`.
///
/// - Parameters:
///   - update: the value of the update gate, as `reset` and `candidate` are of theirs.
///   - recurrentCandidate: the candidate's recurrent pre-activation.
@inline(__always)
func gruGradients(
  update: Lanes, reset: Lanes, candidate: Lanes, previousH: Lanes, recurrentCandidate: Lanes, dHidden: Lanes,
  hard: Bool
) -> (update: Lanes, reset: Lanes, candidate: Lanes, recurrentCandidate: Lanes) {
  let dCandidate = gruCandidateGradient(update: update, candidate: candidate, dHidden: dHidden)
  return (
    update: gruUpdateGradient(
      update: update, candidate: candidate, previousH: previousH, dHidden: dHidden, hard: hard),
    reset: dCandidate * recurrentCandidate * gateSlope(reset, hard: hard),
    candidate: dCandidate,
    recurrentCandidate: dCandidate * reset
  )
}

/// The gradient of the update gate's pre-activation.
@inline(__always)
func gruUpdateGradient(
  update: Lanes, candidate: Lanes, previousH: Lanes, dHidden: Lanes, hard: Bool
) -> Lanes {
  dHidden * (previousH - candidate) * gateSlope(update, hard: hard)
}

/// The gradient of the candidate's pre-activation.
@inline(__always)
func gruCandidateGradient(update: Lanes, candidate: Lanes, dHidden: Lanes) -> Lanes {
  dHidden * (1 - update) * tanhSlope(candidate)
}

/// The gradients of one step with `reset_after`.
///
/// - Parameters:
///   - gates: z, r, g of the step, [rows, 3 × units].
///   - recurrent: recurrent pre-activations of the step, [rows, 3 × units].
///   - da: out: the gradient of the input's pre-activations, [rows, 3 × units].
///   - dRecurrent: out: the gradient of the recurrent pre-activations, [rows, 3 × units]; it may be `recurrent` itself.
///   - dPreviousH: the part of h₋₁'s gradient that goes past the recurrent kernel, dh z, which is added to what is there if
///     `adds`.
@inline(never)
package func gruResetAfterBackward(
  rows: Int, units: Int, gates: UnsafePointer<Float>, recurrent: UnsafePointer<Float>,
  previousH: UnsafePointer<Float>, dh: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>,
  dRecurrent: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>, adds: Bool, hard: Bool
) {
  if units % laneCount == 0 && !hard {
    backwardInVectors(rows, units, gates, recurrent, previousH, dh, da, dRecurrent, dPreviousH, adds)
  } else {
    backward(
      rows, units, gates, recurrent, previousH, dh, da, dRecurrent, dPreviousH, adds, hard: hard, isWhole: false)
  }
}

@inline(never)
private func backwardInVectors(
  _ rows: Int, _ units: Int, _ gates: UnsafePointer<Float>, _ recurrent: UnsafePointer<Float>,
  _ previousH: UnsafePointer<Float>, _ dh: UnsafePointer<Float>, _ da: UnsafeMutablePointer<Float>,
  _ dRecurrent: UnsafeMutablePointer<Float>, _ dPreviousH: UnsafeMutablePointer<Float>, _ adds: Bool
) {
  backward(rows, units, gates, recurrent, previousH, dh, da, dRecurrent, dPreviousH, adds, hard: false, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call, and if it is true, so is `hard`.
@inline(__always)
private func backward(
  _ rows: Int, _ units: Int, _ gates: UnsafePointer<Float>, _ recurrent: UnsafePointer<Float>,
  _ previousH: UnsafePointer<Float>, _ dh: UnsafePointer<Float>, _ da: UnsafeMutablePointer<Float>,
  _ dRecurrent: UnsafeMutablePointer<Float>, _ dPreviousH: UnsafeMutablePointer<Float>, _ adds: Bool, hard: Bool,
  isWhole: Bool
) {
  for row in 0..<rows {
    let start = row * GRUGate.count * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let index = row * units + unit
      let update = load(gates + start + GRUGate.update * units + unit)
      let reset = load(gates + start + GRUGate.reset * units + unit)
      let candidate = load(gates + start + GRUGate.candidate * units + unit)
      let dHidden = load(dh + index)
      let gradients = gruGradients(
        update: update, reset: reset, candidate: candidate, previousH: load(previousH + index),
        recurrentCandidate: load(recurrent + start + GRUGate.candidate * units + unit), dHidden: dHidden, hard: hard)
      let (updatePlace, resetPlace) = (start + GRUGate.update * units + unit, start + GRUGate.reset * units + unit)
      let candidatePlace = start + GRUGate.candidate * units + unit
      store(gradients.update, da + updatePlace, count: left, isWhole: isWhole)
      store(gradients.reset, da + resetPlace, count: left, isWhole: isWhole)
      store(gradients.candidate, da + candidatePlace, count: left, isWhole: isWhole)
      store(gradients.update, dRecurrent + updatePlace, count: left, isWhole: isWhole)
      store(gradients.reset, dRecurrent + resetPlace, count: left, isWhole: isWhole)
      store(gradients.recurrentCandidate, dRecurrent + candidatePlace, count: left, isWhole: isWhole)
      let there = adds ? load(dPreviousH + index) : Lanes(repeating: 0)
      store(multiplyAdd(dHidden, update, there), dPreviousH + index, count: left, isWhole: isWhole)
      unit += laneCount
    }
  }
}
