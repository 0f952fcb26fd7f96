// The one multiply-add of the engine: a · b + c, rounded once.

#if KERNELS_RELAXED
  import CRelaxed
#endif

// Where it is emulated it stands in `EmulatedMultiplyAdd.swift`.
#if KERNELS_RELAXED

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

#elseif !KERNELS_BASELINE || arch(arm64)

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
