// Softmax with categorical cross-entropy, and squared error.

/// Softmax of each row, in place.
///
/// - Parameter values: [rows, classes]; in: logits, out: probabilities that add up to 1.
@inline(never)
package func softmax(rows: Int, classes: Int, _ values: UnsafeMutablePointer<Float>) {
  if classes <= laneCount {
    shortSoftmax(rows: rows, classes: classes, values)
    return
  }
  for row in 0..<rows {
    let start = values + row * classes
    var largest = Lanes(repeating: -.infinity)
    var column = 0
    while column < classes {
      let value = load(start + column)
      largest = largest.replacing(with: value, where: inside(classes - column) .& (value .> largest))
      column += laneCount
    }
    let top = treeMax(largest)
    var sums = Lanes(repeating: 0)
    column = 0
    while column < classes {
      let power = exponential(load(start + column) - top)
      sums = sums + Lanes(repeating: 0).replacing(with: power, where: inside(classes - column))
      store(power, start + column, count: classes - column)
      column += laneCount
    }
    let total = Lanes(repeating: treeSum(sums))
    column = 0
    while column < classes {
      store(load(start + column) / total, start + column, count: classes - column)
      column += laneCount
    }
  }
}

/// The softmax of rows of at most 16 classes, each in one vector.
@inline(never)
private func shortSoftmax(rows: Int, classes: Int, _ values: UnsafeMutablePointer<Float>) {
  let isInside = inside(classes)
  let (zero, least) = (Lanes(repeating: 0), Lanes(repeating: -.infinity))
  for row in 0..<rows {
    let start = values + row * classes
    let value = load(start)
    // A logit that is no number is never larger: it shows in its own probability.
    let top = treeMax(least.replacing(with: value, where: isInside .& (value .> least)))
    let power = exponential(value - top)
    let total = treeSum(zero + zero.replacing(with: power, where: isInside))
    store(power / total, start, count: classes)
  }
}

/// True in the first `count` lanes, or in all if there are fewer.
@inline(__always)
func inside(_ count: Int) -> LaneMask {
  laneNumbers() .< Int32(truncatingIfNeeded: count < laneCount ? count : laneCount)
}

/// Categorical cross-entropy of each row, −log p(target), and its gradient with respect to the logits,
/// (p − one-hot) · scale, in place of the probabilities.
///
/// - Parameters:
///   - probabilities: [rows, classes], from `softmax`; out: the gradient.
///   - targets: the right class of each row.
///   - losses: out, one a row.
///   - scale: 1 / (batch × time) for a mean.
@inline(never)
package func crossEntropyBackward(
  rows: Int, classes: Int, _ probabilities: UnsafeMutablePointer<Float>, targets: UnsafePointer<UInt8>,
  losses: UnsafeMutablePointer<Float>, scale: Float
) {
  crossEntropy(rows: rows, classes: classes, probabilities, targets: targets, losses: losses)
  for row in 0..<rows {
    let start = probabilities + row * classes
    let target = Int(targets[row])
    start[target] = start[target] - 1
    var column = 0
    while column < classes {
      store(load(start + column) * scale, start + column, count: classes - column)
      column += laneCount
    }
  }
}

/// Categorical cross-entropy of each row, −log p(target), with p held above 10⁻⁷ as Keras does.
@inline(never)
package func crossEntropy(
  rows: Int, classes: Int, _ probabilities: UnsafePointer<Float>, targets: UnsafePointer<UInt8>,
  losses: UnsafeMutablePointer<Float>
) {
  var row = 0
  while row < rows {
    let count = min(laneCount, rows - row)
    var chosen = Lanes(repeating: 1)
    for lane in 0..<count {
      let value = probabilities[(row + lane) * classes + Int(targets[row + lane])]
      chosen[lane] = value < 1e-7 ? 1e-7 : value
    }
    store(-logarithm(chosen), losses + row, count: count)
    row += laneCount
  }
}

/// The squared error of each row, its mean over the columns, and the gradient of the mean over all rows.
///
/// - Parameters:
///   - predictions: [rows, columns]; out: the gradient 2 (prediction − target) · scale.
///   - targets: [rows, columns].
///   - losses: out, one a row: the mean of the squared errors.
///   - scale: 1 / (rows × columns) for a mean.
@inline(never)
package func squaredErrorBackward(
  rows: Int, columns: Int, _ predictions: UnsafeMutablePointer<Float>, targets: UnsafePointer<Float>,
  losses: UnsafeMutablePointer<Float>, scale: Float
) {
  squaredError(rows: rows, columns: columns, predictions, targets: targets, losses: losses)
  var index = 0
  while index < rows * columns {
    let difference = load(predictions + index) - load(targets + index)
    store(difference * (2 * scale), predictions + index, count: rows * columns - index)
    index += laneCount
  }
}

/// The squared error of each row, its mean over the columns.
@inline(never)
package func squaredError(
  rows: Int, columns: Int, _ predictions: UnsafePointer<Float>, targets: UnsafePointer<Float>,
  losses: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows {
    var sums = Lanes(repeating: 0)
    var column = 0
    while column < columns {
      let difference = load(predictions + row * columns + column) - load(targets + row * columns + column)
      let kept = Lanes(repeating: 0).replacing(with: difference, where: inside(columns - column))
      sums = multiplyAdd(kept, kept, sums)
      column += laneCount
    }
    losses[row] = treeSum(sums) / Float(columns)
  }
}
