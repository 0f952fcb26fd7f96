/// Packs bytes as a zlib stream (RFC 1950, 1951) with the fixed codes.
package struct Deflate {
  /// Bytes that stand at an earlier place, too: so many, so far back.
  typealias Repetition = (length: Int, distance: Int)

  /// How far back a stream may reach.
  static let window = 32_768
  /// The longest repetition that a stream can name.
  static let longest = 258

  /// The stream so far; it starts with the header.
  private var output: [UInt8] = [0x78, 0x01]
  /// Bits that are not a whole byte yet, the first one lowest.
  private var bits: UInt64 = 0
  /// How many bits there are.
  private var bitCount = 0

  /// The whole stream of a text, in which anything may come again.
  package static func zlib(_ text: [UInt8]) -> [UInt8] {
    var earlier = EarlierBytes(text)
    return zlib(text) { earlier.longestRepetition(at: $0) }
  }

  /// The whole stream of a drawing, most of which repeats what is one pixel or one row before; other repetitions are not
  /// looked for.
  ///
  /// - Parameters:
  ///   - pixel: bytes of a pixel.
  ///   - row: bytes of a row.
  static func zlib(_ bytes: [UInt8], pixel: Int, row: Int) -> [UInt8] {
    let distances = [pixel, row].filter { (1...window).contains($0) }
    return zlib(bytes) { index in
      var best: Repetition = (0, 0)
      for distance in distances where distance <= index {
        let length = repeated(bytes, index, distance)
        if length > best.length { best = (length, distance) }
      }
      return best
    }
  }

  /// How many bytes from a place on are those that stand so far before them.
  static func repeated(_ bytes: [UInt8], _ index: Int, _ distance: Int) -> Int {
    var length = 0
    while length < longest, index + length < bytes.count, bytes[index + length] == bytes[index + length - distance] {
      length += 1
    }
    return length
  }

  private static func zlib(_ bytes: [UInt8], repetition: (Int) -> Repetition) -> [UInt8] {
    var packer = Deflate()
    packer.pack(bytes, repetition)
    return packer.finish(checksum: adler(bytes))
  }

  /// Writes one block with all bytes.
  private mutating func pack(_ bytes: [UInt8], _ repetition: (Int) -> Repetition) {
    // The last block, with fixed codes.
    write(0b011, count: 3)
    var index = 0
    while index < bytes.count {
      let best = repetition(index)
      if best.length >= 3 {
        writeLength(best.length)
        writeDistance(best.distance)
        index += best.length
      } else {
        writeSymbol(Int(bytes[index]))
        index += 1
      }
    }
    writeSymbol(256)
  }

  /// The fixed code of a literal or a length.
  private mutating func writeSymbol(_ symbol: Int) {
    switch symbol {
    case ...143: writeReversed(0x30 + symbol, count: 8)
    case ...255: writeReversed(0x190 + symbol - 144, count: 9)
    case ...279: writeReversed(symbol - 256, count: 7)
    default: writeReversed(0xC0 + symbol - 280, count: 8)
    }
  }

  /// The code of a length, 3…258, and its extra bits.
  private mutating func writeLength(_ length: Int) {
    if length == 258 { return writeSymbol(285) }
    if length < 11 { return writeSymbol(254 + length) }
    let rest = length - 3
    let extra = Int.bitWidth - 1 - rest.leadingZeroBitCount - 2
    writeSymbol(257 + 4 * extra + (rest >> extra))
    write(UInt64(rest & ((1 << extra) - 1)), count: extra)
  }

  /// The code of a distance and its extra bits.
  private mutating func writeDistance(_ distance: Int) {
    let rest = distance - 1
    guard rest >= 4 else { return writeReversed(rest, count: 5) }
    let extra = Int.bitWidth - 1 - rest.leadingZeroBitCount - 1
    writeReversed(2 * extra + (rest >> extra), count: 5)
    write(UInt64(rest & ((1 << extra) - 1)), count: extra)
  }

  /// Huffman codes start with their highest bit.
  private mutating func writeReversed(_ code: Int, count: Int) {
    var reversed: UInt64 = 0
    for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << UInt64(count - 1 - bit) }
    write(reversed, count: count)
  }

  /// Writes the lowest `count` bits of a value, the lowest first.
  private mutating func write(_ value: UInt64, count: Int) {
    bits |= value << UInt64(bitCount)
    bitCount += count
    while bitCount >= 8 {
      output.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }

  /// The stream with its last byte filled and its checksum.
  private mutating func finish(checksum: UInt32) -> [UInt8] {
    if bitCount > 0 { write(0, count: 8 - bitCount) }
    return output + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
  }

  /// The checksum of RFC 1950.
  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }
}

/// Bytes in Base64 (RFC 4648).
package func base64Text(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 4 / 3 + 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let count = min(3, bytes.count - start)
    var group = 0
    for offset in 0..<3 { group = group << 8 | (offset < count ? Int(bytes[start + offset]) : 0) }
    for place in 0..<4 {
      text.append(place <= count ? letters[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
