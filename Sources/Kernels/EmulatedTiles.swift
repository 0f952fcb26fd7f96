// Strips of a matrix product on a CPU without a fused multiply-add: the sums of a row stay doubles all the way, each rounded
// to a float after every term, and whether a rounding is in doubt is asked once a tile.

#if KERNELS_BASELINE && !arch(arm64)

  import CLanes

  /// The rows that make it worth looking through a strip of B first.
  private let rowsWorthLooking = 4

  /// The bits of the smallest magnitude in A that is not zero, less one, as `emulatedStrip` asks for it.
  @inline(never)
  func smallestMagnitude(
    _ rows: Int, _ depth: Int, _ a: UnsafePointer<Float>, _ rowStride: Int, _ innerStride: Int
  ) -> Int32 {
    var smallest = Int32.max
    for row in 0..<rows {
      for index in 0..<depth {
        let bits = a[row * rowStride + index * innerStride].bitPattern & 0x7FFF_FFFF
        let magnitude = Int32(bitPattern: (bits &- 1) & 0x7FFF_FFFF)
        smallest = magnitude < smallest ? magnitude : smallest
      }
    }
    return smallest
  }

  /// The same in a strip of B.
  @inline(never)
  private func smallestMagnitude(_ depth: Int, _ b: UnsafePointer<Float>, _ rowStride: Int) -> Int32 {
    var smallest = SIMD4<Int32>(repeating: Int32.max)
    for index in 0..<depth {
      let row = b + index * rowStride
      let first = lanes_smaller(lanes_magnitude(load4(row)), lanes_magnitude(load4(row + 4)))
      let last = lanes_smaller(lanes_magnitude(load4(row + 8)), lanes_magnitude(load4(row + 12)))
      smallest = lanes_smaller(smallest, lanes_smaller(first, last))
    }
    let upper = smallest[0] < smallest[1] ? smallest[0] : smallest[1]
    let lower = smallest[2] < smallest[3] ? smallest[2] : smallest[3]
    return upper < lower ? upper : lower
  }

  /// Whether no sum of products can be rounded wrongly below the normal range.
  ///
  /// Numbers whose exponents are 2ᵖ and 2^q have products that are multiples of 2^(p + q − 46), and all floats are multiples
  /// of 2⁻¹⁴⁹. From p + q = −132 on every sum is a multiple of 2⁻¹⁷⁸, so that a double holds one below 2⁻¹²⁶ exactly, and
  /// there is only one rounding.
  @inline(__always)
  private func staysExact(_ smallestA: Int32, _ smallestB: Int32) -> Bool {
    // Exponents with their bias of 127. Less one, a magnitude at the lower end of an exponent has the exponent below.
    (smallestA >> 23) + (smallestB >> 23) >= 254 - 132
  }

  /// The product over so many inner indices as a block has; see `matrixProduct`.
  @inline(never)
  func emulatedBlock(
    _ rows: Int, _ columns: Int, _ depth: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ bStripStride: Int, _ c: UnsafeMutablePointer<Float>,
    _ cRowStride: Int, _ start: UnsafePointer<Float>?, _ startRowStride: Int, _ startSymbols: UnsafePointer<UInt8>?
  ) {
    let looks = rows >= rowsWorthLooking
    let smallestA = looks ? smallestMagnitude(rows, depth, a, aRowStride, aInnerStride) : 0
    for column in stride(from: 0, to: columns, by: laneCount) {
      let strip = b + column / laneCount * bStripStride
      let isExact = looks && staysExact(smallestA, smallestMagnitude(depth, strip, bRowStride))
      let width = min(laneCount, columns - column)
      for row in 0..<rows {
        let (left, corner) = (a + row * aRowStride, c + row * cRowStride + column)
        if isExact {
          var origin: UnsafePointer<Float>? = nil
          if let start { origin = startOfRow(row, start + column, startRowStride, startSymbols) }
          if emulatedTile(depth, left, aInnerStride, strip, bRowStride, origin, corner, width) { continue }
        }
        tile(
          1, width, depth, left, aRowStride, aInnerStride, strip, bRowStride, bStripStride, corner, cRowStride, start,
          startRowStride, startSymbols, row, column)
      }
    }
  }

  /// One row of a strip.
  ///
  /// - Parameter start: what its sums start from, nil for zero.
  /// - Returns: whether every rounding was certain; if not, C stays as it was.
  @inline(never)
  private func emulatedTile(
    _ depth: Int, _ a: UnsafePointer<Float>, _ aInnerStride: Int, _ b: UnsafePointer<Float>, _ bRowStride: Int,
    _ start: UnsafePointer<Float>?, _ c: UnsafeMutablePointer<Float>, _ width: Int
  ) -> Bool {
    var sums = DoubleSums(startingFrom: start)
    var doubt = SIMD4<UInt32>(repeating: 0)
    var (a, b) = (a, b)
    for _ in 0..<depth {
      sums.add(SIMD2(repeating: Double(a[0])), b, &doubt)
      a += aInnerStride
      b += bRowStride
    }
    if lanes_any(doubt) { return false }
    store(sums.floats, c, count: width)
    return true
  }

  /// Sixteen sums whose values are floats.
  private struct DoubleSums {
    private var first = FourDoubles()
    private var second = FourDoubles()
    private var third = FourDoubles()
    private var fourth = FourDoubles()

    @inline(__always)
    init(startingFrom start: UnsafePointer<Float>?) {
      guard let start else { return }
      first = FourDoubles(load4(start))
      second = FourDoubles(load4(start + 4))
      third = FourDoubles(load4(start + 8))
      fourth = FourDoubles(load4(start + 12))
    }

    @inline(__always)
    mutating func add(_ factor: SIMD2<Double>, _ row: UnsafePointer<Float>, _ doubt: inout SIMD4<UInt32>) {
      first.add(factor, row, &doubt)
      second.add(factor, row + 4, &doubt)
      third.add(factor, row + 8, &doubt)
      fourth.add(factor, row + 12, &doubt)
    }

    @inline(__always)
    var floats: Lanes { joined(first.floats, second.floats, third.floats, fourth.floats) }
  }

  /// Four of them.
  private struct FourDoubles {
    private var low = SIMD2<Double>(repeating: 0)
    private var high = SIMD2<Double>(repeating: 0)

    @inline(__always)
    init() {}

    @inline(__always)
    init(_ floats: FourLanes) {
      low = lanes_low(floats)
      high = lanes_high(floats)
    }

    @inline(__always)
    mutating func add(_ factor: SIMD2<Double>, _ row: UnsafePointer<Float>, _ doubt: inout SIMD4<UInt32>) {
      low = factor * doubles(row) + low
      high = factor * doubles(row + 2) + high
      doubt = lanes_either(doubt, lanes_halfway(low, high))
      low = lanes_rounded(low)
      high = lanes_rounded(high)
    }

    @inline(__always)
    var floats: FourLanes { lanes_floats(low, high) }
  }

  /// Two floats as doubles: one instruction reads and converts them.
  @inline(__always)
  private func doubles(_ source: UnsafePointer<Float>) -> SIMD2<Double> {
    lanes_doubles(UnsafeRawPointer(source).loadUnaligned(as: SIMD2<Float>.self))
  }

  @inline(__always)
  private func load4(_ source: UnsafePointer<Float>) -> FourLanes {
    UnsafeRawPointer(source).loadUnaligned(as: FourLanes.self)
  }

#endif
