/// Writes bits in as many bits as they are surprising: a range coder with adaptive probabilities (Martin 1979), as LZMA has
/// it.
struct RangeEncoder {
  private var low: UInt64 = 0
  private var range: UInt32 = .max
  private var cache: UInt8 = 0
  private var cacheCount = 1
  private(set) var bytes: [UInt8] = []

  /// Writes a bit and learns from it.
  ///
  /// - Parameter probability: that of 0, in 2048ths.
  mutating func write(_ bit: Int, _ probability: inout UInt16) {
    let bound = (range >> 11) * UInt32(probability)
    if bit == 0 {
      range = bound
      probability += (2048 - probability) >> 5
    } else {
      low += UInt64(bound)
      range -= bound
      probability -= probability >> 5
    }
    while range < 1 << 24 { shift() }
  }

  /// Writes bits of which nothing is known, the highest first.
  mutating func write(plain value: Int, _ count: Int) {
    for place in (0..<count).reversed() {
      range >>= 1
      if value >> place & 1 == 1 { low += UInt64(range) }
      while range < 1 << 24 { shift() }
    }
  }

  /// Writes a number, the highest bit first; each bit has a probability by those before it.
  mutating func write(_ value: Int, _ count: Int, _ tree: inout [UInt16], at base: Int) {
    var node = 1
    for place in (0..<count).reversed() {
      let bit = value >> place & 1
      write(bit, &tree[base + node])
      node = node << 1 | bit
    }
  }

  /// Writes what is left.
  mutating func finish() { for _ in 0..<5 { shift() } }

  private mutating func shift() {
    range <<= 8
    if low < 0xFF00_0000 || low > 0xFFFF_FFFF {
      let carry = UInt8(truncatingIfNeeded: low >> 32)
      var byte = cache
      repeat {
        bytes.append(byte &+ carry)
        byte = 0xFF
        cacheCount -= 1
      } while cacheCount > 0
      cache = UInt8(truncatingIfNeeded: low >> 24)
    }
    cacheCount += 1
    low = (low & 0x00FF_FFFF) << 8
  }
}
