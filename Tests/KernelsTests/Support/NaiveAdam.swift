/// Settings that Adam's kernels are tried with; α is none of the usual, so that a mix-up shows.
let adamSettings = (stepSize: Float(0.003), keepM: Float(0.1), keepV: Float(0.001), epsilon: Float(1e-7))

/// One weight after a step of Adam in Keras' form, and its new moments, with `adamSettings`.
func naiveAdam(_ weight: Float, gradient: Float, m: Float, v: Float) -> (weight: Float, m: Float, v: Float) {
  let newM = fused(gradient - m, adamSettings.keepM, m)
  let newV = fused(fused(gradient, gradient, -v), adamSettings.keepV, v)
  let change = newM * adamSettings.stepSize / (newV.squareRoot() + adamSettings.epsilon)
  return (weight - change, newM, newV)
}
