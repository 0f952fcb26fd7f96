import Kernels
import KernelsAVX2
import KernelsAVX512

// Products and rows of matrices.
extension KernelSet {
  /// C = S + A · B: every sum starts from the element of S in its place, or from zero where there is none.
  @inline(__always)
  package func matrixProduct(
    rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aRowStride: Int, aInnerStride: Int,
    b: UnsafePointer<Float>, bRowStride: Int, bStripStride: Int = 16, c: UnsafeMutablePointer<Float>, cRowStride: Int,
    startingFrom start: RowSource?
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.matrixProduct(
        rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
        bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride, start: start?.pointer,
        startRowStride: start?.stride ?? 0, startSymbols: start?.symbols)
    case .avx2:
      KernelsAVX2.matrixProduct(
        rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
        bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride, start: start?.pointer,
        startRowStride: start?.stride ?? 0, startSymbols: start?.symbols)
    case .avx512:
      KernelsAVX512.matrixProduct(
        rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride, aInnerStride: aInnerStride, b: b,
        bRowStride: bRowStride, bStripStride: bStripStride, c: c, cRowStride: cRowStride, start: start?.pointer,
        startRowStride: start?.stride ?? 0, startSymbols: start?.symbols)
    }
  }

  /// C = A · B, or C += A · B when `accumulating`.
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

  /// Copies rows.
  @inline(__always)
  package func copyRows(
    rows: Int, columns: Int, from source: RowSource, into destination: UnsafeMutablePointer<Float>, rowStride: Int
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.copyRows(
        rows: rows, columns: columns, from: source.pointer, sourceRowStride: source.stride, symbols: source.symbols,
        into: destination, rowStride: rowStride)
    case .avx2:
      KernelsAVX2.copyRows(
        rows: rows, columns: columns, from: source.pointer, sourceRowStride: source.stride, symbols: source.symbols,
        into: destination, rowStride: rowStride)
    case .avx512:
      KernelsAVX512.copyRows(
        rows: rows, columns: columns, from: source.pointer, sourceRowStride: source.stride, symbols: source.symbols,
        into: destination, rowStride: rowStride)
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
