// Strips of a matrix product on a CPU without a fused multiply-add: the sums of a row stay doubles all the way, each rounded
// to the bits of a float after every term, and whether a rounding is in doubt is asked once a tile.

#if KERNELS_BASELINE && !arch(arm64)

  import CLanes

  /// The rows that make it worth turning a strip of B into doubles first.
  private let rowsWorthTurning = 4
  /// The rows of A that are turned at a time: they stay in the second cache.
  private let rowsAtOnce = 128

  /// The product over so many inner indices as a block has, at most 256; see `matrixProduct`.
  @inline(never)
  func emulatedBlock(
    _ rows: Int, _ columns: Int, _ depth: Int, _ a: UnsafePointer<Float>, _ aRowStride: Int, _ aInnerStride: Int,
    _ b: UnsafePointer<Float>, _ bRowStride: Int, _ bStripStride: Int, _ c: UnsafeMutablePointer<Float>,
    _ cRowStride: Int, _ start: UnsafePointer<Float>?, _ startRowStride: Int, _ startSymbols: UnsafePointer<UInt8>?
  ) {
    let left = UnsafeMutablePointer<Double>.allocate(capacity: min(rows, rowsAtOnce) * depth)
    let strip = UnsafeMutablePointer<SIMD2<Double>>.allocate(capacity: depth * laneCount / 2)
    defer {
      left.deallocate()
      strip.deallocate()
    }
    var first = 0
    while first < rows {
      let some = min(rowsAtOnce, rows - first)
      let turns = some >= rowsWorthTurning
      let leftRange = turns ? turn(some, depth, a + first * aRowStride, aRowStride, aInnerStride, into: left) : .none
      for column in stride(from: 0, to: columns, by: laneCount) {
        let right = b + column / laneCount * bStripStride
        let isExact = turns && leftRange.staysExact(times: turn(depth, right, bRowStride, into: strip))
        let width = min(laneCount, columns - column)
        for row in first..<first + some {
          if isExact {
            var origin: UnsafePointer<Float>? = nil
            if let start { origin = startOfRow(row, start + column, startRowStride, startSymbols) }
            let corner = c + row * cRowStride + column
            if emulatedTile(depth, left + (row - first) * depth, strip, origin, corner, width) { continue }
          }
          tile(
            1, width, depth, a + row * aRowStride, aRowStride, aInnerStride, right, bRowStride, bStripStride,
            c + row * cRowStride + column, cRowStride, start, startRowStride, startSymbols, row, column)
        }
      }
      first += some
    }
  }

  /// Turns rows of A into doubles, one row after another.
  @inline(never)
  private func turn(
    _ rows: Int, _ depth: Int, _ a: UnsafePointer<Float>, _ rowStride: Int, _ innerStride: Int,
    into doubles: UnsafeMutablePointer<Double>
  ) -> MagnitudeRange {
    var range = MagnitudeRange.none
    for row in 0..<rows {
      for index in 0..<depth {
        let value = a[row * rowStride + index * innerStride]
        range.add(Int32(bitPattern: value.bitPattern & 0x7FFF_FFFF))
        doubles[row * depth + index] = Double(value)
      }
    }
    return range
  }

  /// The same for a strip of B.
  @inline(never)
  private func turn(
    _ depth: Int, _ b: UnsafePointer<Float>, _ rowStride: Int, into doubles: UnsafeMutablePointer<SIMD2<Double>>
  ) -> MagnitudeRange {
    var smallest = SIMD4<Int32>(repeating: Int32.max)
    var largest = SIMD4<Int32>(repeating: 0)
    for index in 0..<depth {
      for part in 0..<4 {
        let floats = load4(b + index * rowStride + 4 * part)
        let magnitude = lanes_magnitude(floats)
        smallest = lanes_smaller(smallest, lanes_less_one(magnitude))
        largest = lanes_larger(largest, magnitude)
        let target = doubles + index * 8 + 2 * part
        target[0] = lanes_low(floats)
        target[1] = lanes_high(floats)
      }
    }
    var range = MagnitudeRange.none
    for lane in 0..<4 { range.add(largest[lane], lessOne: smallest[lane]) }
    return range
  }

  /// How small and how large the numbers of a matrix are, as bits of their magnitudes.
  private struct MagnitudeRange {
    /// The smallest that is not zero, less one, so that zero is the largest there is.
    private var smallestLessOne: Int32
    private var largest: Int32

    /// Of no numbers.
    static var none: MagnitudeRange { MagnitudeRange(smallestLessOne: Int32.max, largest: 0) }

    @inline(__always)
    mutating func add(_ magnitude: Int32) { add(magnitude, lessOne: (magnitude &- 1) & Int32.max) }

    @inline(__always)
    mutating func add(_ magnitude: Int32, lessOne: Int32) {
      smallestLessOne = lessOne < smallestLessOne ? lessOne : smallestLessOne
      largest = magnitude > largest ? magnitude : largest
    }

    /// Whether sums of at most 256 products with numbers of another matrix, which start below 2¹²⁶, are rounded like floats
    /// where they are rounded to as many bits as a normal float has.
    ///
    /// - Below the normal range: numbers whose exponents are 2ᵖ and 2^q have products that are multiples of 2^(p + q − 46),
    ///   and all floats are multiples of 2⁻¹⁴⁹. From p + q = −103 on every sum is a multiple of that, so that below 2⁻¹²⁶ it
    ///   is a float, and nothing is rounded.
    /// - Above it: from products below 2^(p + q + 2) sums below 2^(p + q + 10) come, which have to be 2¹²⁶ at most.
    @inline(__always)
    func staysExact(times other: MagnitudeRange) -> Bool {
      // Exponents with their bias of 127. Less one, a magnitude at the lower end of an exponent has the exponent below.
      let (least, most) = (Self.exponent(smallestLessOne, other.smallestLessOne), Self.exponent(largest, other.largest))
      let isFinite = largest < Self.infinity && other.largest < Self.infinity
      return isFinite && least >= 254 - 103 && most <= 254 + 116
    }

    /// The sum of the exponents of two magnitudes.
    private static func exponent(_ first: Int32, _ second: Int32) -> Int32 { (first >> 23) + (second >> 23) }

    /// The magnitude of infinite numbers.
    private static var infinity: Int32 { 0x7F80_0000 }
  }

  /// One row of a strip.
  ///
  /// - Parameter start: what its sums start from, nil for zero.
  /// - Returns: whether every rounding was certain; if not, C stays as it was.
  @inline(never)
  private func emulatedTile(
    _ depth: Int, _ a: UnsafePointer<Double>, _ b: UnsafePointer<SIMD2<Double>>, _ start: UnsafePointer<Float>?,
    _ c: UnsafeMutablePointer<Float>, _ width: Int
  ) -> Bool {
    var sums = DoubleSums()
    if let start {
      guard isBelowLimit(start) else { return false }
      sums = DoubleSums(startingFrom: start)
    }
    var least = lanes_no_least()
    // Two at a time: what is a sum's register before one term is another's after it.
    var index = 0
    while index < depth - 1 {
      sums.add(SIMD2(repeating: a[index]), b + index * 8, &least)
      sums.add(SIMD2(repeating: a[index + 1]), b + index * 8 + 8, &least)
      index += 2
    }
    if index < depth { sums.add(SIMD2(repeating: a[index]), b + index * 8, &least) }
    if lanes_any_zero(least) { return false }
    store(sums.floats, c, count: width)
    return true
  }

  /// Whether sixteen numbers are below 2¹²⁶.
  @inline(__always)
  private func isBelowLimit(_ start: UnsafePointer<Float>) -> Bool {
    let first = lanes_larger(lanes_magnitude(load4(start)), lanes_magnitude(load4(start + 4)))
    let last = lanes_larger(lanes_magnitude(load4(start + 8)), lanes_magnitude(load4(start + 12)))
    let largest = lanes_larger(first, last)
    let limit: Int32 = (126 + 127) << 23
    return largest[0] < limit && largest[1] < limit && largest[2] < limit && largest[3] < limit
  }

  /// Sixteen sums whose values are floats.
  private struct DoubleSums {
    private var first = FourDoubles()
    private var second = FourDoubles()
    private var third = FourDoubles()
    private var fourth = FourDoubles()

    @inline(__always)
    init() {}

    @inline(__always)
    init(startingFrom start: UnsafePointer<Float>) {
      first = FourDoubles(load4(start))
      second = FourDoubles(load4(start + 4))
      third = FourDoubles(load4(start + 8))
      fourth = FourDoubles(load4(start + 12))
    }

    /// - Parameter least: one of its bytes becomes zero if one of the roundings is in doubt.
    @inline(__always)
    mutating func add(_ factor: SIMD2<Double>, _ row: UnsafePointer<SIMD2<Double>>, _ least: inout SIMD16<UInt8>) {
      least = lanes_least(
        least, first.add(factor, row), second.add(factor, row + 2), third.add(factor, row + 4),
        fourth.add(factor, row + 6))
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

    /// - Returns: zero in a lane whose rounding is in doubt.
    @inline(__always)
    mutating func add(_ factor: SIMD2<Double>, _ row: UnsafePointer<SIMD2<Double>>) -> SIMD4<UInt32> {
      let (raisedLow, raisedHigh) = (lanes_raised(factor * row[0] + low), lanes_raised(factor * row[1] + high))
      low = lanes_cut(raisedLow)
      high = lanes_cut(raisedHigh)
      return lanes_rest(raisedLow, raisedHigh)
    }

    @inline(__always)
    var floats: FourLanes { lanes_floats(low, high) }
  }

  @inline(__always)
  private func load4(_ source: UnsafePointer<Float>) -> FourLanes {
    UnsafeRawPointer(source).loadUnaligned(as: FourLanes.self)
  }

#endif
