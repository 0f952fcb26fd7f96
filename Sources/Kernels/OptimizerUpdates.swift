// One pass over weights, gradients and the optimizer's memory, as Keras computes them.

/// Adam, Kingma and Ba (2015), in Keras' form:
///   m += (g − m)(1 − β₁),  v += (g² − v)(1 − β₂),  w −= α m / (√v + ε)
///
/// - Parameters:
///   - stepSize: α = learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ).
///   - keepM: 1 − β₁, rounded after the subtraction.
///   - keepV: 1 − β₂.
///   - slowDivider: whether roots are not worth waiting for the CPU's divider; see `inTurns`.
@inline(never)
package func adamUpdate(
  count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
  m: UnsafeMutablePointer<Float>, v: UnsafeMutablePointer<Float>,
  stepSize: Float, keepM: Float, keepV: Float, epsilon: Float, slowDivider: Bool
) {
  let adam = (stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon)
  inTurns((count + laneCount - 1) / laneCount, period: 4, slowDivider: slowDivider) { index, byMultiplyAdds in
    let start = index * laneCount
    let left = count - start
    let (newM, newV, change) = adamChange(
      adam, load(gradients + start), m: load(m + start), v: load(v + start), byMultiplyAdds: byMultiplyAdds)
    store(newM, m + start, count: left)
    store(newV, v + start, count: left)
    store(load(weights + start) - change, weights + start, count: left)
  }
}

/// What Adam multiplies with; see `adamUpdate`. Not a type of its own: in a build for tests that would have functions which
/// all instruction sets share.
typealias AdamRates = (stepSize: Float, keepM: Float, keepV: Float, epsilon: Float)

/// What a vector's moments become, and what is taken from its weights.
@inline(__always)
func adamChange(
  _ adam: AdamRates, _ gradient: Lanes, m: Lanes, v: Lanes, byMultiplyAdds: Bool
) -> (m: Lanes, v: Lanes, change: Lanes) {
  let newM = multiplyAdd(gradient - m, Lanes(repeating: adam.keepM), m)
  let newV = multiplyAdd(multiplyAdd(gradient, gradient, negated(v)), Lanes(repeating: adam.keepV), v)
  return (newM, newV, newM * adam.stepSize / (squareRoot(newV, byMultiplyAdds: byMultiplyAdds) + adam.epsilon))
}

/// Updates a vector of weights and its moments.
///
/// - Parameter moments: floats from the weights to their m, and from there to their v.
/// - Returns: the new weights.
@inline(__always)
func adamUpdated(
  _ adam: AdamRates, _ place: UnsafeMutablePointer<Float>, _ moments: Int, _ gradient: Lanes, byMultiplyAdds: Bool
) -> Lanes {
  let (newM, newV, change) = adamChange(
    adam, gradient, m: load(place + moments), v: load(place + 2 * moments), byMultiplyAdds: byMultiplyAdds)
  let weight = load(place) - change
  store(weight, place)
  store(newM, place + moments)
  store(newV, place + 2 * moments)
  return weight
}

/// RMSprop, Tieleman and Hinton (2012), in Keras' form: v = ρ v + (1 − ρ) g², w −= rate · g / √(v + ε)
///
/// - Parameter keep: 1 − ρ, rounded after the subtraction.
@inline(never)
package func rmspropUpdate(
  count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
  v: UnsafeMutablePointer<Float>, rate: Float, rho: Float, keep: Float, epsilon: Float
) {
  var start = 0
  while start < count {
    let left = count - start
    let gradient = load(gradients + start)
    let newV = multiplyAdd(gradient * gradient, Lanes(repeating: keep), load(v + start) * rho)
    let change = gradient * rate / (newV + epsilon).squareRoot()
    store(newV, v + start, count: left)
    store(load(weights + start) - change, weights + start, count: left)
    start += laneCount
  }
}

/// Gradient descent with momentum: m = momentum · m − rate · g, w += m
@inline(never)
package func momentumUpdate(
  count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
  m: UnsafeMutablePointer<Float>, rate: Float, momentum: Float
) {
  var start = 0
  while start < count {
    let left = count - start
    let newM = multiplyAdd(load(gradients + start), Lanes(repeating: -rate), load(m + start) * momentum)
    store(newM, m + start, count: left)
    store(load(weights + start) + newM, weights + start, count: left)
    start += laneCount
  }
}

/// The sum of the squares of `count` floats: sixteen sums in index order, combined by the fixed tree.
@inline(never)
package func squaredNorm(count: Int, _ values: UnsafePointer<Float>) -> Float {
  var sums = Lanes(repeating: 0)
  var start = 0
  while start + laneCount <= count {
    let value = load(values + start)
    sums = multiplyAdd(value, value, sums)
    start += laneCount
  }
  guard start < count else { return treeSum(sums) }
  let last = Lanes(repeating: 0).replacing(with: load(values + start), where: inside(count - start))
  return treeSum(multiplyAdd(last, last, sums))
}

/// Multiplies `count` floats by a factor.
@inline(never)
package func scale(count: Int, _ values: UnsafeMutablePointer<Float>, by factor: Float) {
  var start = 0
  while start < count {
    store(load(values + start) * factor, values + start, count: count - start)
    start += laneCount
  }
}
