/// Philox 4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3" (SC 2011). A block of four words is a pure function of counter and key,
/// so any stream can be entered anywhere, in any order, on any machine.
package enum Philox {
  /// The four random words of one counter value under a key.
  ///
  /// - Parameters:
  ///   - counter: four words, the position in the stream.
  ///   - key: two words, the seed.
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    // Words of their own, not lanes: taking a vector apart and putting it together in each round takes longer than
    // the round.
    var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
    var (firstKey, secondKey) = (key[0], key[1])
    for _ in 0..<10 {
      let first = UInt64(a) &* 0xD251_1F53
      let second = UInt64(c) &* 0xCD9E_8D57
      a = UInt32(truncatingIfNeeded: second >> 32) ^ b ^ firstKey
      b = UInt32(truncatingIfNeeded: second)
      c = UInt32(truncatingIfNeeded: first >> 32) ^ d ^ secondKey
      d = UInt32(truncatingIfNeeded: first)
      firstKey &+= 0x9E37_79B9
      secondKey &+= 0xBB67_AE85
    }
    return SIMD4(a, b, c, d)
  }
}
