// exp, tanh, sigmoid and log of our own, so that every machine computes the same bits.
// The largest errors over all 2³² inputs are stated with each and checked by ActivationsTests.

/// 1.5 · 2²³: adding it rounds a small number to a whole one, which the low bits of the sum then hold.
private let roundingConstant: Float = 0x1.8p23
private let log2OfE: Float = 0x1.715476p+0
private let ln2High: Float = 0x1.62e4p-1
private let ln2Low: Float = 0x1.7f7d1cp-20

/// 2ⁿ for the whole number n in the low bits of `shifted` = n + `roundingConstant`.
@inline(__always)
private func powerOfTwo(_ whole: SIMD16<UInt32>) -> Lanes {
  lanes((whole &+ 127) &<< 23)
}

/// eʳ − 1 for |r| ≤ ln 2 / 2: r + r² Q(r), with Q a minimax polynomial (relative error 2⁻²⁶).
@inline(__always)
private func expMinusOneNearZero(_ r: Lanes) -> Lanes {
  var q = Lanes(repeating: 0x1.6bec06p-10)
  q = multiplyAdd(q, r, Lanes(repeating: 0x1.122776p-7))
  q = multiplyAdd(q, r, Lanes(repeating: 0x1.555674p-5))
  q = multiplyAdd(q, r, Lanes(repeating: 0x1.5554bp-3))
  q = multiplyAdd(q, r, Lanes(repeating: 0x1.fffffep-2))
  return multiplyAdd(q, r * r, r)
}

/// What is left of x after taking away n · ln 2, n the whole number in `shifted`.
@inline(__always)
private func reduced(_ x: Lanes, _ shifted: Lanes) -> Lanes {
  let n = shifted - Lanes(repeating: roundingConstant)
  return multiplyAdd(n, Lanes(repeating: -ln2Low), multiplyAdd(n, Lanes(repeating: -ln2High), x))
}

/// eˣ; infinity from 88.73 on, 0 below −104, NaN for NaN. Largest error 1.05 ulp.
@inline(__always)
func exponential(_ x: Lanes) -> Lanes {
  var bounded = x.replacing(with: 89, where: x .> 89)
  bounded = bounded.replacing(with: -105, where: bounded .< -105)
  let shifted = multiplyAdd(bounded, Lanes(repeating: log2OfE), Lanes(repeating: roundingConstant))
  return scaled(expMinusOneNearZero(reduced(bounded, shifted)) + 1, shifted)
}

/// e⁻|ˣ|, the part that both sides of the logistic function share: `exponential` without what only positive or
/// infinite results need.
@inline(__always)
private func exponentialOfMinusMagnitude(_ x: Lanes) -> Lanes {
  let magnitude = lanes(bits(x) & 0x7FFF_FFFF)
  let bounded = magnitude.replacing(with: 105, where: magnitude .> 105)
  let shifted = multiplyAdd(bounded, Lanes(repeating: -log2OfE), Lanes(repeating: roundingConstant))
  let n = shifted - Lanes(repeating: roundingConstant)
  let rest = multiplyAdd(n, Lanes(repeating: -ln2Low), multiplyAdd(n, Lanes(repeating: -ln2High), -bounded))
  return scaled(expMinusOneNearZero(rest) + 1, shifted)
}

/// power · 2ⁿ for the whole number n in `shifted`, by two factors, so that neither leaves the range of the exponent.
@inline(__always)
private func scaled(_ power: Lanes, _ shifted: Lanes) -> Lanes {
  let whole = bits(shifted) &- roundingConstant.bitPattern
  let half = unsigned(signed(whole) &>> 1)
  return power * powerOfTwo(half) * powerOfTwo(whole &- half)
}

/// 1 / (1 + e⁻ˣ), as eˣ / (1 + eˣ) below zero so that small results keep their digits.
/// Largest error 2.45 ulp.
@inline(__always)
func sigmoid(_ x: Lanes) -> Lanes {
  let e = exponentialOfMinusMagnitude(x)
  let top = e.replacing(with: 1, where: x .>= 0)
  return top / (e + 1)
}

/// (e²ˣ − 1) / (e²ˣ + 1), with e²ˣ − 1 computed without cancellation. Largest error 2.6 ulp.
@inline(__always)
func hyperbolicTangent(_ x: Lanes) -> Lanes {
  let magnitude = lanes(bits(x) & 0x7FFF_FFFF)
  // From 9.02 on the nearest float is 1.
  let bounded = magnitude.replacing(with: 10, where: magnitude .> 10)
  let twice = bounded + bounded
  let shifted = multiplyAdd(twice, Lanes(repeating: log2OfE), Lanes(repeating: roundingConstant))
  let power = powerOfTwo(bits(shifted) &- roundingConstant.bitPattern)
  let minusOne = multiplyAdd(power, expMinusOneNearZero(reduced(twice, shifted)), power - 1)
  let result = minusOne / (minusOne + 2)
  return lanes(bits(result) | (bits(x) & 0x8000_0000))
}

/// The natural logarithm of a positive, finite float. Largest error 0.9 ulp. 0 gives −infinity, a negative
/// number or NaN gives NaN, infinity gives infinity.
@inline(__always)
func logarithm(_ x: Lanes) -> Lanes {
  let subnormal = x .< 0x1p-126
  let scaled = x.replacing(with: x * 0x1p24, where: subnormal)
  // m in [√½, √2) and e whole with x = m · 2ᵉ.
  let offset = bits(scaled) &- 0x3F35_04F3
  let exponentBits = signed(offset) &>> 23
  let m = lanes((offset & 0x007F_FFFF) &+ 0x3F35_04F3)
  var e = lanes(unsigned(exponentBits) &+ roundingConstant.bitPattern) - roundingConstant
  e = e.replacing(with: e - 24, where: subnormal)
  let f = m - 1
  var p = Lanes(repeating: -0x1.38b58p-4)
  p = multiplyAdd(p, f, Lanes(repeating: 0x1.055b6ap-3))
  p = multiplyAdd(p, f, Lanes(repeating: -0x1.0d8542p-3))
  p = multiplyAdd(p, f, Lanes(repeating: 0x1.22da1cp-3))
  p = multiplyAdd(p, f, Lanes(repeating: -0x1.547244p-3))
  p = multiplyAdd(p, f, Lanes(repeating: 0x1.99a008p-3))
  p = multiplyAdd(p, f, Lanes(repeating: -0x1.000226p-2))
  p = multiplyAdd(p, f, Lanes(repeating: 0x1.555554p-2))
  let square = f * f
  let tail = multiplyAdd(e, Lanes(repeating: ln2Low), multiplyAdd(p, f * square, square * -0.5))
  var result = multiplyAdd(e, Lanes(repeating: ln2High), f + tail)
  result = result.replacing(with: -.infinity, where: x .== 0)
  result = result.replacing(with: .infinity, where: x .== .infinity)
  let valid = x .>= 0
  return Lanes(repeating: .nan).replacing(with: result, where: valid)
}

/// Keras 2's hard sigmoid: 0.2 x + 0.5 held between 0 and 1.
@inline(__always)
func hardSigmoid(_ x: Lanes) -> Lanes {
  let line = multiplyAdd(x, Lanes(repeating: 0.2), Lanes(repeating: 0.5))
  let low = line.replacing(with: 0, where: line .< 0)
  return low.replacing(with: 1, where: low .> 1)
}

/// The gates' activation: logistic, or Keras 2's hard sigmoid.
@inline(__always)
func gateActivation(_ x: Lanes, hard: Bool) -> Lanes {
  hard ? hardSigmoid(x) : sigmoid(x)
}

/// The derivative of the gates' activation, from its value y: y (1 − y), or 0.2 on the slope.
@inline(__always)
func gateSlope(_ y: Lanes, hard: Bool) -> Lanes {
  if hard { return Lanes(repeating: 0).replacing(with: 0.2, where: (y .> 0) .& (y .< 1)) }
  return y * (1 - y)
}

/// The derivative of tanh from its value y: 1 − y².
@inline(__always)
func tanhSlope(_ y: Lanes) -> Lanes {
  multiplyAdd(-y, y, Lanes(repeating: 1))
}

// The same over arrays of `count` floats.

private let exponentialCode = 0
private let tanhCode = 1
private let sigmoidCode = 2
private let logarithmCode = 3

/// Applies a function to `count` floats: 0 exp, 1 tanh, 2 sigmoid, 3 log, 4 hard sigmoid.
@inline(never)
package func activate(
  _ code: Int, count: Int, _ source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>
) {
  var start = 0
  while start < count {
    let x = load(source + start)
    let y: Lanes
    switch code {
    case exponentialCode: y = exponential(x)
    case tanhCode: y = hyperbolicTangent(x)
    case sigmoidCode: y = sigmoid(x)
    case logarithmCode: y = logarithm(x)
    default: y = hardSigmoid(x)
    }
    store(y, destination + start, count: count - start)
    start += laneCount
  }
}
