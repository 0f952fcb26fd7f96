// A sample of one time step through the simple recurrent network and a linear output, and back: what
// `simpleRNNForward` and `simpleRNNBackward` compute, for one row whose buffers have padding, so that everything goes
// by whole vectors.

/// From pre-activations to the loss, and back to their gradients.
///
/// - Parameters:
///   - a: pre-activations, [units].
///   - h: out: the hidden state, [units], then 1 and zeros, 16 floats.
///   - dense: the output's kernel and bias in panels (`SamplePanels.swift`).
///   - output: out: the gradient of the output, and the loss.
///   - da: out: the gradient of the pre-activations, [units] and zeros up to a whole vector.
@inline(never)
package func simpleRNNSample(
  units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
  output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>
) {
  var unit = 0
  while unit < units {
    store(hyperbolicTangent(load(a + unit)), h + unit)
    unit += laneCount
  }
  gradeSample(units, h, dense, target, output)
  unit = 0
  while unit < units {
    store(hiddenGradient(unit, dense, output) * tanhSlope(load(h + unit)), da + unit)
    unit += laneCount
  }
  store(Lanes(repeating: 0), da + units)
}
