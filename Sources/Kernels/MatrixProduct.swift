// C = A · B over row-major floats. Every element of C receives its terms in the order of the inner index, one fused
// multiply-add each, whatever the tiles: tiles differ between instruction sets, the order of a sum never does.

/// C = S + A · B: every sum starts from the element of S in its place, or from zero.
///
/// - Parameters:
///   - rows: rows of A and C.
///   - columns: columns of B and C. B and S are read in whole vectors, so their buffers end with padding.
///   - inner: columns of A, rows of B.
///   - a: [rows, inner] with any strides, so that a transposed matrix is read in place.
///   - b: [inner, columns]; from 16 columns to the next 16 it is `bStripStride` floats, in a plain matrix 16.
///   - c: [rows, columns], contiguous columns.
///   - start: S, nil for zero; its rows as `startOfRow` finds them. It may be C itself.
@inline(never)
package func matrixProduct(
  rows: Int, columns: Int, inner: Int,
  a: UnsafePointer<Float>, aRowStride: Int, aInnerStride: Int,
  b: UnsafePointer<Float>, bRowStride: Int, bStripStride: Int,
  c: UnsafeMutablePointer<Float>, cRowStride: Int,
  start: UnsafePointer<Float>?, startRowStride: Int, startSymbols: UnsafePointer<UInt8>?
) {
  block(
    rows, columns, min(blockDepth, inner), a, aRowStride, aInnerStride, b, bRowStride, bStripStride, c, cRowStride,
    start, startRowStride, startSymbols)
  var first = blockDepth
  while first < inner {
    block(
      rows, columns, min(blockDepth, inner - first), a + first * aInnerStride, aRowStride, aInnerStride,
      b + first * bRowStride, bRowStride, bStripStride, c, cRowStride, c, cRowStride, nil)
    first += blockDepth
  }
}

/// Rows of B that a product goes through before the next: what a tile reads of them stays in the first cache.
private let blockDepth = 256

/// The product over so many inner indices as a block has.
@inline(never)
private func block(
  _ rows: Int, _ columns: Int, _ depth: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
  _ b: UnsafePointer<Float>, _ bRowStride: Int, _ bStripStride: Int, _ c: UnsafeMutablePointer<Float>,
  _ cRowStride: Int, _ start: UnsafePointer<Float>?, _ startRowStride: Int, _ startSymbols: UnsafePointer<UInt8>?
) {
  #if KERNELS_BASELINE && !arch(arm64)
    emulatedBlock(
      rows, columns, depth, a, aRowStride, aInnerStride, b, bRowStride, bStripStride, c, cRowStride, start,
      startRowStride, startSymbols)
  #else
    var column = 0
    while column < columns {
      let width = min(tileVectors * laneCount, columns - column)
      var row = 0
      while row < rows {
        let height = tileHeight(rowsLeft: rows - row)
        tile(
          height, width, depth, a + row * aRowStride, aRowStride, aInnerStride, b + column / laneCount * bStripStride,
          bRowStride, bStripStride, c + row * cRowStride + column, cRowStride, start, startRowStride, startSymbols, row,
          column)
        row += height
      }
      column += tileVectors * laneCount
    }
  #endif
}
