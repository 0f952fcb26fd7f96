/// Unpacks zlib streams of one block with the fixed codes, straight from RFC 1951: slow, and the truth for `Deflate`.
struct Inflate {
  private let bytes: [UInt8]
  private var position = 16

  struct Failure: Error {
    let reason: String
  }

  static func zlib(_ bytes: [UInt8]) throws -> [UInt8] {
    guard bytes.count > 6, bytes[0] == 0x78, (Int(bytes[0]) * 256 + Int(bytes[1])) % 31 == 0 else {
      throw Failure(reason: "header")
    }
    var inflate = Inflate(bytes: bytes)
    let output = try inflate.block()
    var (a, b) = (1, 0)
    for byte in output {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    let sum = bytes.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    guard sum == b << 16 | a else { throw Failure(reason: "checksum") }
    return output
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func bit() throws -> Int {
    guard position < bytes.count * 8 else { throw Failure(reason: "end") }
    defer { position += 1 }
    return Int(bytes[position / 8] >> UInt8(position % 8) & 1)
  }

  /// A number, its lowest bit first.
  private mutating func number(_ count: Int) throws -> Int {
    try (0..<count).reduce(0) { $0 | (try bit()) << $1 }
  }

  /// A code, its highest bit first.
  private mutating func code(_ count: Int, from start: Int = 0) throws -> Int {
    try (0..<count).reduce(start) { sum, _ in sum << 1 | (try bit()) }
  }

  private mutating func symbol() throws -> Int {
    let seven = try code(7)
    if seven <= 0b0010111 { return 256 + seven }
    let eight = try code(1, from: seven)
    if eight <= 0b10111111 { return eight - 0b00110000 }
    if eight <= 0b11000111 { return 280 + eight - 0b11000000 }
    return 144 + (try code(1, from: eight)) - 0b110010000
  }

  private mutating func block() throws -> [UInt8] {
    guard try number(3) == 0b011 else { throw Failure(reason: "block") }
    var output: [UInt8] = []
    while true {
      let symbol = try symbol()
      if symbol == 256 { return output }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
        195, 227, 258,
      ]
      let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
      let length = lengths[symbol - 257] + (try number(lengthBits[symbol - 257]))
      let code = try code(5)
      let bits = max(code / 2 - 1, 0)
      let start = code < 4 ? code + 1 : (2 + code % 2) << bits + 1
      let distance = start + (try number(bits))
      guard distance <= output.count else { throw Failure(reason: "distance") }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}
