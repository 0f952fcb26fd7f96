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
    var words = counter
    var roundKey = key
    for _ in 0..<10 {
      let first = words[0].multipliedFullWidth(by: 0xD251_1F53)
      let second = words[2].multipliedFullWidth(by: 0xCD9E_8D57)
      words = SIMD4(
        second.high ^ words[1] ^ roundKey[0], second.low,
        first.high ^ words[3] ^ roundKey[1], first.low)
      roundKey = roundKey &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return words
  }
}
