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
  let block = units * laneCount
  let (inputs, forgets) = (a + LSTMGate.input * block, a + LSTMGate.forget * block)
  let (candidates, outputs) = (a + LSTMGate.candidate * block, a + LSTMGate.output * block)
  // Input and forget gate are next to each other.
  squashLanes(LSTMGate.candidate * units, a, into: a)
  tanhLanes(units, candidates, into: candidates)
  squashLanes(units, outputs, into: outputs)
  for place in stride(from: 0, to: block, by: laneCount) {
    let cell = memoryCell(
      input: load(inputs + place), forget: load(forgets + place), candidate: load(candidates + place),
      previous: load(previousC + place))
    store(cell, c + place)
  }
  tanhLanes(units, c, into: scratch)
  for place in stride(from: 0, to: block, by: laneCount) {
    store(load(outputs + place) * load(scratch + place), h + place)
  }
  gradeInLanes(units, h, dense, target, output)
  for unit in 0..<units {
    let place = unit * laneCount
    let gradients = lstmGradients(
      input: load(inputs + place), forget: load(forgets + place), candidate: load(candidates + place),
      output: load(outputs + place), tanhCell: load(scratch + place), previousCell: load(previousC + place),
      dHidden: hiddenGradientInLanes(unit, dense, output), dNextCell: Lanes(repeating: 0), hard: false)
    store(gradients.input, da + LSTMGate.input * block + place)
    store(gradients.forget, da + LSTMGate.forget * block + place)
    store(gradients.candidate, da + LSTMGate.candidate * block + place)
    store(gradients.output, da + LSTMGate.output * block + place)
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
  let block = units * laneCount
  let (updates, resets) = (a + GRUGate.update * block, a + GRUGate.reset * block)
  let (candidates, fromState) = (a + GRUGate.candidate * block, recurrent + GRUGate.candidate * block)
  // Update and reset gate are next to each other.
  for place in stride(from: 0, to: GRUGate.candidate * block, by: laneCount) {
    store(load(a + place) + load(recurrent + place), a + place)
  }
  squashLanes(GRUGate.candidate * units, a, into: a)
  for place in stride(from: 0, to: block, by: laneCount) {
    let sum = multiplyAdd(load(resets + place), load(fromState + place), load(candidates + place))
    store(sum, candidates + place)
  }
  tanhLanes(units, candidates, into: candidates)
  for place in stride(from: 0, to: block, by: laneCount) {
    store(blended(update: load(updates + place), load(previousH + place), load(candidates + place)), h + place)
  }
  gradeInLanes(units, h, dense, target, output)
  for unit in 0..<units {
    let place = unit * laneCount
    let gradients = gruGradients(
      update: load(updates + place), reset: load(resets + place), candidate: load(candidates + place),
      previousH: load(previousH + place), recurrentCandidate: load(fromState + place),
      dHidden: hiddenGradientInLanes(unit, dense, output), hard: false)
    store(gradients.update, da + GRUGate.update * block + place)
    store(gradients.reset, da + GRUGate.reset * block + place)
    store(gradients.candidate, da + GRUGate.candidate * block + place)
    store(gradients.update, dRecurrent + GRUGate.update * block + place)
    store(gradients.reset, dRecurrent + GRUGate.reset * block + place)
    store(gradients.recurrentCandidate, dRecurrent + GRUGate.candidate * block + place)
  }
}
