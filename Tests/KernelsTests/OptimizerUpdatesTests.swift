import Recurrent
import Testing

/// Weight updates against naive ones.
@Suite struct OptimizerUpdatesTests {
  @Test func adam() throws {
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      // Weights, gradients, m, v.
      let before = [numbers.next(count), numbers.next(count), numbers.next(count), numbers.nextShares(count)]
      var after = before
      for index in 0..<count {
        let changed = naiveAdam(
          before[0][index], gradient: before[1][index], m: before[2][index], v: before[3][index])
        (after[0][index], after[2][index], after[3][index]) = changed
      }
      try check("\(count)", before, give: after) { kernels, p in
        kernels.adamUpdate(
          count: count, weights: p[0], gradients: p[1], m: p[2], v: p[3], stepSize: adamSettings.stepSize,
          keepM: adamSettings.keepM, keepV: adamSettings.keepV, epsilon: adamSettings.epsilon,
          slowDivider: kernels.slowDivider)
      }
    }
  }

  @Test func rmsprop() throws {
    let (rate, rho, keep, epsilon): (Float, Float, Float, Float) = (0.01, 0.9, 0.1, 1e-7)
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      let before = [numbers.next(count), numbers.next(count), numbers.nextShares(count)]
      var after = before
      for index in 0..<count {
        let gradient = before[1][index]
        let newV = fused(gradient * gradient, keep, before[2][index] * rho)
        after[0][index] -= gradient * rate / (newV + epsilon).squareRoot()
        after[2][index] = newV
      }
      try check("\(count)", before, give: after) { kernels, p in
        kernels.rmspropUpdate(
          count: count, weights: p[0], gradients: p[1], v: p[2], rate: rate, rho: rho, keep: keep, epsilon: epsilon)
      }
    }
  }

  @Test(arguments: [0, 0.9] as [Float]) func momentum(momentum: Float) throws {
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      let before = [numbers.next(count), numbers.next(count), numbers.next(count)]
      var after = before
      for index in 0..<count {
        after[2][index] = fused(before[1][index], -0.01, before[2][index] * momentum)
        after[0][index] += after[2][index]
      }
      try check("\(count)", before, give: after) { kernels, p in
        kernels.momentumUpdate(
          count: count, weights: p[0], gradients: p[1], m: p[2], rate: 0.01, momentum: momentum)
      }
    }
  }

  @Test func squaredNorm() throws {
    for count in 0...100 {
      var numbers = SampleNumbers(seed: count)
      let values = numbers.next(count)
      let norm = naiveSum(count: count) { index, sum in fused(values[index], values[index], sum) }
      try check("\(count)", [values, [7]], give: [values, [norm]]) { kernels, p in
        p[1][0] = kernels.squaredNorm(count: count, p[0])
      }
    }
  }

  @Test func scale() throws {
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      let values = numbers.next(count)
      try check("\(count)", [values], give: [values.map { $0 * 0.3 }]) { kernels, p in
        kernels.scale(count: count, p[0], by: 0.3)
      }
    }
  }

  @Test func nothingToDo() throws {
    try check("no weights", [[], [], [], []], give: [[], [], [], []]) { kernels, p in
      kernels.adamUpdate(
        count: 0, weights: p[0], gradients: p[1], m: p[2], v: p[3], stepSize: 1, keepM: 1, keepV: 1, epsilon: 1,
        slowDivider: kernels.slowDivider)
      kernels.rmspropUpdate(
        count: 0, weights: p[0], gradients: p[1], v: p[2], rate: 1, rho: 1, keep: 1, epsilon: 1)
      kernels.momentumUpdate(count: 0, weights: p[0], gradients: p[1], m: p[2], rate: 1, momentum: 1)
      kernels.scale(count: 0, p[0], by: 2)
    }
  }
}
