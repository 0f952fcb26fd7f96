// Loops that do one thing as fast as the machine can: what the benchmark measures other work against.

/// Multiply-adds in independent sums that stay in registers, 32 · `multiplyAddsPerRound` floating-point operations a
/// round: more sums than the latency of the multiply-add asks for, and as many as there are registers for. With AVX-512 a
/// vector is one register, and two of them begin in every cycle of a CPU where each takes four: six sums kept such a CPU
/// waiting for a quarter of the time.
///
/// - Returns: a number that depends on all of them, so that none is left out.
@inline(never)
package func multiplyAddRounds(_ rounds: Int) -> Float {
  // Each starts elsewhere: equal ones the compiler would do once.
  var first = SixSums(startingFrom: 1)
  #if KERNELS_AVX512
    var second = SixSums(startingFrom: 7)
  #endif
  for _ in 0..<rounds {
    first.add()
    #if KERNELS_AVX512
      second.add()
    #endif
  }
  #if KERNELS_AVX512
    return treeSum(first.total + second.total)
  #else
    return treeSum(first.total)
  #endif
}

/// Independent sums of `multiplyAddRounds`.
@inline(never)
package func multiplyAddsPerRound() -> Int {
  #if KERNELS_AVX512
    return 12
  #else
    return 6
  #endif
}

private struct SixSums {
  private var a, b, c, d, e, f: Lanes

  @inline(__always)
  init(startingFrom first: Float) {
    (a, b, c) = (Lanes(repeating: first), Lanes(repeating: first + 1), Lanes(repeating: first + 2))
    (d, e, f) = (Lanes(repeating: first + 3), Lanes(repeating: first + 4), Lanes(repeating: first + 5))
  }

  @inline(__always)
  mutating func add() {
    let factor = Lanes(repeating: 0.999_999)
    a = multiplyAdd(a, factor, factor)
    b = multiplyAdd(b, factor, factor)
    c = multiplyAdd(c, factor, factor)
    d = multiplyAdd(d, factor, factor)
    e = multiplyAdd(e, factor, factor)
    f = multiplyAdd(f, factor, factor)
  }

  @inline(__always)
  var total: Lanes { a + b + c + (d + e + f) }
}

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
