// Batch 1, one time step: the gradient of a kernel is the outer product of what it read and the gradient of
// what it gave. It is never stored: one pass over weights, m and v updates them, and since the next input is
// already known, multiplies the new weights with it while they are in registers.

/// Adam over a kernel whose gradient is x ⊗ da, and nextA += nextX · kernel with the new weights.
///
/// Adds every element's terms in the order that the separate passes do, so the bits are the same.
///
/// - Parameters:
///   - rows: rows of the kernel.
///   - columns: columns of this share of the kernel; all column pointers start at the share's first.
///   - rowStride: columns of the whole kernel.
///   - x: what the kernel read, [rows].
///   - da: the gradient of what it gave, [columns].
///   - nextX: what it reads next, [rows].
///   - nextA: gains the product, [columns].
///   - stepSize: Adam's α; see `adamUpdate` for it and for what else is Adam's.
@inline(never)
package func adamOuterProduct(
  rows: Int, columns: Int, rowStride: Int, x: UnsafePointer<Float>, da: UnsafePointer<Float>,
  weights: UnsafeMutablePointer<Float>, m: UnsafeMutablePointer<Float>, v: UnsafeMutablePointer<Float>,
  nextX: UnsafePointer<Float>, nextA: UnsafeMutablePointer<Float>,
  stepSize: Float, keepM: Float, keepV: Float, epsilon: Float
) {
  let keepFirst = Lanes(repeating: keepM)
  let keepSecond = Lanes(repeating: keepV)
  for row in 0..<rows {
    let read = Lanes(repeating: x[row])
    let next = Lanes(repeating: nextX[row])
    let offset = row * rowStride
    var column = 0
    while column + laneCount <= columns {
      let index = offset + column
      let gradient = read * load(da + column)
      let oldM = load(m + index)
      let oldV = load(v + index)
      let newM = multiplyAdd(gradient - oldM, keepFirst, oldM)
      let newV = multiplyAdd(multiplyAdd(gradient, gradient, -oldV), keepSecond, oldV)
      let weight = load(weights + index) - newM * stepSize / (newV.squareRoot() + epsilon)
      store(newM, m + index)
      store(newV, v + index)
      store(weight, weights + index)
      store(multiplyAdd(next, weight, load(nextA + column)), nextA + column)
      column += laneCount
    }
    if column < columns {
      let index = offset + column
      let left = columns - column
      let gradient = read * load(da + column)
      let oldM = load(m + index)
      let oldV = load(v + index)
      let newM = multiplyAdd(gradient - oldM, keepFirst, oldM)
      let newV = multiplyAdd(multiplyAdd(gradient, gradient, -oldV), keepSecond, oldV)
      let weight = load(weights + index) - newM * stepSize / (newV.squareRoot() + epsilon)
      store(newM, m + index, count: left)
      store(newV, v + index, count: left)
      store(weight, weights + index, count: left)
      store(multiplyAdd(next, weight, load(nextA + column)), nextA + column, count: left)
    }
  }
}
