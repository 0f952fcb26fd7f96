import Recurrent
import Testing

@Suite struct PhiloxTests {
  /// One row of the known answers that Random123's authors publish (`kat_vectors`, philox4x32 10).
  struct KnownAnswer: Sendable {
    let counter: SIMD4<UInt32>
    let key: SIMD2<UInt32>
    let words: SIMD4<UInt32>
  }

  static let knownAnswers = [
    KnownAnswer(
      counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0),
      words: SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)),
    KnownAnswer(
      counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max),
      words: SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)),
    KnownAnswer(
      counter: SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: SIMD2(0xA409_3822, 0x299F_31D0),
      words: SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)),
  ]

  @Test(arguments: knownAnswers) func publishedKnownAnswers(answer: KnownAnswer) {
    #expect(Philox.block(counter: answer.counter, key: answer.key) == answer.words)
  }

  @Test func streamIsTheBlocksOfItsCounters() {
    var stream = RandomStream(seed: 0x0123_4567_89AB_CDEF, purpose: .data, index: 9)
    for number in 0..<3 as Range<UInt32> {
      let block = Philox.block(counter: SIMD4(number, 0, 2, 9), key: SIMD2(0x89AB_CDEF, 0x0123_4567))
      for word in 0..<4 { #expect(stream.next() == block[word]) }
    }
  }

  @Test func seedsPurposesAndIndicesGiveStreamsOfTheirOwn() {
    var firsts: [[UInt32]] = []
    for seed in [0, 1, 1 << 32, .max] as [UInt64] {
      for purpose in [RandomPurpose.initialWeights, .data, .shuffling, .sampling] {
        for index in [0, 1, .max] as [UInt32] {
          var stream = RandomStream(seed: seed, purpose: purpose, index: index)
          firsts.append((0..<4).map { _ in stream.next() })
        }
      }
    }
    #expect(Set(firsts).count == 4 * 4 * 3)
  }

  @Test func equalStreamsAreEqualAndCopiesGoTheirOwnWay() {
    var one = RandomStream(seed: 3, purpose: .sampling)
    var other = RandomStream(seed: 3, purpose: .sampling)
    _ = one.next()
    _ = other.next()
    var copy = one
    #expect((0..<9).map { _ in one.next() } == (0..<9).map { _ in other.next() })
    #expect(copy.next() != one.next())
  }

  @Test func uniformIsEvenInZeroToOne() {
    var stream = RandomStream(seed: 5, purpose: .sampling)
    var counts = [Int](repeating: 0, count: 20)
    var odd = 0
    for _ in 0..<100_000 {
      let value = stream.uniform()
      guard value >= 0, value < 1 else {
        Issue.record("\(value) is not in [0, 1)")
        return
      }
      #expect((value * 0x1p53).rounded() == value * 0x1p53)
      odd += (value * 0x1p53).truncatingRemainder(dividingBy: 2) == 1 ? 1 : 0
      counts[Int(value * 20)] += 1
    }
    // The last of the 53 bits is as random as the first.
    #expect(abs(odd - 50_000) < 700)
    #expect(chiSquare(counts) < 43.8)
  }

  @Test func belowStaysBelow() {
    var stream = RandomStream(seed: 6, purpose: .sampling)
    for bound in [1, 2, 3, 7, 1000, 1 << 31, .max] as [UInt32] {
      for _ in 0..<1000 { #expect(stream.below(bound) < bound) }
    }
    #expect((0..<100).allSatisfy { _ in stream.below(1) == 0 })
  }

  /// Thresholds are those of one in a thousand; the seeds are fixed.
  @Test(arguments: [(2, 10.8), (3, 13.8), (10, 27.9), (24, 49.7)]) func belowIsEven(bound: Int, limit: Double) {
    var stream = RandomStream(seed: 7, purpose: .sampling)
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<100_000 { counts[Int(stream.below(UInt32(bound)))] += 1 }
    #expect(chiSquare(counts) < limit)
  }

  /// Without rejection every third value below 3 · 2³⁰ would come twice as often as the others.
  @Test func belowIsEvenForLargeBounds() {
    var stream = RandomStream(seed: 8, purpose: .sampling)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[Int(stream.below(3 << 30) % 3)] += 1 }
    #expect(chiSquare(counts) < 13.8)
  }

  @Test func shuffleIsAPermutation() {
    var stream = RandomStream(seed: 9, purpose: .shuffling)
    for count in [0, 1, 2, 3, 100, 1000] {
      var values = Array(0..<count)
      stream.shuffle(&values)
      #expect(values.sorted() == Array(0..<count))
      if count >= 100 { #expect(values != Array(0..<count)) }
    }
  }

  @Test func everyOrderIsEquallyLikely() {
    var stream = RandomStream(seed: 10, purpose: .shuffling)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var values = [0, 1, 2, 3]
      stream.shuffle(&values)
      counts[values, default: 0] += 1
    }
    #expect(counts.count == 24)
    #expect(chiSquare(Array(counts.values)) < 49.7)
  }

  /// Σ (observed − expected)² / expected, with the same expected everywhere.
  private func chiSquare(_ counts: [Int]) -> Double {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  }
}
