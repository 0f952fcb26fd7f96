/// What a stream of random numbers is for. Each purpose has streams of its own, so that drawing more for
/// one never shifts another. The raw values are part of "same bytes everywhere": never renumber them.
package enum RandomPurpose: UInt32, Sendable {
  /// A network's weights before training.
  case initialWeights = 1
  /// Samples that are made up.
  case data = 2
  /// The order of the samples in an epoch.
  case shuffling = 3
  /// Which samples are looked at, and resampling of results.
  case sampling = 4
  /// Which inputs are left out while a network trains.
  case dropout = 5
}

/// One reproducible stream of random numbers.
package struct RandomStream: Sendable {
  private let key: SIMD2<UInt32>
  private let purpose: UInt32
  private let index: UInt32
  private var blockNumber: UInt64 = 0
  private var words = SIMD4<UInt32>()
  private var used = 4

  /// The stream of a seed for a purpose. `index` tells apart streams of the same purpose, such as the
  /// epochs of a training run or the parameters of a network.
  package init(seed: UInt64, purpose: RandomPurpose, index: UInt32 = 0) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.purpose = purpose.rawValue
    self.index = index
  }

  /// This stream from another place on: so many blocks of four words after its own next one. Words that are left of the
  /// block it is in are lost.
  func skipping(blocks: UInt64) -> RandomStream {
    var stream = self
    stream.blockNumber &+= blocks
    stream.used = 4
    return stream
  }

  /// The next 32 random bits.
  package mutating func next() -> UInt32 {
    if used == 4 {
      let counter = SIMD4(
        UInt32(truncatingIfNeeded: blockNumber), UInt32(truncatingIfNeeded: blockNumber >> 32), purpose, index)
      words = Philox.block(counter: counter, key: key)
      blockNumber &+= 1
      used = 0
    }
    defer { used += 1 }
    return words[used]
  }

  /// A number in [0, 1), a multiple of 2⁻⁵³.
  package mutating func uniform() -> Double {
    let high = UInt64(next() >> 5)
    let low = UInt64(next() >> 6)
    return Double(high << 26 | low) * 0x1p-53
  }

  /// A whole number in 0 ..< bound, each equally likely (Lemire's multiplication with rejection).
  ///
  /// - Precondition: `bound` is greater than 0.
  package mutating func below(_ bound: UInt32) -> UInt32 {
    let threshold = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= threshold { return product.high }
    }
  }

  /// Fisher and Yates' shuffle, from the last place down.
  package mutating func shuffle<Element>(_ values: inout [Element]) {
    guard values.count > 1 else { return }
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, Int(below(UInt32(last + 1))))
    }
  }
}
