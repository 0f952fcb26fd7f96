// Rows of matrices: copied, gathered by symbol, added up, transposed. All rows are contiguous floats.

/// Sets every one of `rows` rows to `source`: a bias before a product is added to it.
@inline(never)
package func fillRows(
  rows: Int, columns: Int, with source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>,
  rowStride: Int
) {
  for row in 0..<rows {
    var column = 0
    while column < columns {
      store(load(source + column), destination + row * rowStride + column, count: columns - column)
      column += laneCount
    }
  }
}

/// Adds `bias` to the table's row of each symbol: the product of one-hot rows with a kernel.
///
/// - Parameters:
///   - symbols: one symbol a row.
///   - table: [symbols, columns].
@inline(never)
package func gatherRows(
  rows: Int, columns: Int, symbols: UnsafePointer<UInt8>, table: UnsafePointer<Float>,
  bias: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>, rowStride: Int
) {
  for row in 0..<rows {
    let source = table + Int(symbols[row]) * columns
    var column = 0
    while column < columns {
      let sum = load(bias + column) + load(source + column)
      store(sum, destination + row * rowStride + column, count: columns - column)
      column += laneCount
    }
  }
}

/// Adds each row to the table's row of its symbol, in the order of the rows: the gradient of a kernel whose
/// input is one-hot. Works on the columns `firstColumn ..< firstColumn + columns` alone, so that threads
/// share the work by columns.
@inline(never)
package func scatterAddRows(
  rows: Int, firstColumn: Int, columns: Int, symbols: UnsafePointer<UInt8>, from source: UnsafePointer<Float>,
  sourceRowStride: Int, into table: UnsafeMutablePointer<Float>, tableRowStride: Int
) {
  for row in 0..<rows {
    let destination = table + Int(symbols[row]) * tableRowStride + firstColumn
    let origin = source + row * sourceRowStride + firstColumn
    var column = 0
    while column < columns {
      let sum = load(destination + column) + load(origin + column)
      store(sum, destination + column, count: columns - column)
      column += laneCount
    }
  }
}

/// Adds up rows column by column, in the order of the rows, onto `sums`.
@inline(never)
package func addRows(
  rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
  into sums: UnsafeMutablePointer<Float>
) {
  var column = 0
  while column < columns {
    var sum = load(sums + column)
    for row in 0..<rows { sum = sum + load(source + row * rowStride + column) }
    store(sum, sums + column, count: columns - column)
    column += laneCount
  }
}

/// Adds `count` floats onto others, one by one.
@inline(never)
package func add(count: Int, _ source: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>) {
  var start = 0
  while start < count {
    store(load(sums + start) + load(source + start), sums + start, count: count - start)
    start += laneCount
  }
}

/// The inner product of each row with a vector.
///
/// - Parameters:
///   - matrix: [rows, columns].
///   - vector: [columns].
///   - products: out, [rows].
@inline(never)
package func dotProducts(
  rows: Int, columns: Int, matrix: UnsafePointer<Float>, vector: UnsafePointer<Float>,
  into products: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows {
    var sums = Lanes(repeating: 0)
    var column = 0
    while column < columns {
      let isInside = inside(columns - column)
      let value = Lanes(repeating: 0).replacing(with: load(vector + column), where: isInside)
      // Behind the end of a row stands the next one: an infinity there must not meet the zero.
      let other = Lanes(repeating: 0).replacing(with: load(matrix + row * columns + column), where: isInside)
      sums = multiplyAdd(value, other, sums)
      column += laneCount
    }
    products[row] = treeSum(sums)
  }
}

/// The transpose of the rows `firstRow ..< firstRow + rows` of `source` [·, columns] as columns of
/// `destination` [columns, destinationRowStride].
@inline(never)
package func transpose(
  firstRow: Int, rows: Int, columns: Int, from source: UnsafePointer<Float>,
  into destination: UnsafeMutablePointer<Float>, destinationRowStride: Int
) {
  // Eight by eight in registers where it fits.
  let wholeRows = rows / 8 * 8
  let wholeColumns = columns / 8 * 8
  var column = 0
  while column < wholeColumns {
    var row = 0
    while row < wholeRows {
      transposeBlock(
        source + (firstRow + row) * columns + column, columns,
        destination + column * destinationRowStride + firstRow + row, destinationRowStride)
      row += 8
    }
    column += 8
  }
  for row in 0..<rows {
    for column in (row < wholeRows ? wholeColumns : 0)..<columns {
      destination[column * destinationRowStride + firstRow + row] = source[(firstRow + row) * columns + column]
    }
  }
}

/// The transpose of eight by eight floats.
@inline(__always)
func transposeBlock(
  _ source: UnsafePointer<Float>, _ sourceStride: Int, _ destination: UnsafeMutablePointer<Float>,
  _ destinationStride: Int
) {
  let (a, b) = (load8(source), load8(source + sourceStride))
  let (c, d) = (load8(source + 2 * sourceStride), load8(source + 3 * sourceStride))
  let (e, f) = (load8(source + 4 * sourceStride), load8(source + 5 * sourceStride))
  let (g, h) = (load8(source + 6 * sourceStride), load8(source + 7 * sourceStride))
  for column in 0..<8 {
    let transposed = SIMD8(a[column], b[column], c[column], d[column], e[column], f[column], g[column], h[column])
    UnsafeMutableRawPointer(destination + column * destinationStride).storeBytes(of: transposed, as: SIMD8<Float>.self)
  }
}

@inline(__always)
private func load8(_ source: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self)
}

/// Sets `count` floats to zero.
@inline(never)
package func clear(count: Int, _ destination: UnsafeMutablePointer<Float>) {
  let zero = Lanes(repeating: 0)
  var start = 0
  while start < count {
    store(zero, destination + start, count: count - start)
    start += laneCount
  }
}
