// One step of the simple recurrent network of Elman, "Finding structure in time" (1990):
//   h = tanh(a), a = x W + h₋₁ U + b

/// From pre-activations to the hidden state.
///
/// - Parameters:
///   - a: pre-activations, [rows, units].
///   - h: the hidden state, [rows, units].
@inline(never)
package func simpleRNNForward(
  rows: Int, units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>
) {
  if units % laneCount == 0 {
    forwardInVectors(rows, units, a, h)
  } else {
    forward(rows, units, a, h, isWhole: false)
  }
}

@inline(never)
private func forwardInVectors(_ rows: Int, _ units: Int, _ a: UnsafePointer<Float>, _ h: UnsafeMutablePointer<Float>) {
  forward(rows, units, a, h, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call.
@inline(__always)
private func forward(
  _ rows: Int, _ units: Int, _ a: UnsafePointer<Float>, _ h: UnsafeMutablePointer<Float>, isWhole: Bool
) {
  for row in 0..<rows {
    let start = row * units
    var unit = 0
    while unit < units {
      store(hyperbolicTangent(load(a + start + unit)), h + start + unit, count: units - unit, isWhole: isWhole)
      unit += laneCount
    }
  }
}

/// The gradient of the pre-activations from that of the hidden state: da = dh (1 − h²).
@inline(never)
package func simpleRNNBackward(
  rows: Int, units: Int, h: UnsafePointer<Float>, dh: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>
) {
  if units % laneCount == 0 {
    backwardInVectors(rows, units, h, dh, da)
  } else {
    backward(rows, units, h, dh, da, isWhole: false)
  }
}

@inline(never)
private func backwardInVectors(
  _ rows: Int, _ units: Int, _ h: UnsafePointer<Float>, _ dh: UnsafePointer<Float>, _ da: UnsafeMutablePointer<Float>
) {
  backward(rows, units, h, dh, da, isWhole: true)
}

/// Inlined: `isWhole` is a constant at each call.
@inline(__always)
private func backward(
  _ rows: Int, _ units: Int, _ h: UnsafePointer<Float>, _ dh: UnsafePointer<Float>, _ da: UnsafeMutablePointer<Float>,
  isWhole: Bool
) {
  for row in 0..<rows {
    let start = row * units
    var unit = 0
    while unit < units {
      let index = start + unit
      store(load(dh + index) * tanhSlope(load(h + index)), da + index, count: units - unit, isWhole: isWhole)
      unit += laneCount
    }
  }
}
