// Tiles of a matrix product, whose sums stay in registers.

#if KERNELS_AVX512
  /// Vectors beside each other in a tile: 12 × 2 sums, two vectors of B and a factor fill 27 of 32 registers.
  let tileVectors = 2
#else
  /// A vector is two registers of AVX2: 6 × 1 sums, one vector of B and a factor fill 15 of its 16. It is four of ARM's:
  /// 4 × 1 sums, one vector of B and a factor fill 21 of its 32. It is four of WebAssembly's, of which most CPUs have 16:
  /// 2 × 1 sums, one vector of B and a factor fill 13.
  let tileVectors = 1
#endif

/// The tallest tile that fits.
@inline(__always)
func tileHeight(rowsLeft: Int) -> Int {
  #if KERNELS_AVX512
    // Four rows alone would wait for their sums: sixteen are twice eight.
    if rowsLeft >= 12 && rowsLeft != 16 { return 12 }
    if rowsLeft >= 8 { return 8 }
  #elseif KERNELS_AVX2
    if rowsLeft >= 6 && rowsLeft != 8 { return 6 }
  #endif
  #if (!KERNELS_BASELINE && !KERNELS_RELAXED) || arch(arm64)
    if rowsLeft >= 4 { return 4 }
  #endif
  #if !KERNELS_BASELINE || arch(arm64)
    if rowsLeft >= 2 { return 2 }
  #endif
  return 1
}

/// One tile of C: `height` rows by up to `tileVectors` vectors.
///
/// - Parameters:
///   - start: what all of C starts from, nil for zero.
///   - row, column: where the tile is in C.
@inline(__always)
func tile(
  _ height: Int, _ width: Int, _ inner: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
  _ b: UnsafePointer<Float>, _ bRowStride: Int, _ bStripStride: Int, _ c: UnsafeMutablePointer<Float>,
  _ cRowStride: Int, _ start: UnsafePointer<Float>?, _ startRowStride: Int, _ startSymbols: UnsafePointer<UInt8>?,
  _ row: Int, _ column: Int
) {
  let left = Left(a, rowStride: aRowStride, innerStride: aInnerStride)
  let right = Right(b, rowStride: bRowStride, stripStride: bStripStride, inner: inner)
  let target = Target(
    c, rowStride: cRowStride, width: width, startsFromZero: start == nil, row: row,
    start: (start ?? UnsafePointer(c)) + column,
    startRowStride: startRowStride, startSymbols: startSymbols)
  switch height {
  #if KERNELS_AVX512
    case 12: tile12(left, right, target)
    case 8: tile8(left, right, target)
  #elseif KERNELS_AVX2
    case 6: tile6(left, right, target)
  #endif
  #if (!KERNELS_BASELINE && !KERNELS_RELAXED) || arch(arm64)
    case 4: tile4(left, right, target)
  #endif
  #if !KERNELS_BASELINE || arch(arm64)
    case 2: tile2(left, right, target)
  #endif
  default: tile1(left, right, target)
  }
}

// Types here are private: of others a build for tests makes functions that have the same names for every instruction set, and
// the linker keeps any of them (`check-shared-symbols.sh`).

/// A at the tile's first row.
private struct Left {
  private let start: UnsafePointer<Float>
  private let rowStride: Int
  private let innerStride: Int

  @inline(__always)
  init(_ start: UnsafePointer<Float>, rowStride: Int, innerStride: Int) {
    self.start = start
    self.rowStride = rowStride
    self.innerStride = innerStride
  }

  /// A's element, in all lanes.
  @inline(__always)
  func factor(_ row: Int, _ index: Int) -> Lanes { Lanes(repeating: start[row * rowStride + index * innerStride]) }
}

/// B at the tile's first column.
private struct Right {
  private let start: UnsafePointer<Float>
  private let rowStride: Int
  private let stripStride: Int
  let inner: Int

  @inline(__always)
  init(_ start: UnsafePointer<Float>, rowStride: Int, stripStride: Int, inner: Int) {
    self.start = start
    self.rowStride = rowStride
    self.stripStride = stripStride
    self.inner = inner
  }

  @inline(__always)
  func row(_ index: Int, isWide: Bool) -> Pair {
    let first = load(start + index * rowStride)
    return Pair(first: first, second: isWide ? load(start + index * rowStride + stripStride) : first)
  }
}

/// C at the tile's corner, and what its sums start from.
private struct Target {
  let corner: UnsafeMutablePointer<Float>
  let rowStride: Int
  /// Columns of the tile, at most those of its vectors.
  let width: Int
  let startsFromZero: Bool
  private let row: Int
  private let start: UnsafePointer<Float>
  private let startRowStride: Int
  private let startSymbols: UnsafePointer<UInt8>?

  @inline(__always)
  init(
    _ corner: UnsafeMutablePointer<Float>, rowStride: Int, width: Int, startsFromZero: Bool, row: Int,
    start: UnsafePointer<Float>, startRowStride: Int, startSymbols: UnsafePointer<UInt8>?
  ) {
    self.corner = corner
    self.rowStride = rowStride
    self.width = width
    self.startsFromZero = startsFromZero
    self.row = row
    self.start = start
    self.startRowStride = startRowStride
    self.startSymbols = startSymbols
  }

  @inline(__always)
  var isWide: Bool { tileVectors == 2 && width > laneCount }

  /// What a row of the tile starts from.
  @inline(__always)
  func start(of row: Int) -> UnsafePointer<Float> { startOfRow(self.row + row, start, startRowStride, startSymbols) }
}

/// Two vectors beside each other; where a tile is one vector wide the second is never used.
private struct Pair {
  var first: Lanes
  var second: Lanes
}

/// Two rows of a tile's sums: variables of their own, which stay in registers where an array would not.
private struct TwoRows {
  private var upper = Pair(first: Lanes(repeating: 0), second: Lanes(repeating: 0))
  private var lower = Pair(first: Lanes(repeating: 0), second: Lanes(repeating: 0))

  @inline(__always)
  init(_ row: Int, _ target: Target, isWide: Bool) {
    guard !target.startsFromZero else { return }
    let (above, below) = (target.start(of: row), target.start(of: row + 1))
    upper.first = load(above)
    lower.first = load(below)
    if isWide {
      upper.second = load(above + laneCount)
      lower.second = load(below + laneCount)
    }
  }

  @inline(__always)
  mutating func add(_ row: Int, _ index: Int, _ left: Left, _ right: Pair, isWide: Bool) {
    let factor = left.factor(row, index)
    upper.first = multiplyAdd(factor, right.first, upper.first)
    if isWide { upper.second = multiplyAdd(factor, right.second, upper.second) }
    let next = left.factor(row + 1, index)
    lower.first = multiplyAdd(next, right.first, lower.first)
    if isWide { lower.second = multiplyAdd(next, right.second, lower.second) }
  }

  @inline(__always)
  func write(_ row: Int, _ target: Target, isWide: Bool) {
    let place = target.corner + row * target.rowStride
    store(upper.first, place, count: target.width)
    store(lower.first, place + target.rowStride, count: target.width)
    if isWide {
      store(upper.second, place + laneCount, count: target.width - laneCount)
      store(lower.second, place + target.rowStride + laneCount, count: target.width - laneCount)
    }
  }
}

// One function for each height; those that are inlined get `isWide` as a constant.

#if KERNELS_AVX512
  @inline(never)
  private func tile12(_ left: Left, _ right: Right, _ target: Target) {
    if target.isWide { tile12(left, right, target, true) } else { tile12(left, right, target, false) }
  }

  @inline(__always)
  private func tile12(_ left: Left, _ right: Right, _ target: Target, _ isWide: Bool) {
    var a = TwoRows(0, target, isWide: isWide)
    var b = TwoRows(2, target, isWide: isWide)
    var c = TwoRows(4, target, isWide: isWide)
    var d = TwoRows(6, target, isWide: isWide)
    var e = TwoRows(8, target, isWide: isWide)
    var f = TwoRows(10, target, isWide: isWide)
    for index in 0..<right.inner {
      let row = right.row(index, isWide: isWide)
      a.add(0, index, left, row, isWide: isWide)
      b.add(2, index, left, row, isWide: isWide)
      c.add(4, index, left, row, isWide: isWide)
      d.add(6, index, left, row, isWide: isWide)
      e.add(8, index, left, row, isWide: isWide)
      f.add(10, index, left, row, isWide: isWide)
    }
    a.write(0, target, isWide: isWide)
    b.write(2, target, isWide: isWide)
    c.write(4, target, isWide: isWide)
    d.write(6, target, isWide: isWide)
    e.write(8, target, isWide: isWide)
    f.write(10, target, isWide: isWide)
  }

  @inline(never)
  private func tile8(_ left: Left, _ right: Right, _ target: Target) {
    if target.isWide { tile8(left, right, target, true) } else { tile8(left, right, target, false) }
  }

  @inline(__always)
  private func tile8(_ left: Left, _ right: Right, _ target: Target, _ isWide: Bool) {
    var a = TwoRows(0, target, isWide: isWide)
    var b = TwoRows(2, target, isWide: isWide)
    var c = TwoRows(4, target, isWide: isWide)
    var d = TwoRows(6, target, isWide: isWide)
    for index in 0..<right.inner {
      let row = right.row(index, isWide: isWide)
      a.add(0, index, left, row, isWide: isWide)
      b.add(2, index, left, row, isWide: isWide)
      c.add(4, index, left, row, isWide: isWide)
      d.add(6, index, left, row, isWide: isWide)
    }
    a.write(0, target, isWide: isWide)
    b.write(2, target, isWide: isWide)
    c.write(4, target, isWide: isWide)
    d.write(6, target, isWide: isWide)
  }
#endif

#if KERNELS_AVX2
  @inline(never)
  private func tile6(_ left: Left, _ right: Right, _ target: Target) {
    var a = TwoRows(0, target, isWide: false)
    var b = TwoRows(2, target, isWide: false)
    var c = TwoRows(4, target, isWide: false)
    for index in 0..<right.inner {
      let row = right.row(index, isWide: false)
      a.add(0, index, left, row, isWide: false)
      b.add(2, index, left, row, isWide: false)
      c.add(4, index, left, row, isWide: false)
    }
    a.write(0, target, isWide: false)
    b.write(2, target, isWide: false)
    c.write(4, target, isWide: false)
  }
#endif

#if (!KERNELS_BASELINE && !KERNELS_RELAXED) || arch(arm64)
  @inline(never)
  private func tile4(_ left: Left, _ right: Right, _ target: Target) {
    if target.isWide { tile4(left, right, target, true) } else { tile4(left, right, target, false) }
  }

  @inline(__always)
  private func tile4(_ left: Left, _ right: Right, _ target: Target, _ isWide: Bool) {
    var a = TwoRows(0, target, isWide: isWide)
    var b = TwoRows(2, target, isWide: isWide)
    for index in 0..<right.inner {
      let row = right.row(index, isWide: isWide)
      a.add(0, index, left, row, isWide: isWide)
      b.add(2, index, left, row, isWide: isWide)
    }
    a.write(0, target, isWide: isWide)
    b.write(2, target, isWide: isWide)
  }
#endif

#if !KERNELS_BASELINE || arch(arm64)
  @inline(never)
  private func tile2(_ left: Left, _ right: Right, _ target: Target) {
    if target.isWide { tile2(left, right, target, true) } else { tile2(left, right, target, false) }
  }

  @inline(__always)
  private func tile2(_ left: Left, _ right: Right, _ target: Target, _ isWide: Bool) {
    var sums = TwoRows(0, target, isWide: isWide)
    for index in 0..<right.inner {
      sums.add(0, index, left, right.row(index, isWide: isWide), isWide: isWide)
    }
    sums.write(0, target, isWide: isWide)
  }
#endif

@inline(never)
private func tile1(_ left: Left, _ right: Right, _ target: Target) {
  var sums = Pair(first: Lanes(repeating: 0), second: Lanes(repeating: 0))
  if !target.startsFromZero { sums.first = load(target.start(of: 0)) }
  guard target.isWide else {
    for index in 0..<right.inner {
      sums.first = multiplyAdd(left.factor(0, index), right.row(index, isWide: false).first, sums.first)
    }
    return store(sums.first, target.corner, count: target.width)
  }
  if !target.startsFromZero { sums.second = load(target.start(of: 0) + laneCount) }
  for index in 0..<right.inner {
    let (factor, row) = (left.factor(0, index), right.row(index, isWide: true))
    sums.first = multiplyAdd(factor, row.first, sums.first)
    sums.second = multiplyAdd(factor, row.second, sums.second)
  }
  store(sums.first, target.corner)
  store(sums.second, target.corner + laneCount, count: target.width - laneCount)
}
