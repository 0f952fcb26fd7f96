// What a tile of a matrix product works on.

/// A at the tile's first row.
struct LeftOperand {
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
struct RightOperand {
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
  func row(_ index: Int, isWide: Bool) -> VectorPair {
    let first = load(start + index * rowStride)
    return VectorPair(first: first, second: isWide ? load(start + index * rowStride + stripStride) : first)
  }
}

/// C at the tile's corner, and what its sums start from.
struct TileTarget {
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
struct VectorPair {
  var first: Lanes
  var second: Lanes
}
