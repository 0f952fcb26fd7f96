// C = A · B or C += A · B over row-major floats. Every element of C receives its terms in the order of the
// inner index, one fused multiply-add each, whatever the tiles: tiles differ between instruction sets, the
// order of a sum never does.

/// C = A · B, or C += A · B when `accumulating`.
///
/// - Parameters:
///   - rows: rows of A and C.
///   - columns: columns of B and C. B is read in whole vectors, so its buffer has padding behind it.
///   - inner: columns of A, rows of B.
///   - a: [rows, inner] with any strides, so that a transposed matrix is read in place.
///   - b: [inner, columns], contiguous columns.
///   - c: [rows, columns], contiguous columns.
@inline(never)
package func matrixProduct(
  rows: Int, columns: Int, inner: Int,
  a: UnsafePointer<Float>, aRowStride: Int, aInnerStride: Int,
  b: UnsafePointer<Float>, bRowStride: Int,
  c: UnsafeMutablePointer<Float>, cRowStride: Int, accumulating: Bool
) {
  var column = 0
  while column < columns {
    let width = min(tileVectors * laneCount, columns - column)
    var row = 0
    while row < rows {
      let height = tileHeight(rowsLeft: rows - row)
      tile(
        height: height, width: width, inner: inner, a + row * aRowStride, aRowStride, aInnerStride,
        b + column, bRowStride, c + row * cRowStride + column, cRowStride, accumulating)
      row += height
    }
    column += tileVectors * laneCount
  }
}

#if KERNELS_AVX512
  /// Vectors beside each other in a tile: 8 × 2 accumulators hide the latency of the multiply-add.
  private let tileVectors = 2
#else
  /// A vector is two registers of AVX2: 6 × 1 vectors, one of B and a factor fill 15 of its 16.
  private let tileVectors = 1
#endif

/// The tallest tile that fits.
@inline(__always)
private func tileHeight(rowsLeft: Int) -> Int {
  #if KERNELS_AVX512
    if rowsLeft >= 8 { return 8 }
  #elseif KERNELS_AVX2
    if rowsLeft >= 6 && rowsLeft != 8 { return 6 }
  #endif
  #if !KERNELS_BASELINE
    if rowsLeft >= 4 { return 4 }
  #endif
  #if KERNELS_BASELINE
    return 1
  #else
    return rowsLeft >= 2 ? 2 : 1
  #endif
}

@inline(__always)
private func tile(
  height: Int, width: Int, inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
  _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
  _ accumulating: Bool
) {
  switch height {
  #if KERNELS_AVX512
    case 8: tile8(width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  #elseif KERNELS_AVX2
    case 6: tile6(width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  #endif
  #if !KERNELS_BASELINE
    case 4: tile4(width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
    case 2: tile2(width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  #endif
  default: tile1(width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  }
}

// One function a height, so that the accumulators are registers.

#if KERNELS_AVX512
  @inline(never)
  private func tile8(
    _ width: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
    _ accumulating: Bool
  ) {
    panels(8, width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  }
#endif

#if KERNELS_AVX2
  @inline(never)
  private func tile6(
    _ width: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
    _ accumulating: Bool
  ) {
    panels(6, width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  }
#endif

#if !KERNELS_BASELINE
  @inline(never)
  private func tile4(
    _ width: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
    _ accumulating: Bool
  ) {
    panels(4, width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  }

  @inline(never)
  private func tile2(
    _ width: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
    _ accumulating: Bool
  ) {
    panels(2, width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  }
#endif

@inline(never)
private func tile1(
  _ width: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
  _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
  _ accumulating: Bool
) {
  panels(1, width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
}

/// Two vectors wide where there are columns for it; both arguments are constants inside.
@inline(__always)
private func panels(
  _ height: Int, _ width: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
  _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
  _ accumulating: Bool
) {
  if tileVectors == 2 && width > laneCount {
    panel(height, 2, width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  } else {
    panel(height, 1, width, inner, a, aRowStride, aInnerStride, b, bRowStride, c, cRowStride, accumulating)
  }
}

#if KERNELS_BASELINE
  /// One row by one vector: where the multiply-add is emulated there are no registers to spare.
  @inline(__always)
  private func panel(
    _ height: Int, _ vectors: Int, _ width: Int, _ inner: Int,
    _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
    _ accumulating: Bool
  ) {
    var sum = accumulating ? load(c) : Lanes(repeating: 0)
    for index in 0..<inner {
      sum = multiplyAdd(Lanes(repeating: a[index * aInnerStride]), load(b + index * bRowStride), sum)
    }
    store(sum, c, count: width)
  }
#else
  /// One tile: `height` rows by `vectors` vectors, both constants at every call, so that the loops over them
  /// unroll and the accumulators stay in registers.
  @inline(__always)
  private func panel(
    _ height: Int, _ vectors: Int, _ width: Int, _ inner: Int,
    _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ c: UnsafeMutablePointer<Float>, _ cRowStride: Int,
    _ accumulating: Bool
  ) {
    var sums = InlineArray<16, Lanes>(repeating: Lanes(repeating: 0))
    if accumulating {
      for row in 0..<height {
        for vector in 0..<vectors {
          sums[row * vectors + vector] = load(c + row * cRowStride + vector * laneCount)
        }
      }
    }
    var left = a
    var right = b
    for _ in 0..<inner {
      let first = load(right)
      let second = vectors == 2 ? load(right + laneCount) : first
      for row in 0..<height {
        let factor = Lanes(repeating: left[row * aRowStride])
        sums[row * vectors] = multiplyAdd(factor, first, sums[row * vectors])
        if vectors == 2 { sums[row * vectors + 1] = multiplyAdd(factor, second, sums[row * vectors + 1]) }
      }
      left += aInnerStride
      right += bRowStride
    }
    for row in 0..<height {
      for vector in 0..<vectors {
        store(
          sums[row * vectors + vector], c + row * cRowStride + vector * laneCount, count: width - vector * laneCount)
      }
    }
  }
#endif
