// Loops that do one thing as fast as the machine can: what the benchmark measures other work against.

/// Multiply-adds in independent sums that stay in registers, 32 · `multiplyAddsPerRound` floating-point operations a
/// round: more sums than the latency of the multiply-add asks for, and as many as there are registers for.
///
/// - Returns: a number that depends on all of them, so that none is left out.
@inline(never)
package func multiplyAddRounds(_ rounds: Int) -> Float {
  let factor = Lanes(repeating: 0.999_999)
  // Each starts elsewhere: equal ones the compiler would do once.
  var (a, b, c) = (Lanes(repeating: 1), Lanes(repeating: 2), Lanes(repeating: 3))
  var (d, e, f) = (Lanes(repeating: 4), Lanes(repeating: 5), Lanes(repeating: 6))
  for _ in 0..<rounds {
    a = multiplyAdd(a, factor, factor)
    b = multiplyAdd(b, factor, factor)
    c = multiplyAdd(c, factor, factor)
    d = multiplyAdd(d, factor, factor)
    e = multiplyAdd(e, factor, factor)
    f = multiplyAdd(f, factor, factor)
  }
  return treeSum(a + b + c + (d + e + f))
}

/// Independent sums of `multiplyAddRounds`.
@inline(never)
package func multiplyAddsPerRound() -> Int { 6 }

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

/// Copies `count` floats, a multiple of 16.
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
