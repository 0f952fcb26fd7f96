// Matrix products: C = S + A · B, where A, B and C are matrices of floats, row by row.

extension KernelSet {
  /// C = S + A · B: every sum starts from the element of S in its place, or from zero if there is no S.
  @inline(__always)
  package func matrixProduct(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aRowStride: Int, aInnerStride: Int,
    b: UnsafePointer<Float>, bRowStride: Int, bStripStride: Int = 16, c: UnsafeMutablePointer<Float>, cRowStride: Int,
    startingFrom start: RowSource?
  ) {
    matrixProduct(
      rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
      bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride, start: start?.pointer,
      startRowStride: start?.stride ?? 0, startSymbols: start?.symbols)
  }

  /// C = A · B, or C += A · B if `accumulating`.
  @inline(__always)
  package func matrixProduct(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aRowStride: Int, aInnerStride: Int,
    b: UnsafePointer<Float>, bRowStride: Int, bStripStride: Int = 16, c: UnsafeMutablePointer<Float>, cRowStride: Int,
    accumulating: Bool
  ) {
    matrixProduct(
      rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
      bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride,
      startingFrom: accumulating ? RowSource(c, stride: cRowStride) : nil)
  }

  /// C = S + A · B, where B is packed: every sum starts from the element of S in its place, or from zero if there is no
  /// S.
  ///
  /// - Parameter firstRow: the first row of `b` that is read.
  package func matrixProduct(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aRowStride: Int, b: Strips, firstRow: Int = 0,
    c: UnsafeMutablePointer<Float>, cRowStride: Int, startingFrom start: RowSource?
  ) {
    matrixProduct(
      rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: 1,
      b: b.pointer + firstRow * 16, bRowStride: 16, bStripStride: b.rows * 16, c: c, cRowStride: cRowStride,
      startingFrom: start)
  }

  /// C = A · B, or C += A · B if `accumulating`, where B is packed.
  package func matrixProduct(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aRowStride: Int, b: Strips, firstRow: Int = 0,
    c: UnsafeMutablePointer<Float>, cRowStride: Int, accumulating: Bool
  ) {
    matrixProduct(
      rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, b: b, firstRow: firstRow, c: c,
      cRowStride: cRowStride, startingFrom: accumulating ? RowSource(c, stride: cRowStride) : nil)
  }

  /// C = Aᵀ · B, the gradient of a kernel: A is what the kernel read and B the gradient of what it gave, over so many
  /// rows that B is packed block by block.
  ///
  /// - Parameters:
  ///   - rows: rows of C, columns of A.
  ///   - columns: columns of B and C.
  ///   - summed: rows of A and B.
  ///   - sums: if it is not nil, the rows of B are added to it, in order: the gradient of a bias, [columns].
  ///   - scratch: `gradientScratch` floats of the calling thread's own.
  package func gradientProduct(
    rows: Int, columns: Int, summed: Int, a: UnsafePointer<Float>, aStride: Int, b: UnsafePointer<Float>, bStride: Int,
    c: UnsafeMutablePointer<Float>, cStride: Int, sums: UnsafeMutablePointer<Float>? = nil,
    scratch: UnsafeMutablePointer<Float>
  ) {
    // Rows outside: what a block reads of A stays in the second cache for all columns.
    for first in stride(from: 0, to: max(1, summed), by: blockRows) {
      let depth = min(blockRows, summed - first)
      for column in stride(from: 0, to: columns, by: blockColumns) {
        let width = min(blockColumns, columns - column)
        pack(
          rows: depth, columns: width, from: b + first * bStride + column, rowStride: bStride, into: scratch,
          sums: sums.map { $0 + column })
        matrixProduct(
          rows: rows, columns: width, inner: depth, a: a + first * aStride, aRowStride: 1, aInnerStride: aStride,
          b: scratch, bRowStride: 16, bStripStride: 16 * depth, c: c + column, cRowStride: cStride,
          accumulating: first > 0)
      }
    }
  }

  /// Packs a block of B.
  @inline(__always)
  private func pack(
    rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
    into strips: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>?
  ) {
    if let sums {
      packAndAddRows(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: 16 * rows,
        sums: sums)
    } else {
      packStrips(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: 16 * rows)
    }
  }

  /// Floats of `gradientProduct`'s scratch.
  package static var gradientScratch: Int { blockRows * blockColumns }
}

/// A block of B: half of a second cache, its strips half of a first one.
private let blockRows = 256
private let blockColumns = 128
