// A sample of one time step through each cell and a linear output, and back, for networks in lanes (`SeedLanes.swift`):
// what `simpleRNNSample`, `lstmSample` and `gruSample` compute for one network.

/// From pre-activations to the loss, and back to their gradients.
///
/// - Parameters:
///   - a: pre-activations, [units, lanes].
///   - h: out: the hidden state, [units, lanes].
///   - dense: the output's kernel and bias, [units + 1, lanes].
///   - output: out: the gradient of the output, and the loss, [2, lanes].
///   - da: out: the gradient of the pre-activations, [units, lanes].
@inline(never)
package func simpleRNNInLanes(
  units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
  output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>
) {
  tanhLanes(units, a, into: h)
  gradeInLanes(units, h, dense, target, output)
  for unit in 0..<units {
    let place = unit * laneCount
    store(hiddenGradientInLanes(unit, dense, output) * tanhSlope(load(h + place)), da + place)
  }
}

/// From pre-activations to the loss, and back to their gradients.
///
/// - Parameters:
///   - a: pre-activations, [4 × units, lanes]; out: i, f, g, o.
///   - previousC: the memory cell before, [units, lanes]; `c` out: after.
///   - h: out: the hidden state, [units, lanes].
///   - dense: the output's kernel and bias, [units + 1, lanes].
///   - output: out: the gradient of the output, and the loss, [2, lanes].
///   - da: out: the gradient of the pre-activations, [4 × units, lanes].
///   - scratch: [units, lanes].
@inline(never)
package func lstmInLanes(
  units: Int, a: UnsafeMutablePointer<Float>, previousC: UnsafePointer<Float>, c: UnsafeMutablePointer<Float>,
  h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
  da: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
) {
  let gate = units * laneCount
  squashLanes(2 * units, a, into: a)
  tanhLanes(units, a + 2 * gate, into: a + 2 * gate)
  squashLanes(units, a + 3 * gate, into: a + 3 * gate)
  for place in stride(from: 0, to: gate, by: laneCount) {
    let new = load(a + place) * load(a + 2 * gate + place)
    store(multiplyAdd(load(a + gate + place), load(previousC + place), new), c + place)
  }
  tanhLanes(units, c, into: scratch)
  for place in stride(from: 0, to: gate, by: laneCount) {
    store(load(a + 3 * gate + place) * load(scratch + place), h + place)
  }
  gradeInLanes(units, h, dense, target, output)
  for unit in 0..<units {
    let place = unit * laneCount
    let (input, forget) = (load(a + place), load(a + gate + place))
    let (candidate, outputGate) = (load(a + 2 * gate + place), load(a + 3 * gate + place))
    let gradients = lstmGradients(
      input: input, forget: forget, candidate: candidate, output: outputGate, tanhCell: load(scratch + place),
      previousCell: load(previousC + place), dHidden: hiddenGradientInLanes(unit, dense, output),
      dNextCell: Lanes(repeating: 0), hard: false)
    store(gradients.input, da + place)
    store(gradients.forget, da + gate + place)
    store(gradients.candidate, da + 2 * gate + place)
    store(gradients.output, da + 3 * gate + place)
  }
}

/// From pre-activations to the loss, and back to their gradients.
///
/// - Parameters:
///   - a: the input's pre-activations, [3 × units, lanes]; out: update and reset gate, and the candidate.
///   - recurrent: the recurrent pre-activations, [3 × units, lanes].
///   - previousH: the hidden state before, [units, lanes]; `h` out: after.
///   - dense: the output's kernel and bias, [units + 1, lanes].
///   - output: out: the gradient of the output, and the loss, [2, lanes].
///   - da: out: the gradient of the input's pre-activations, [3 × units, lanes]; `dRecurrent` that of the recurrent ones.
@inline(never)
package func gruInLanes(
  units: Int, a: UnsafeMutablePointer<Float>, recurrent: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
  h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
  da: UnsafeMutablePointer<Float>, dRecurrent: UnsafeMutablePointer<Float>
) {
  let gate = units * laneCount
  for place in stride(from: 0, to: 2 * gate, by: laneCount) {
    store(load(a + place) + load(recurrent + place), a + place)
  }
  squashLanes(2 * units, a, into: a)
  for place in stride(from: 2 * gate, to: 3 * gate, by: laneCount) {
    store(multiplyAdd(load(a + place - gate), load(recurrent + place), load(a + place)), a + place)
  }
  tanhLanes(units, a + 2 * gate, into: a + 2 * gate)
  for place in stride(from: 0, to: gate, by: laneCount) {
    store(blended(update: load(a + place), load(previousH + place), load(a + 2 * gate + place)), h + place)
  }
  gradeInLanes(units, h, dense, target, output)
  for unit in 0..<units {
    let place = unit * laneCount
    let (update, reset, candidate) = (load(a + place), load(a + gate + place), load(a + 2 * gate + place))
    let gradients = gruGradients(
      update: update, reset: reset, candidate: candidate, previousH: load(previousH + place),
      recurrentCandidate: load(recurrent + 2 * gate + place), dHidden: hiddenGradientInLanes(unit, dense, output),
      hard: false)
    store(gradients.update, da + place)
    store(gradients.reset, da + gate + place)
    store(gradients.candidate, da + 2 * gate + place)
    store(gradients.update, dRecurrent + place)
    store(gradients.reset, dRecurrent + gate + place)
    store(gradients.recurrentCandidate, dRecurrent + 2 * gate + place)
  }
}
