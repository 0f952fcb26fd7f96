// a · b + c, rounded once, on a CPU that has no such instruction.

#if KERNELS_BASELINE && !arch(arm64)

  import CLanes

  /// Four lanes, a register of the baseline.
  typealias FourLanes = SIMD4<Float>

  /// a · b + c, rounded once.
  ///
  /// The product of two floats is exact in `Double`, and rounding the sum first to `Double` and then to
  /// `Float` is the same as rounding once, except for sums that fall half-way between two floats or below
  /// the normal range. Those few are computed again with care.
  @inline(__always)
  func multiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    var doubt = SIMD4<UInt32>(repeating: 0)
    let first = roundedTwice(a.lowHalf.lowHalf, b.lowHalf.lowHalf, c.lowHalf.lowHalf, &doubt)
    let second = roundedTwice(a.lowHalf.highHalf, b.lowHalf.highHalf, c.lowHalf.highHalf, &doubt)
    let third = roundedTwice(a.highHalf.lowHalf, b.highHalf.lowHalf, c.highHalf.lowHalf, &doubt)
    let fourth = roundedTwice(a.highHalf.highHalf, b.highHalf.highHalf, c.highHalf.highHalf, &doubt)
    if lanes_any(doubt) { return carefulMultiplyAdd(a, b, c) }
    return joined(first, second, third, fourth)
  }

  /// - Parameter doubt: lanes where a second rounding might differ from one rounding are added.
  @inline(__always)
  private func roundedTwice(
    _ a: FourLanes, _ b: FourLanes, _ c: FourLanes, _ doubt: inout SIMD4<UInt32>
  ) -> FourLanes {
    let low = lanes_low(a) * lanes_low(b) + lanes_low(c)
    let high = lanes_high(a) * lanes_high(b) + lanes_high(c)
    let sum = lanes_floats(low, high)
    doubt = lanes_either(doubt, lanes_either(lanes_halfway(low, high), lanes_tiny(sum)))
    return sum
  }

  @inline(never)
  private func carefulMultiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    joined(
      roundedOnce(a.lowHalf.lowHalf, b.lowHalf.lowHalf, c.lowHalf.lowHalf),
      roundedOnce(a.lowHalf.highHalf, b.lowHalf.highHalf, c.lowHalf.highHalf),
      roundedOnce(a.highHalf.lowHalf, b.highHalf.lowHalf, c.highHalf.lowHalf),
      roundedOnce(a.highHalf.highHalf, b.highHalf.highHalf, c.highHalf.highHalf))
  }

  /// a · b + c by rounding the sum to odd in `Double`, after which rounding to `Float` gives what a single
  /// rounding would have (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums: proved
  /// algorithms using rounding to odd", 2008).
  @inline(__always)
  private func roundedOnce(_ a: FourLanes, _ b: FourLanes, _ c: FourLanes) -> FourLanes {
    lanes_floats(
      lanes_odd_sum(lanes_low(a) * lanes_low(b), lanes_low(c)),
      lanes_odd_sum(lanes_high(a) * lanes_high(b), lanes_high(c)))
  }

  @inline(__always)
  func joined(_ first: FourLanes, _ second: FourLanes, _ third: FourLanes, _ fourth: FourLanes) -> Lanes {
    SIMD16(lowHalf: SIMD8(lowHalf: first, highHalf: second), highHalf: SIMD8(lowHalf: third, highHalf: fourth))
  }

#endif
