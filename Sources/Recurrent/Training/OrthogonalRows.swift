/// Orthonormal rows, every such matrix equally likely: normal variates made orthogonal by Gram and Schmidt's method.
///
/// Rows go by blocks, so that most of the work is matrix products; everything is taken away twice, which single precision
/// needs. Threads divide the columns of the products, so that no sum has other terms for them. There are
/// 16 · rows² · columns / 4 operations whose order every bit depends on.
package enum OrthogonalRows {
  /// `rows` orthonormal rows of `columns` ≥ `rows` values, [rows, columns].
  ///
  /// - Parameters:
  ///   - stream: where the variates come from, from its start.
  ///   - pool: who works on it.
  ///   - work: about how many multiply-adds there are at most from one check to the next.
  ///   - check: called again and again; nothing is returned if it throws.
  package static func random<Stop: Error>(
    rows: Int, columns: Int, _ stream: RandomStream, kernels: KernelSet, pool: WorkerPool, work: Int = 1 << 26,
    check: () throws(Stop) -> Void
  ) throws(Stop) -> AlignedBuffer<Float> {
    let matrix = AlignedBuffer<Float>(count: rows * columns)
    try NormalVariates.fill(matrix, stream, kernels: kernels, pool: pool, check: check)
    let block = 32
    let transposed = AlignedBuffer<Float>(count: rows > block ? rows * columns : 0)
    let products = AlignedBuffer<Float>(count: block * rows)
    for first in stride(from: 0, to: rows, by: block) {
      let count = min(block, rows - first)
      let values = matrix.pointer + first * columns
      for _ in 0..<2 where first > 0 {
        // Some columns at a time, so that there is a check in between.
        for part in parts(of: first, work: work / (count * columns)) {
          inShares(of: part, pool) { own in
            kernels.matrixProduct(
              rows: count, columns: own.count, inner: columns, a: values, aRowStride: columns, aInnerStride: 1,
              b: transposed.pointer + own.lowerBound, bRowStride: rows, c: products.pointer + own.lowerBound,
              cRowStride: first, accumulating: false)
          }
          try check()
        }
        kernels.scale(count: count * first, products.pointer, by: -1)
        for part in parts(of: columns, work: work / (count * first)) {
          inShares(of: part, pool) { own in
            kernels.matrixProduct(
              rows: count, columns: own.count, inner: first, a: products.pointer, aRowStride: first, aInnerStride: 1,
              b: matrix.pointer + own.lowerBound, bRowStride: columns, c: values + own.lowerBound,
              cRowStride: columns, accumulating: true)
          }
          try check()
        }
      }
      orthonormalize(values, rows: count, columns: columns, products: products.pointer, kernels: kernels)
      guard rows > block else { break }
      kernels.transpose(
        firstRow: first, rows: count, columns: columns, from: matrix.pointer, into: transposed.pointer,
        destinationRowStride: rows)
      try check()
    }
    return matrix
  }

  /// Columns in parts of about `work`, each a whole number of vectors.
  private static func parts(of columns: Int, work: Int) -> [Range<Int>] {
    let size = max(work / 64, 1) * 64
    return stride(from: 0, to: columns, by: size).map { $0..<min($0 + size, columns) }
  }

  /// Calls `body` for each thread's share of some columns.
  private static func inShares(of columns: Range<Int>, _ pool: WorkerPool, _ body: (Range<Int>) -> Void) {
    pool.run { part in
      let own = share(of: columns.count, part: part, parts: pool.parts)
      if !own.isEmpty { body(columns.lowerBound + own.lowerBound..<columns.lowerBound + own.upperBound) }
    }
  }

  /// Makes a few rows orthonormal, one after another.
  private static func orthonormalize(
    _ values: UnsafeMutablePointer<Float>, rows: Int, columns: Int, products: UnsafeMutablePointer<Float>,
    kernels: KernelSet
  ) {
    for row in 0..<rows {
      let current = values + row * columns
      for _ in 0..<2 {
        kernels.dotProducts(rows: row, columns: columns, matrix: values, vector: current, into: products)
        kernels.scale(count: row, products, by: -1)
        kernels.matrixProduct(
          rows: 1, columns: columns, inner: row, a: products, aRowStride: row, aInnerStride: 1,
          b: values, bRowStride: columns, c: current, cRowStride: columns, accumulating: true)
        let norm = kernels.squaredNorm(count: columns, current).squareRoot()
        kernels.scale(count: columns, current, by: 1 / norm)
      }
    }
  }
}
