import Plotting
import Testing

/// Text that is packed, unpacked by the rules of RFC 1951.
@Suite struct DeflateTests {
  @Test(arguments: [0, 1, 2, 3, 4, 257, 258, 259, 260, 32_768, 40_000, 100_000])
  func textComesBack(count: Int) throws {
    // Words that come again after some bytes, after thousands, and after more than a stream reaches back.
    let words = ["hidden state ", "<path d=\"M0 0h1\"/>\n", "遞迴", "a", "aaaaaaaa"].map { Array($0.utf8) }
    var text: [UInt8] = []
    var state: UInt32 = 1
    while text.count < count {
      state = state &* 1_664_525 &+ 1_013_904_223
      text += state >> 28 == 0 ? [UInt8(truncatingIfNeeded: state >> 16)] : words[Int(state >> 20) % words.count]
    }
    text = Array(text.prefix(count))
    let packed = Deflate.zlib(text)
    #expect(try Inflate.zlib(packed) == text)
    #expect(packed.count <= 16 + text.count / (count > 1000 ? 3 : 1) + text.count / 8)
  }

  @Test func longRunsAreShort() throws {
    let text = [UInt8](repeating: 120, count: 50_000)
    let packed = Deflate.zlib(text)
    #expect(packed.count < 400)
    #expect(try Inflate.zlib(packed) == text)
  }

  /// What is further back than 32 kB cannot be named.
  @Test(arguments: [32_760, 32_768, 32_769]) func theWindowEnds(distance: Int) throws {
    var state: UInt32 = 7
    let head: [UInt8] = (0..<distance).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    let text = head + head.prefix(200)
    #expect(try Inflate.zlib(Deflate.zlib(text)) == text)
  }
}
