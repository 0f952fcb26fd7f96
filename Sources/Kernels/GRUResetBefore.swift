// What a step of the gated recurrent unit does in another way without `reset_after`: the reset gate works on the hidden state
// (see `GRUStep.swift`).

/// r h₋₁, what the candidate's recurrent kernel sees without `reset_after`.
@inline(never)
package func gruResetState(
  rows: Int, units: Int, a: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
  into reset: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows {
    var unit = 0
    while unit < units {
      let index = row * units + unit
      let gate = load(a + (row * GRUGate.count + GRUGate.reset) * units + unit)
      store(gate * load(previousH + index), reset + index, count: units - unit)
      unit += laneCount
    }
  }
}

/// Candidate and hidden state without `reset_after`; the last third of `a` already holds the candidate's
/// whole pre-activation.
@inline(never)
package func gruResetBeforeForward(
  rows: Int, units: Int, a: UnsafeMutablePointer<Float>, previousH: UnsafePointer<Float>,
  h: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows {
    let gate = a + row * GRUGate.count * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let index = row * units + unit
      let candidate = hyperbolicTangent(load(gate + GRUGate.candidate * units + unit))
      store(candidate, gate + GRUGate.candidate * units + unit, count: left)
      let update = load(gate + GRUGate.update * units + unit)
      store(blended(update: update, load(previousH + index), candidate), h + index, count: left)
      unit += laneCount
    }
  }
}

/// The first gradients of one step without `reset_after`: update gate and candidate. The candidate's third
/// then goes back through its recurrent kernel, after which `gruResetBeforeReset` finishes.
@inline(never)
package func gruResetBeforeBackward(
  rows: Int, units: Int, gates: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
  dh: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>, hard: Bool
) {
  for row in 0..<rows {
    let start = row * GRUGate.count * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let index = row * units + unit
      let update = load(gates + start + GRUGate.update * units + unit)
      let candidate = load(gates + start + GRUGate.candidate * units + unit)
      let dHidden = load(dh + index)
      let dUpdate = gruUpdateGradient(
        update: update, candidate: candidate, previousH: load(previousH + index), dHidden: dHidden, hard: hard)
      let dCandidate = gruCandidateGradient(update: update, candidate: candidate, dHidden: dHidden)
      store(dUpdate, da + start + GRUGate.update * units + unit, count: left)
      store(dCandidate, da + start + GRUGate.candidate * units + unit, count: left)
      store(multiplyAdd(dHidden, update, load(dPreviousH + index)), dPreviousH + index, count: left)
      unit += laneCount
    }
  }
}

/// The reset gate's gradient without `reset_after`, from that of r h₋₁.
///
/// - Parameters:
///   - dReset: the gradient of r h₋₁, [rows, units].
///   - dPreviousH: in and out: gains dReset r.
@inline(never)
package func gruResetBeforeReset(
  rows: Int, units: Int, gates: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
  dReset: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>, hard: Bool
) {
  for row in 0..<rows {
    let start = row * GRUGate.count * units
    var unit = 0
    while unit < units {
      let left = units - unit
      let index = row * units + unit
      let resetPlace = start + GRUGate.reset * units + unit
      let reset = load(gates + resetPlace)
      let gradient = load(dReset + index)
      store(gradient * load(previousH + index) * gateSlope(reset, hard: hard), da + resetPlace, count: left)
      store(multiplyAdd(gradient, reset, load(dPreviousH + index)), dPreviousH + index, count: left)
      unit += laneCount
    }
  }
}
