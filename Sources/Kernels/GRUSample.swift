// A sample of one time step through the gated recurrent unit with `reset_after` and a linear output, and back: what
// `gruGates`, `gruResetAfterForward` and `gruResetAfterBackward` compute, for one row whose buffers have padding, so
// that everything goes by whole vectors.

/// From pre-activations to the loss, and back to their gradients.
///
/// - Parameters:
///   - a: the input's pre-activations, [3 × units]; `recurrent` the recurrent ones.
///   - previousH: the hidden state before, [units]; `h` out: after, then 1 and zeros, 16 floats.
///   - dense: the output's kernel and bias in panels (`SamplePanels.swift`).
///   - output: out: the gradient of the output, and the loss.
///   - da: out: the gradient of the input's pre-activations, [3 × units] and zeros up to a whole vector;
///     `dRecurrent` that of the recurrent ones.
///   - scratch: `sampleScratch` floats.
@inline(never)
package func gruSample(
  units: Int, a: UnsafePointer<Float>, recurrent: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
  h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
  da: UnsafeMutablePointer<Float>, dRecurrent: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
) {
  // In a browser, whose registers hold four lanes, it gains nothing, and two of these make the engine 5 kB larger.
  #if !arch(wasm32)
    if units == 8 { return eightUnits(a, recurrent, previousH, h, dense, target, output, da, dRecurrent) }
  #endif
  let stride = wholeVectors(units)
  // Update and reset gate are next to each other.
  let gateColumns = GRUGate.candidate * units
  let gates = scratch
  let candidates = scratch + gateColumns + 2 * laneCount
  let apart = candidates + stride
  squashSums(gateColumns, a, recurrent, into: gates)
  states(units, a, recurrent, gates, previousH, h, candidates)
  gradeSample(units, h, dense, target, output)
  gradients(units, stride, gates, candidates, recurrent, previousH, dense, output, apart)
  joinGates(GRUGate.count, units, apart, stride, into: da)
  // Only the candidate's block differs.
  joinGates(GRUGate.candidate, units, apart, stride, into: dRecurrent)
  joinGates(1, units, apart + recurrentCandidateBlock * stride, stride, into: dRecurrent + gateColumns)
}

/// Where `gradients` puts the gradient of the candidate's recurrent pre-activation: after the gates'.
private var recurrentCandidateBlock: Int {
  @inline(__always) get { GRUGate.count }
}

@inline(never)
private func squashSums(
  _ columns: Int, _ a: UnsafePointer<Float>, _ recurrent: UnsafePointer<Float>, into gates: UnsafeMutablePointer<Float>
) {
  var column = 0
  while column < columns {
    store(sigmoid(load(a + column) + load(recurrent + column)), gates + column)
    column += laneCount
  }
}

@inline(never)
private func states(
  _ units: Int, _ a: UnsafePointer<Float>, _ recurrent: UnsafePointer<Float>, _ gates: UnsafePointer<Float>,
  _ previousH: UnsafePointer<Float>, _ h: UnsafeMutablePointer<Float>, _ candidates: UnsafeMutablePointer<Float>
) {
  var unit = 0
  while unit < units {
    let candidate = gruCandidate(
      reset: load(gates + GRUGate.reset * units + unit), input: load(a + GRUGate.candidate * units + unit),
      recurrent: load(recurrent + GRUGate.candidate * units + unit))
    store(candidate, candidates + unit)
    let update = load(gates + GRUGate.update * units + unit)
    store(blended(update: update, load(previousH + unit), candidate), h + unit)
    unit += laneCount
  }
}

@inline(never)
private func gradients(
  _ units: Int, _ stride: Int, _ gates: UnsafePointer<Float>, _ candidates: UnsafePointer<Float>,
  _ recurrent: UnsafePointer<Float>, _ previousH: UnsafePointer<Float>, _ dense: UnsafePointer<Float>,
  _ output: UnsafePointer<Float>, _ da: UnsafeMutablePointer<Float>
) {
  var unit = 0
  while unit < units {
    let gradients = gruGradients(
      update: load(gates + GRUGate.update * units + unit), reset: load(gates + GRUGate.reset * units + unit),
      candidate: load(candidates + unit), previousH: load(previousH + unit),
      recurrentCandidate: load(recurrent + GRUGate.candidate * units + unit),
      dHidden: hiddenGradient(unit, dense, output), hard: false)
    store(gradients.update, da + GRUGate.update * stride + unit)
    store(gradients.reset, da + GRUGate.reset * stride + unit)
    store(gradients.candidate, da + GRUGate.candidate * stride + unit)
    store(gradients.recurrentCandidate, da + recurrentCandidateBlock * stride + unit)
    unit += laneCount
  }
}

// MARK: eight units

/// The same for eight units, whose update and reset gate fill a vector. As for an LSTM of four units (`LSTMSample.swift`),
/// registers take gates apart and put gradients together.
@inline(never)
private func eightUnits(
  _ a: UnsafePointer<Float>, _ recurrent: UnsafePointer<Float>, _ previousH: UnsafePointer<Float>,
  _ h: UnsafeMutablePointer<Float>, _ dense: UnsafePointer<Float>, _ target: Float,
  _ output: UnsafeMutablePointer<Float>, _ da: UnsafeMutablePointer<Float>, _ dRecurrent: UnsafeMutablePointer<Float>
) {
  let gates = sigmoid(load(a) + load(recurrent))
  let gradients = sampleGradients(
    update: half(gates.lowHalf), reset: half(gates.highHalf), input: load(a + laneCount),
    recurrent: load(recurrent + laneCount), previousH, h, dense, target, output)
  let dGates = Lanes(lowHalf: gradients.update.lowHalf, highHalf: gradients.reset.lowHalf)
  store(dGates, da)
  store(dGates, dRecurrent)
  store(half(gradients.candidate.lowHalf), da + laneCount)
  store(half(gradients.recurrentCandidate.lowHalf), dRecurrent + laneCount)
}

/// From the gates of eight units and the two pre-activations of their candidates to the gradients. A function of its own for
/// the reason given at that of the LSTM.
@inline(__always)
private func sampleGradients(
  update: Lanes, reset: Lanes, input: Lanes, recurrent: Lanes, _ previousH: UnsafePointer<Float>,
  _ h: UnsafeMutablePointer<Float>, _ dense: UnsafePointer<Float>, _ target: Float,
  _ output: UnsafeMutablePointer<Float>
) -> (update: Lanes, reset: Lanes, candidate: Lanes, recurrentCandidate: Lanes) {
  let previous = load(previousH)
  let candidate = gruCandidate(reset: reset, input: input, recurrent: recurrent)
  store(blended(update: update, previous, candidate), h)
  gradeSample(8, h, dense, target, output)
  return gruGradients(
    update: update, reset: reset, candidate: candidate, previousH: previous, recurrentCandidate: recurrent,
    dHidden: hiddenGradient(0, dense, output), hard: false)
}
