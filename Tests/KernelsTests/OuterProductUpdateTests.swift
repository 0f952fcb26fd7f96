import Recurrent
import Testing

/// Adam on an outer product, and the product with the next input, against a naive one.
@Suite struct OuterProductUpdateTests {
  /// Shares of wider kernels too: what lies between the rows must stay.
  @Test(arguments: [0, 1, 7]) func adam(gap: Int) throws {
    for columns in tailLengths {
      let rows = 1 + columns % 5
      let rowStride = columns + gap
      let count = (rows - 1) * rowStride + columns
      var numbers = SampleNumbers(seed: columns)
      // x, da, weights, m, v, nextX, nextA.
      let before = [
        numbers.next(rows), numbers.next(columns), numbers.next(count), numbers.next(count), numbers.nextShares(count),
        numbers.next(rows), numbers.next(columns),
      ]
      var after = before
      for row in 0..<rows {
        for column in 0..<columns {
          let index = row * rowStride + column
          let changed = naiveAdam(
            before[2][index], gradient: before[0][row] * before[1][column], m: before[3][index], v: before[4][index])
          (after[2][index], after[3][index], after[4][index]) = changed
          after[6][column] = fused(before[5][row], changed.weight, after[6][column])
        }
      }
      try check("\(rows) × \(columns), gap \(gap)", before, give: after) { kernels, p in
        kernels.adamOuterProduct(
          rows: rows, columns: columns, rowStride: rowStride, x: p[0], da: p[1], weights: p[2], m: p[3], v: p[4],
          nextX: p[5], nextA: p[6], stepSize: adamSettings.stepSize, keepM: adamSettings.keepM,
          keepV: adamSettings.keepV, epsilon: adamSettings.epsilon)
      }
    }
  }
}
