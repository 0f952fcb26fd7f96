// Rows of matrices: copied, gathered by symbol, added up, transposed. All rows are contiguous floats.

/// Where a row of a matrix begins: `stride` floats after the row before, or, with symbols, at the row of a table that
/// the row's symbol names. With a stride of 0 all rows are the same.
@inline(__always)
func startOfRow(
  _ row: Int, _ matrix: UnsafePointer<Float>, _ stride: Int, _ symbols: UnsafePointer<UInt8>?
) -> UnsafePointer<Float> {
  if let symbols { return matrix + Int(symbols[row]) * stride }
  return matrix + row * stride
}

/// Copies rows, which are found as `startOfRow` finds them. With symbols it is the product of one-hot rows with a kernel.
@inline(never)
package func copyRows(
  rows: Int, columns: Int, from source: UnsafePointer<Float>, sourceRowStride: Int, symbols: UnsafePointer<UInt8>?,
  into destination: UnsafeMutablePointer<Float>, rowStride: Int
) {
  for row in 0..<rows {
    let origin = startOfRow(row, source, sourceRowStride, symbols)
    var column = 0
    while column < columns {
      store(load(origin + column), destination + row * rowStride + column, count: columns - column)
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

/// Adds rows to `sums`, column by column, in the order of the rows.
@inline(never)
package func addRows(
  rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
  into sums: UnsafeMutablePointer<Float>
) {
  addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums) { place, _, _ in load(place) }
}

/// Adds rows as the kernel does.
///
/// - Parameter read: returns the 16 floats at a place, told its row and column.
@inline(__always)
func addRows(
  rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int, into sums: UnsafeMutablePointer<Float>,
  read: (_ place: UnsafePointer<Float>, _ row: Int, _ column: Int) -> Lanes
) {
  var column = 0
  // Four vectors at a time: the sums of one wait for one another.
  while column + 4 * laneCount <= columns {
    let sum = sums + column
    var (a, b) = (load(sum), load(sum + laneCount))
    var (c, d) = (load(sum + 2 * laneCount), load(sum + 3 * laneCount))
    var origin = source + column
    for row in 0..<rows {
      a = a + read(origin, row, column)
      b = b + read(origin + laneCount, row, column + laneCount)
      c = c + read(origin + 2 * laneCount, row, column + 2 * laneCount)
      d = d + read(origin + 3 * laneCount, row, column + 3 * laneCount)
      origin += rowStride
    }
    store(a, sum)
    store(b, sum + laneCount)
    store(c, sum + 2 * laneCount)
    store(d, sum + 3 * laneCount)
    column += 4 * laneCount
  }
  while column < columns {
    var sum = load(sums + column)
    for row in 0..<rows { sum = sum + read(source + row * rowStride + column, row, column) }
    store(sum, sums + column, count: columns - column)
    column += laneCount
  }
}

/// Adds `count` floats to as many others, element by element.
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
  // Four rows at a time: the sums of one row wait for one another.
  let fours = rows / 4 * 4
  for row in stride(from: 0, to: fours, by: 4) {
    fourDotProducts(columns: columns, matrix: matrix + row * columns, vector: vector, into: products + row)
  }
  for row in fours..<rows {
    var sums = Lanes(repeating: 0)
    var column = 0
    while column + laneCount <= columns {
      sums = multiplyAdd(load(vector + column), load(matrix + row * columns + column), sums)
      column += laneCount
    }
    products[row] = treeSum(
      addingLast(columns - column, of: matrix + row * columns + column, times: vector + column, to: sums))
  }
}

/// The inner products of four rows with a vector.
@inline(never)
private func fourDotProducts(
  columns: Int, matrix: UnsafePointer<Float>, vector: UnsafePointer<Float>, into products: UnsafeMutablePointer<Float>
) {
  let (first, second, third, fourth) = (matrix, matrix + columns, matrix + 2 * columns, matrix + 3 * columns)
  var firstSums = Lanes(repeating: 0)
  var secondSums = Lanes(repeating: 0)
  var thirdSums = Lanes(repeating: 0)
  var fourthSums = Lanes(repeating: 0)
  var column = 0
  while column + laneCount <= columns {
    let values = load(vector + column)
    firstSums = multiplyAdd(values, load(first + column), firstSums)
    secondSums = multiplyAdd(values, load(second + column), secondSums)
    thirdSums = multiplyAdd(values, load(third + column), thirdSums)
    fourthSums = multiplyAdd(values, load(fourth + column), fourthSums)
    column += laneCount
  }
  let rest = columns - column
  products[0] = treeSum(addingLast(rest, of: first + column, times: vector + column, to: firstSums))
  products[1] = treeSum(addingLast(rest, of: second + column, times: vector + column, to: secondSums))
  products[2] = treeSum(addingLast(rest, of: third + column, times: vector + column, to: thirdSums))
  products[3] = treeSum(addingLast(rest, of: fourth + column, times: vector + column, to: fourthSums))
}

/// `sums` and the products of the last `count` floats of two rows, fewer than 16.
@inline(__always)
private func addingLast(
  _ count: Int, of row: UnsafePointer<Float>, times vector: UnsafePointer<Float>, to sums: Lanes
) -> Lanes {
  guard count > 0 else { return sums }
  let isInside = inside(count)
  let value = Lanes(repeating: 0).replacing(with: load(vector), where: isInside)
  // After the end of a row comes the next one: an infinity there must not be multiplied with zero.
  let other = Lanes(repeating: 0).replacing(with: load(row), where: isInside)
  return multiplyAdd(value, other, sums)
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
