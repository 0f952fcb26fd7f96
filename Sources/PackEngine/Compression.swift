/// Compresses a module much as LZMA does (Pavlov): bytes and copies of earlier ones, each written as it is likely after what
/// came before. `Sources/PageFile/Scripts/worker.js` reads it.
///
/// A flag tells a copy from a byte. A byte is coded after the one before it. A copy has a length from 2 to 273, and goes as far
/// back as one of the last four, or its distance has a class (the place of its highest bit and the bit after that) and the
/// bits below.
struct Compressor {
  private static let shortest = 2
  private static let longest = 273
  private static let patience = 400
  private static let half: UInt16 = 1024

  private let bytes: [UInt8]
  private var encoder = RangeEncoder()
  private var copyFlags = [UInt16](repeating: half, count: 2 * 4)
  private var againFlags = [UInt16](repeating: half, count: 2)
  private var againTree = [UInt16](repeating: half, count: 4)
  private var literals = [UInt16](repeating: half, count: 256 * 256)
  private var lengths = [Lengths](repeating: Lengths(), count: 2)
  private var classes = [UInt16](repeating: half, count: 4 * 64)
  private var lowBits = [UInt16](repeating: half, count: 64 * 16)
  private var last = [1, 1, 1, 1]
  private var wasCopy = 0

  private var heads = [Int32](repeating: -1, count: 1 << 18)
  private var previous: [Int32]

  /// Probabilities of lengths: 8 short ones, 8 longer ones, 256 long ones.
  private struct Lengths {
    var flags = [UInt16](repeating: half, count: 2)
    var short = [UInt16](repeating: half, count: 8)
    var middle = [UInt16](repeating: half, count: 8)
    var long = [UInt16](repeating: half, count: 256)
  }

  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var compressor = Compressor(bytes)
    compressor.run()
    let count = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
    // The first byte of a range coder is always 0.
    return count + compressor.encoder.bytes.dropFirst()
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    previous = [Int32](repeating: -1, count: bytes.count)
  }

  private mutating func run() {
    var at = 0
    while at < bytes.count {
      let copy = copy(at)
      insert(at)
      // A byte first, if the copy behind it is better.
      if copy.length < Self.shortest || (copy.length < 64 && self.copy(at + 1).value > copy.value) {
        writeByte(at)
        at += 1
        continue
      }
      write(copy)
      for place in at + 1..<at + copy.length { insert(place) }
      at += copy.length
    }
    encoder.finish()
  }

  // MARK: finding copies

  private struct Copy {
    var length = 0
    var distance = 0
    /// Which of the last distances it has; nil for another.
    var again: Int?
    /// Roughly how many bytes it saves.
    var value: Int {
      if again != nil { return length + 1 }
      return length - (Int.bitWidth - distance.leadingZeroBitCount) / 8
    }
  }

  private func hash(_ at: Int) -> Int {
    let four =
      UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
      | UInt32(bytes[at + 3]) << 24
    return Int((four &* 0x9E37_79B1) >> 14)
  }

  private mutating func insert(_ at: Int) {
    guard at + 4 <= bytes.count else { return }
    let key = hash(at)
    previous[at] = heads[key]
    heads[key] = Int32(at)
  }

  private func length(_ at: Int, _ place: Int, _ most: Int) -> Int {
    var length = 0
    while length < most, bytes[place + length] == bytes[at + length] { length += 1 }
    return length
  }

  private func copy(_ at: Int) -> Copy {
    let most = min(Self.longest, bytes.count - at)
    var best = Copy()
    guard most >= Self.shortest else { return best }
    for (index, distance) in last.enumerated() where distance <= at {
      let length = length(at, at - distance, most)
      if length >= Self.shortest, length > best.length {
        best = Copy(length: length, distance: distance, again: index)
      }
    }
    guard most >= 4 else { return best }
    var place = Int(heads[hash(at)])
    var tries = Self.patience
    while place >= 0, tries > 0, best.length < most {
      tries -= 1
      if bytes[place + best.length] == bytes[at + best.length] {
        let found = Copy(length: length(at, place, most), distance: at - place)
        if found.length >= 5 - (found.distance < 4096 ? 1 : 0), found.value > best.value { best = found }
      }
      place = Int(previous[place])
    }
    return best
  }

  // MARK: writing

  private mutating func writeByte(_ at: Int) {
    encoder.write(0, &copyFlags[wasCopy * 4 + at & 3])
    let before = at > 0 ? Int(bytes[at - 1]) : 0
    encoder.write(Int(bytes[at]), 8, &literals, at: before << 8)
    wasCopy = 0
    position += 1
  }

  /// How many bytes are written.
  private var position = 0

  private mutating func write(_ copy: Copy) {
    encoder.write(1, &copyFlags[wasCopy * 4 + position & 3])
    if let index = copy.again {
      encoder.write(1, &againFlags[wasCopy])
      encoder.write(index, 2, &againTree, at: 0)
      last.remove(at: index)
      writeLength(copy.length, 1)
    } else {
      encoder.write(0, &againFlags[wasCopy])
      writeLength(copy.length, 0)
      writeDistance(copy.distance, copy.length)
      last.removeLast()
    }
    last.insert(copy.distance, at: 0)
    wasCopy = 1
    position += copy.length
  }

  private mutating func writeLength(_ length: Int, _ kind: Int) {
    let rest = length - Self.shortest
    encoder.write(rest < 8 ? 0 : 1, &lengths[kind].flags[0])
    if rest < 8 { return encoder.write(rest, 3, &lengths[kind].short, at: 0) }
    encoder.write(rest < 16 ? 0 : 1, &lengths[kind].flags[1])
    if rest < 16 { return encoder.write(rest - 8, 3, &lengths[kind].middle, at: 0) }
    encoder.write(rest - 16, 8, &lengths[kind].long, at: 0)
  }

  private mutating func writeDistance(_ distance: Int, _ length: Int) {
    let rest = distance - 1
    let width = rest < 2 ? 0 : Int.bitWidth - 1 - rest.leadingZeroBitCount
    let kind = rest < 2 ? rest : 2 * width + rest >> (width - 1) & 1
    encoder.write(kind, 6, &classes, at: min(length - Self.shortest, 3) << 6)
    guard kind >= 4 else { return }
    let count = width - 1
    let low = rest & (1 << count - 1)
    // The lowest four bits are learned, since code and tables are aligned.
    if count > 4 { encoder.write(plain: low >> 4, count - 4) }
    encoder.write(low & 15, min(count, 4), &lowBits, at: kind << 4)
  }
}
