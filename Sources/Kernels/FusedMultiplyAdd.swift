// The one multiply-add of the engine: a · b + c, rounded once.

#if KERNELS_RELAXED
  import CRelaxed
#endif

#if KERNELS_BASELINE && !arch(arm64)

  /// a · b + c, rounded once, on a CPU that has no such instruction.
  ///
  /// The product of two floats is exact in `Double`, and rounding the sum first to `Double` and then to
  /// `Float` is the same as rounding once, except for sums that fall half-way between two floats or below
  /// the normal range. Those few are computed again with care.
  @inline(__always)
  func multiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    let low = doubles(a.lowHalf) * doubles(b.lowHalf) + doubles(c.lowHalf)
    let high = doubles(a.highHalf) * doubles(b.highHalf) + doubles(c.highHalf)
    let doubtful = doubt(low) | doubt(high)
    if (doubtful[0] | doubtful[1] | doubtful[2] | doubtful[3]) != 0 { return carefulMultiplyAdd(a, b, c) }
    return SIMD16(lowHalf: floats(low), highHalf: floats(high))
  }

  /// Not zero where a second rounding of `sum` might differ from one rounding.
  @inline(__always)
  private func doubt(_ sum: SIMD8<Double>) -> SIMD4<Int64> {
    let sumBits = unsafeBitCast(sum, to: SIMD8<UInt64>.self)
    let halfway: SIMDMask<SIMD8<Int64>> = (sumBits & 0x1FFF_FFFF) .== 0x1000_0000
    let belowNormal: SIMDMask<SIMD8<Int64>> = sum .< 0x1p-126
    let aboveNormal: SIMDMask<SIMD8<Int64>> = sum .> -0x1p-126
    let notZero: SIMDMask<SIMD8<Int64>> = sum .!= 0
    let doubtful = halfway .| (belowNormal .& aboveNormal .& notZero)
    let either = unsafeBitCast(doubtful, to: SIMD8<Int64>.self)
    return either.lowHalf | either.highHalf
  }

  @inline(never)
  private func carefulMultiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    var result = Lanes()
    for lane in 0..<laneCount { result[lane] = roundedOnce(a[lane], b[lane], c[lane]) }
    return result
  }

  /// a · b + c by rounding the sum to odd in `Double`, after which rounding to `Float` gives what a single
  /// rounding would have (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums: proved
  /// algorithms using rounding to odd", 2008).
  @inline(__always)
  private func roundedOnce(_ a: Float, _ b: Float, _ c: Float) -> Float {
    let product = Double(a) * Double(b)
    let addend = Double(c)
    let sum = product + addend
    // Knuth's two-sum: sum + error is exact.
    let virtual = sum - product
    let error = (product - (sum - virtual)) + (addend - virtual)
    // These comparisons leave out NaN, which infinite sums give.
    guard error > 0 || error < 0, sum.bitPattern & 1 == 0 else { return Float(sum) }
    let awayFromZero = (error > 0) == (sum > 0)
    return Float(Double(bitPattern: awayFromZero ? sum.bitPattern &+ 1 : sum.bitPattern &- 1))
  }

  @inline(__always)
  private func doubles(_ value: SIMD8<Float>) -> SIMD8<Double> {
    SIMD8(
      Double(value[0]), Double(value[1]), Double(value[2]), Double(value[3]), Double(value[4]), Double(value[5]),
      Double(value[6]), Double(value[7]))
  }

  @inline(__always)
  private func floats(_ value: SIMD8<Double>) -> SIMD8<Float> {
    SIMD8(
      Float(value[0]), Float(value[1]), Float(value[2]), Float(value[3]), Float(value[4]), Float(value[5]),
      Float(value[6]), Float(value[7]))
  }

#elseif KERNELS_RELAXED

  /// a · b + c by WebAssembly's `f32x4.relaxed_madd`, which is rounded once where the CPU has such an instruction. Whoever
  /// starts the engine finds out first whether it is.
  @inline(__always)
  func multiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    SIMD16(
      lowHalf: multiplyAdd(a.lowHalf, b.lowHalf, c.lowHalf), highHalf: multiplyAdd(a.highHalf, b.highHalf, c.highHalf))
  }

  @inline(__always)
  private func multiplyAdd(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
    SIMD8(
      lowHalf: relaxed_multiply_add(a.lowHalf, b.lowHalf, c.lowHalf),
      highHalf: relaxed_multiply_add(a.highHalf, b.highHalf, c.highHalf))
  }

#else

  /// a · b + c, rounded once, by the CPU's own instruction.
  @inline(__always)
  func multiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes { c.addingProduct(a, b) }

#endif

/// a · b + c lane by lane over arrays of `count` floats, for tests of `multiplyAdd`.
@inline(never)
package func multiplyAddArrays(
  count: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>,
  into result: UnsafeMutablePointer<Float>
) {
  var start = 0
  while start < count {
    let value = multiplyAdd(load(a + start), load(b + start), load(c + start))
    store(value, result + start, count: count - start)
    start += laneCount
  }
}
