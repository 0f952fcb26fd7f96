/// Where three bytes have stood before: chains of places with the same hash, the last one first.
struct EarlierBytes {
  private let bytes: [UInt8]
  /// The last place of each hash; -1 for none.
  private var last = [Int32](repeating: -1, count: 1 << bits)
  /// The place before each place, with the same hash.
  private var before: [Int32]
  /// Places up to this one are in the chains.
  private var end = 0

  private static let bits = 15
  /// Places that are looked at.
  private static let patience = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    before = [Int32](repeating: -1, count: bytes.count)
  }

  /// The longest repetition at a place; each place is asked for after those before it.
  mutating func longestRepetition(at index: Int) -> Deflate.Repetition {
    while end < index {
      add(end)
      end += 1
    }
    var best: Deflate.Repetition = (0, 0)
    guard index + 2 < bytes.count else { return best }
    var place = Int(last[hash(index)])
    for _ in 0..<Self.patience {
      guard place >= 0, index - place <= Deflate.window, best.length < Deflate.longest else { break }
      let length = Deflate.repeated(bytes, index, index - place)
      if length > best.length { best = (length, index - place) }
      place = Int(before[place])
    }
    return best
  }

  private mutating func add(_ place: Int) {
    guard place + 2 < bytes.count else { return }
    let hash = hash(place)
    before[place] = last[hash]
    last[hash] = Int32(truncatingIfNeeded: place)
  }

  private func hash(_ place: Int) -> Int {
    let three = UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
    return Int((three &* 2_654_435_761) >> (32 - UInt32(Self.bits)))
  }
}
