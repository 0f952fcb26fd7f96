// A sample of one time step through long short-term memory and a linear output, and back: what `lstmForward` and
// `lstmBackward` compute, for one row whose buffers have padding, so that everything goes by whole vectors.

/// From pre-activations to the loss, and back to their gradients.
///
/// - Parameters:
///   - a: pre-activations, [4 × units].
///   - previousC: the memory cell before, [units]; `c` out: after, up to a whole vector.
///   - h: out: the hidden state, [units], then 1 and zeros, 16 floats.
///   - dense: the output's kernel and bias in panels (`SamplePanels.swift`).
///   - output: out: the gradient of the output, and the loss.
///   - da: out: the gradient of the pre-activations, [4 × units] and zeros up to a whole vector.
///   - scratch: `sampleScratch` floats.
@inline(never)
package func lstmSample(
  units: Int, a: UnsafePointer<Float>, previousC: UnsafePointer<Float>, c: UnsafeMutablePointer<Float>,
  h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
  da: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
) {
  if units == 4 { return fourUnits(a, previousC, c, h, dense, target, output, da) }
  // In a browser, whose registers hold four lanes, it gains nothing, and two of these make the engine 5 kB larger.
  #if !arch(wasm32)
    if units == 8 { return eightUnits(a, previousC, c, h, dense, target, output, da) }
  #endif
  let stride = wholeVectors(units)
  let squashed = scratch
  let candidates = scratch + LSTMGate.count * units + 2 * laneCount
  let tanhC = candidates + stride
  let apart = tanhC + stride
  // Input and forget gate are next to each other.
  squashColumns(LSTMGate.candidate * units, a, into: squashed)
  squashColumns(units, a + LSTMGate.output * units, into: squashed + LSTMGate.output * units)
  states(units, a, squashed, previousC, c, h, candidates, tanhC)
  gradeSample(units, h, dense, target, output)
  gradients(units, stride, squashed, candidates, tanhC, previousC, dense, output, apart)
  joinGates(LSTMGate.count, units, apart, stride, into: da)
}

@inline(never)
private func states(
  _ units: Int, _ a: UnsafePointer<Float>, _ squashed: UnsafePointer<Float>, _ previousC: UnsafePointer<Float>,
  _ c: UnsafeMutablePointer<Float>, _ h: UnsafeMutablePointer<Float>, _ candidates: UnsafeMutablePointer<Float>,
  _ tanhC: UnsafeMutablePointer<Float>
) {
  var unit = 0
  while unit < units {
    let candidate = hyperbolicTangent(load(a + LSTMGate.candidate * units + unit))
    let cell = memoryCell(
      input: load(squashed + LSTMGate.input * units + unit), forget: load(squashed + LSTMGate.forget * units + unit),
      candidate: candidate, previous: load(previousC + unit))
    let tanhCell = hyperbolicTangent(cell)
    store(candidate, candidates + unit)
    store(cell, c + unit)
    store(tanhCell, tanhC + unit)
    store(load(squashed + LSTMGate.output * units + unit) * tanhCell, h + unit)
    unit += laneCount
  }
}

@inline(never)
private func gradients(
  _ units: Int, _ stride: Int, _ squashed: UnsafePointer<Float>, _ candidates: UnsafePointer<Float>,
  _ tanhC: UnsafePointer<Float>, _ previousC: UnsafePointer<Float>, _ dense: UnsafePointer<Float>,
  _ output: UnsafePointer<Float>, _ da: UnsafeMutablePointer<Float>
) {
  var unit = 0
  while unit < units {
    let gradients = lstmGradients(
      input: load(squashed + LSTMGate.input * units + unit), forget: load(squashed + LSTMGate.forget * units + unit),
      candidate: load(candidates + unit), output: load(squashed + LSTMGate.output * units + unit),
      tanhCell: load(tanhC + unit), previousCell: load(previousC + unit),
      dHidden: hiddenGradient(unit, dense, output), dNextCell: Lanes(repeating: 0), hard: false)
    store(gradients.input, da + LSTMGate.input * stride + unit)
    store(gradients.forget, da + LSTMGate.forget * stride + unit)
    store(gradients.candidate, da + LSTMGate.candidate * stride + unit)
    store(gradients.output, da + LSTMGate.output * stride + unit)
    unit += laneCount
  }
}

// MARK: four and eight units

/// The same for four units, all of whose gates share a vector. Where a gate's lanes end in memory the next one's begin,
/// and what was stored in one grouping is not ready for long to be loaded in another; so registers take them apart.
@inline(never)
private func fourUnits(
  _ a: UnsafePointer<Float>, _ previousC: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
  _ h: UnsafeMutablePointer<Float>, _ dense: UnsafePointer<Float>, _ target: Float,
  _ output: UnsafeMutablePointer<Float>, _ da: UnsafeMutablePointer<Float>
) {
  let all = load(a)
  let (squashed, candidates) = (sigmoid(all), hyperbolicTangent(all))
  let gradients = sampleGradients(
    4, input: quarter(squashed.lowHalf.lowHalf), forget: quarter(squashed.lowHalf.highHalf),
    candidate: quarter(candidates.highHalf.lowHalf), output: quarter(squashed.highHalf.highHalf), previousC, c, h,
    dense, target, output)
  let first = SIMD8(lowHalf: gradients.input.lowHalf.lowHalf, highHalf: gradients.forget.lowHalf.lowHalf)
  let last = SIMD8(lowHalf: gradients.candidate.lowHalf.lowHalf, highHalf: gradients.output.lowHalf.lowHalf)
  store(Lanes(lowHalf: first, highHalf: last), da)
  store(Lanes(repeating: 0), da + laneCount)
}

/// The same for eight units, two gates a vector.
@inline(never)
private func eightUnits(
  _ a: UnsafePointer<Float>, _ previousC: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
  _ h: UnsafeMutablePointer<Float>, _ dense: UnsafePointer<Float>, _ target: Float,
  _ output: UnsafeMutablePointer<Float>, _ da: UnsafeMutablePointer<Float>
) {
  let last = load(a + laneCount)
  let (squashed, outputGates, candidates) = (sigmoid(load(a)), sigmoid(last), hyperbolicTangent(last))
  let gradients = sampleGradients(
    8, input: half(squashed.lowHalf), forget: half(squashed.highHalf), candidate: half(candidates.lowHalf),
    output: half(outputGates.highHalf), previousC, c, h, dense, target, output)
  store(Lanes(lowHalf: gradients.input.lowHalf, highHalf: gradients.forget.lowHalf), da)
  store(Lanes(lowHalf: gradients.candidate.lowHalf, highHalf: gradients.output.lowHalf), da + laneCount)
  store(Lanes(repeating: 0), da + 2 * laneCount)
}

/// From the gates of one vector of units to the gradients of their pre-activations. A function of its own, for the compiler
/// takes `lstmGradients` in only where it is called in this way; otherwise its vectors go through memory, which made a step
/// a sixth slower.
@inline(__always)
private func sampleGradients(
  _ units: Int, input: Lanes, forget: Lanes, candidate: Lanes, output gate: Lanes, _ previousC: UnsafePointer<Float>,
  _ c: UnsafeMutablePointer<Float>, _ h: UnsafeMutablePointer<Float>, _ dense: UnsafePointer<Float>, _ target: Float,
  _ output: UnsafeMutablePointer<Float>
) -> (cell: Lanes, input: Lanes, forget: Lanes, candidate: Lanes, output: Lanes) {
  let previous = load(previousC)
  let cell = memoryCell(input: input, forget: forget, candidate: candidate, previous: previous)
  let tanhCell = hyperbolicTangent(cell)
  store(cell, c)
  store(gate * tanhCell, h)
  gradeSample(units, h, dense, target, output)
  return lstmGradients(
    input: input, forget: forget, candidate: candidate, output: gate, tanhCell: tanhCell, previousCell: previous,
    dHidden: hiddenGradient(0, dense, output), dNextCell: Lanes(repeating: 0), hard: false)
}

/// Four lanes, and zeros.
@inline(__always)
private func quarter(_ lanes: SIMD4<Float>) -> Lanes {
  half(SIMD8(lowHalf: lanes, highHalf: SIMD4(repeating: 0)))
}
