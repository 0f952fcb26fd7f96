// Square roots beside the unit that divides. It does one thing at a time, and Adam asks it for a root and a quotient of each
// weight; meanwhile multiply-adds can find roots, too.

#if KERNELS_AVX512
  import CLanes
#endif

/// Calls `body` for each of `count` vectors, and says of which the root is better found by multiply-adds: of all where the
/// divider is slow, otherwise of the last in `period`, which is a constant at every call.
@inline(__always)
func inTurns(
  _ count: Int, period: Int, slowDivider: Bool, _ body: (_ index: Int, _ byMultiplyAdds: Bool) -> Void
) {
  var index = 0
  #if KERNELS_AVX512
    if slowDivider {
      while index < count {
        body(index, true)
        index += 1
      }
      return
    }
    while index + period <= count {
      for turn in 0..<period { body(index + turn, turn == period - 1) }
      index += period
    }
  #endif
  while index < count {
    body(index, false)
    index += 1
  }
}

/// √x, correctly rounded, so that it does not matter which way.
@inline(__always)
func squareRoot(_ x: Lanes, byMultiplyAdds: Bool) -> Lanes {
  byMultiplyAdds ? rootByMultiplyAdds(x) : x.squareRoot()
}

/// √x by multiply-adds, if the CPU has an estimate to start from.
///
/// A Newton step brings g near √x and h near 1 / 2√x, both within one unit of the last place. The remainder x − g² is
/// exact, and g + (x − g²) h rounds to √x (Markstein, 1990): for every significand and every estimate with an error of up
/// to 2⁻¹³, which `SquareRootsTests` tries.
@inline(__always)
private func rootByMultiplyAdds(_ x: Lanes) -> Lanes {
  #if KERNELS_AVX512
    // From 2⁻⁷⁶, so that the remainder is a normal number, up to 2¹²⁴. What is left out is rare: zero, most of all.
    guard lanes_are_within(x, 51 << 23, 200 << 23) else { return x.squareRoot() }
    let half = Lanes(repeating: 0.5)
    let estimate = lanes_reciprocal_root(x)
    let (root, slope) = (x * estimate, half * estimate)
    let error = multiplyAdd(negated(root), slope, half)
    let (nearRoot, nearSlope) = (multiplyAdd(root, error, root), multiplyAdd(slope, error, slope))
    return multiplyAdd(multiplyAdd(negated(nearRoot), nearRoot, x), nearSlope, nearRoot)
  #else
    return x.squareRoot()
  #endif
}

/// √x of `count` floats, all by multiply-adds, for tests.
@inline(never)
package func squareRoots(count: Int, _ source: UnsafePointer<Float>, into roots: UnsafeMutablePointer<Float>) {
  var start = 0
  while start < count {
    store(rootByMultiplyAdds(load(source + start)), roots + start, count: count - start)
    start += laneCount
  }
}
