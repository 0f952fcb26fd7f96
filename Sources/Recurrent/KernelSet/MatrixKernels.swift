import Kernels
import KernelsAVX2
import KernelsAVX512

// Products and rows of matrices.
extension KernelSet {
  /// C = A · B, or C += A · B when `accumulating`.
  @inline(__always)
  package func matrixProduct(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aRowStride: Int, aInnerStride: Int,
    b: UnsafePointer<Float>, bRowStride: Int, bStripStride: Int = 16, c: UnsafeMutablePointer<Float>, cRowStride: Int,
    accumulating: Bool
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.matrixProduct(
        rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
        bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride, accumulating: accumulating)
    case .avx2:
      KernelsAVX2.matrixProduct(
        rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
        bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride, accumulating: accumulating)
    case .avx512:
      KernelsAVX512.matrixProduct(
        rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
        bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride, accumulating: accumulating)
    }
  }

  /// Packs `rows` rows of 16 columns each, strip by strip.
  @inline(__always)
  package func packStrips(
    rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
    into strips: UnsafeMutablePointer<Float>, stripStride: Int
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.packStrips(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: stripStride)
    case .avx2:
      KernelsAVX2.packStrips(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: stripStride)
    case .avx512:
      KernelsAVX512.packStrips(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: stripStride)
    }
  }

  /// Packs the transpose of a matrix: rows of the source become columns.
  @inline(__always)
  package func packTransposedStrips(
    rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
    into strips: UnsafeMutablePointer<Float>, stripStride: Int
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.packTransposedStrips(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: stripStride)
    case .avx2:
      KernelsAVX2.packTransposedStrips(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: stripStride)
    case .avx512:
      KernelsAVX512.packTransposedStrips(
        rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips, stripStride: stripStride)
    }
  }

  /// Sets every one of `rows` rows to `source`: a bias before a product is added to it.
  @inline(__always)
  package func fillRows(
    rows: Int, columns: Int, with source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>,
    rowStride: Int
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.fillRows(rows: rows, columns: columns, with: source, into: destination, rowStride: rowStride)
    case .avx2:
      KernelsAVX2.fillRows(rows: rows, columns: columns, with: source, into: destination, rowStride: rowStride)
    case .avx512:
      KernelsAVX512.fillRows(rows: rows, columns: columns, with: source, into: destination, rowStride: rowStride)
    }
  }

  /// Adds `bias` to the table's row of each symbol: the product of one-hot rows with a kernel.
  @inline(__always)
  package func gatherRows(
    rows: Int, columns: Int, symbols: UnsafePointer<UInt8>, table: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    into destination: UnsafeMutablePointer<Float>, rowStride: Int
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gatherRows(
        rows: rows, columns: columns, symbols: symbols, table: table, bias: bias, into: destination,
        rowStride: rowStride)
    case .avx2:
      KernelsAVX2.gatherRows(
        rows: rows, columns: columns, symbols: symbols, table: table, bias: bias, into: destination,
        rowStride: rowStride)
    case .avx512:
      KernelsAVX512.gatherRows(
        rows: rows, columns: columns, symbols: symbols, table: table, bias: bias, into: destination,
        rowStride: rowStride)
    }
  }

  /// Adds each row to the table's row of its symbol, in the order of the rows: the gradient of a kernel whose
  /// input is one-hot. Works on the columns `firstColumn ..< firstColumn + columns` alone, so that threads
  /// share the work by columns.
  @inline(__always)
  package func scatterAddRows(
    rows: Int, firstColumn: Int, columns: Int, symbols: UnsafePointer<UInt8>, from source: UnsafePointer<Float>,
    sourceRowStride: Int, into table: UnsafeMutablePointer<Float>, tableRowStride: Int
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.scatterAddRows(
        rows: rows, firstColumn: firstColumn, columns: columns, symbols: symbols, from: source,
        sourceRowStride: sourceRowStride, into: table, tableRowStride: tableRowStride)
    case .avx2:
      KernelsAVX2.scatterAddRows(
        rows: rows, firstColumn: firstColumn, columns: columns, symbols: symbols, from: source,
        sourceRowStride: sourceRowStride, into: table, tableRowStride: tableRowStride)
    case .avx512:
      KernelsAVX512.scatterAddRows(
        rows: rows, firstColumn: firstColumn, columns: columns, symbols: symbols, from: source,
        sourceRowStride: sourceRowStride, into: table, tableRowStride: tableRowStride)
    }
  }

  /// Adds up rows column by column, in the order of the rows, onto `sums`.
  @inline(__always)
  package func addRows(
    rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int, into sums: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums)
    case .avx2: KernelsAVX2.addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums)
    case .avx512: KernelsAVX512.addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums)
    }
  }

  /// Adds `count` floats onto others, one by one.
  @inline(__always)
  package func add(count: Int, _ source: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    case .baseline: Kernels.add(count: count, source, to: sums)
    case .avx2: KernelsAVX2.add(count: count, source, to: sums)
    case .avx512: KernelsAVX512.add(count: count, source, to: sums)
    }
  }

  /// The inner product of each row with a vector.
  @inline(__always)
  package func dotProducts(
    rows: Int, columns: Int, matrix: UnsafePointer<Float>, vector: UnsafePointer<Float>,
    into products: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.dotProducts(rows: rows, columns: columns, matrix: matrix, vector: vector, into: products)
    case .avx2: KernelsAVX2.dotProducts(rows: rows, columns: columns, matrix: matrix, vector: vector, into: products)
    case .avx512:
      KernelsAVX512.dotProducts(rows: rows, columns: columns, matrix: matrix, vector: vector, into: products)
    }
  }

  /// The transpose of the rows `firstRow ..< firstRow + rows` of `source` [·, columns] as columns of
  /// `destination` [columns, destinationRowStride].
  @inline(__always)
  package func transpose(
    firstRow: Int, rows: Int, columns: Int, from source: UnsafePointer<Float>,
    into destination: UnsafeMutablePointer<Float>, destinationRowStride: Int
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.transpose(
        firstRow: firstRow, rows: rows, columns: columns, from: source, into: destination,
        destinationRowStride: destinationRowStride)
    case .avx2:
      KernelsAVX2.transpose(
        firstRow: firstRow, rows: rows, columns: columns, from: source, into: destination,
        destinationRowStride: destinationRowStride)
    case .avx512:
      KernelsAVX512.transpose(
        firstRow: firstRow, rows: rows, columns: columns, from: source, into: destination,
        destinationRowStride: destinationRowStride)
    }
  }

  /// Sets `count` floats to zero.
  @inline(__always)
  package func clear(count: Int, _ destination: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    case .baseline: Kernels.clear(count: count, destination)
    case .avx2: KernelsAVX2.clear(count: count, destination)
    case .avx512: KernelsAVX512.clear(count: count, destination)
    }
  }
}
