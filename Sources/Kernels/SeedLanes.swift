// Up to sixteen networks that differ only in their seed, one in each lane, trained sample by sample. Every number of a
// network is a vector here. All networks are computed at once, in the order in which `SamplePanels.swift` computes one,
// and so with the same bits. No lane ever reads another.
//
// A kernel [rows, columns] is stored column by column: its weights, then m, then v, a vector for each number.

/// Adam over a kernel whose gradient is x ⊗ da, and nextA = nextX · kernel with the new weights; see `adamPanels`.
///
/// - Parameters:
///   - kernel: [3, columns, rows, lanes].
///   - x: what the kernel read, [rows, lanes].
///   - da: the gradient of what it gave, [columns, lanes].
///   - nextX: what it reads next, [rows, lanes].
///   - nextA: out: the product, [columns, lanes].
@inline(never)
package func adamInLanes(
  rows: Int, columns: Int, kernel: UnsafeMutablePointer<Float>, x: UnsafePointer<Float>, da: UnsafePointer<Float>,
  nextX: UnsafePointer<Float>, nextA: UnsafeMutablePointer<Float>, stepSize: Float, keepM: Float, keepV: Float,
  epsilon: Float, slowDivider: Bool
) {
  let adam = (stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon)
  let moments = rows * columns * laneCount
  var place = kernel
  for column in 0..<columns {
    let gradient = load(da + column * laneCount)
    var next = Lanes(repeating: 0)
    inTurns(rows, period: 4, slowDivider: slowDivider) { row, byMultiplyAdds in
      let read = load(x + row * laneCount)
      let weight = adamUpdated(adam, place, moments, read * gradient, byMultiplyAdds: byMultiplyAdds)
      next = multiplyAdd(load(nextX + row * laneCount), weight, next)
      place += laneCount
    }
    store(next, nextA + column * laneCount)
  }
}

/// a = x · kernel, of whose rows the first `usedRows` are multiplied, the others' factors being zero.
@inline(never)
package func productsInLanes(
  rows: Int, usedRows: Int, columns: Int, kernel: UnsafePointer<Float>, x: UnsafePointer<Float>,
  into a: UnsafeMutablePointer<Float>
) {
  for column in 0..<columns {
    var sum = Lanes(repeating: 0)
    for row in 0..<usedRows {
      sum = multiplyAdd(load(x + row * laneCount), load(kernel + (column * rows + row) * laneCount), sum)
    }
    store(sum, a + column * laneCount)
  }
}

/// Which lanes hold a number that is not finite: NaN is added to their place in `marks`, else zero.
@inline(never)
package func markNotFinite(count: Int, _ values: UnsafePointer<Float>, in marks: UnsafeMutablePointer<Float>) {
  var sum = load(marks)
  for index in 0..<count {
    sum = multiplyAdd(load(values + index * laneCount), Lanes(repeating: 0), sum)
  }
  store(sum, marks)
}

/// The linear output and its squared error; see `gradeSample`.
///
/// - Parameters:
///   - h: the hidden state and after it 1, [units + 1, lanes].
///   - dense: the output's kernel and after it its bias, [units + 1, lanes].
///   - output: out: the gradient of the output, and the loss, [2, lanes].
@inline(never)
func gradeInLanes(
  _ units: Int, _ h: UnsafePointer<Float>, _ dense: UnsafePointer<Float>, _ target: Float,
  _ output: UnsafeMutablePointer<Float>
) {
  var sum = load(dense + units * laneCount)
  for unit in 0..<units {
    sum = multiplyAdd(load(h + unit * laneCount), load(dense + unit * laneCount), sum)
  }
  let difference = sum - Lanes(repeating: target)
  store(difference * 2, output)
  store(difference * difference, output + laneCount)
}

/// The gradient of a unit's hidden state.
@inline(__always)
func hiddenGradientInLanes(_ unit: Int, _ dense: UnsafePointer<Float>, _ output: UnsafePointer<Float>) -> Lanes {
  multiplyAdd(load(output), load(dense + unit * laneCount), Lanes(repeating: 0))
}

/// The logistic function of `count` vectors.
@inline(never)
func squashLanes(_ count: Int, _ a: UnsafePointer<Float>, into squashed: UnsafeMutablePointer<Float>) {
  for index in 0..<count { store(sigmoid(load(a + index * laneCount)), squashed + index * laneCount) }
}

/// tanh of `count` vectors.
@inline(never)
func tanhLanes(_ count: Int, _ a: UnsafePointer<Float>, into values: UnsafeMutablePointer<Float>) {
  for index in 0..<count { store(hyperbolicTangent(load(a + index * laneCount)), values + index * laneCount) }
}
