/// An array of floats with rows and columns, row by row.
struct Matrix: Equatable {
  let rows: Int
  let columns: Int
  /// `[rows × columns]`
  let values: ArraySlice<Float>

  init(rows: Int, columns: Int, values: ArraySlice<Float>) {
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }

  /// The matrix with blocks of columns in another order, then transposed: what a row was multiplied with becomes a row.
  ///
  /// - Parameter order: the block that comes first, then the second and so on; they are equally wide.
  /// - Returns: `[columns, rows]`
  func transposed(blocks order: [Int]) -> [Float] {
    let width = columns / max(order.count, 1)
    var result: [Float] = []
    result.reserveCapacity(rows * columns)
    let first = values.startIndex
    for block in order {
      for column in block * width..<(block + 1) * width {
        for row in 0..<rows { result.append(values[first + row * columns + column]) }
      }
    }
    return result
  }

  /// One row, with blocks of it in another order.
  func row(_ row: Int, blocks order: [Int]) -> [Float] {
    let width = columns / max(order.count, 1)
    let first = values.startIndex + row * columns
    return order.flatMap { values[first + $0 * width..<first + ($0 + 1) * width] }
  }
}
