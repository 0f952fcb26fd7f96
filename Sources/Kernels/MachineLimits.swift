// Loops that do one thing as fast as the machine can: what the benchmark measures other work against.

#if KERNELS_AVX512
  private let independentSums = 16
#elseif KERNELS_AVX2
  private let independentSums = 6
#else
  private let independentSums = 2
#endif

/// Multiply-adds in independent sums that stay in registers: 32 · `multiplyAddsPerRound` floating-point operations a
/// round.
///
/// - Returns: a number that depends on all of them, so that none is left out.
@inline(never)
package func multiplyAddRounds(_ rounds: Int) -> Float {
  var sums = InlineArray<16, Lanes>(repeating: Lanes(repeating: 1))
  let factor = Lanes(repeating: 0.999_999)
  for _ in 0..<rounds {
    for index in 0..<independentSums { sums[index] = multiplyAdd(sums[index], factor, factor) }
  }
  var total = Lanes(repeating: 0)
  for index in 0..<independentSums { total = total + sums[index] }
  return treeSum(total)
}

/// Independent sums of `multiplyAddRounds`.
@inline(never)
package func multiplyAddsPerRound() -> Int { independentSums }

/// Four vectors a round through the unit that divides and takes square roots, once each, as Adam does.
@inline(never)
package func divisionRounds(_ rounds: Int) -> Float {
  var a = Lanes(repeating: 1.25)
  var b = Lanes(repeating: 1.5)
  var c = Lanes(repeating: 1.75)
  var d = Lanes(repeating: 2.5)
  for _ in 0..<rounds {
    a = 2 / (a.squareRoot() + 1)
    b = 2 / (b.squareRoot() + 1)
    c = 2 / (c.squareRoot() + 1)
    d = 2 / (d.squareRoot() + 1)
  }
  return treeSum(a + b + (c + d))
}

/// The longest chain of a step at batch 1, over and over, each link waiting for the one before: gate, memory cell,
/// hidden state, prediction, back, Adam, next pre-activation.
@inline(never)
package func latencyRounds(_ rounds: Int) -> Float {
  var a = Lanes(repeating: 0.5)
  let half = Lanes(repeating: 0.5)
  for _ in 0..<rounds {
    let gate = sigmoid(a)
    let cell = multiplyAdd(gate, half, half)
    let hidden = gate * hyperbolicTangent(cell)
    let prediction = multiplyAdd(hidden, half, half)
    let gradient = prediction * half * tanhSlope(hidden) * gateSlope(gate, hard: false)
    let second = multiplyAdd(gradient, gradient, half)
    let weight = half - gradient / (second.squareRoot() + 0.001)
    a = multiplyAdd(hidden, weight, half)
  }
  return treeSum(a)
}

/// Copies `count` floats.
@inline(never)
package func copyFloats(
  count: Int, _ source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>
) {
  var start = 0
  while start < count {
    store(load(source + start), destination + start)
    start += laneCount
  }
}
