import Foundation

/// How many bits a decision takes, in 16ths.
enum BitPrice {
  /// By the probability of a bit, in 16ths of 2048ths.
  private static let table: [Int] = (0..<129).map { place in
    let probability = max(Double(place) / 128, 1 / 256)
    return Int((-log2(probability) * 16).rounded())
  }

  static func of(_ bit: Int, _ probability: UInt16) -> Int {
    table[bit == 0 ? Int(probability) >> 4 : (2048 - Int(probability)) >> 4]
  }

  /// Of a number in a tree, as `RangeEncoder` writes it.
  static func of(_ value: Int, _ count: Int, _ tree: [UInt16], at base: Int) -> Int {
    var (price, node) = (0, 1)
    for place in (0..<count).reversed() {
      let bit = value >> place & 1
      price += of(bit, tree[base + node])
      node = node << 1 | bit
    }
    return price
  }
}

/// What lengths and distances take, which is reckoned anew only now and then.
struct CopyPrices {
  /// By kind (0 for a new distance, 1 for an earlier one) and by how much longer than the shortest.
  private(set) var lengths = [[Int]](repeating: [], count: 2)
  private var classes: [Int] = []
  private var lowBits: [Int] = []

  mutating func renew(_ model: CopyModel) {
    lengths = model.lengths.map { lengths in (0...CopyModel.longest - 2).map { Self.length($0, lengths) } }
    classes = (0..<4).flatMap { group in (0..<64).map { BitPrice.of($0, 6, model.classes, at: group << 6) } }
    lowBits = (0..<64).flatMap { kind in
      let width = max(kind >> 1 - 1, 0)
      return (0..<16).map { low in
        let plain = width > 4 ? (width - 4) * 16 : 0
        return width == 0 ? 0 : plain + BitPrice.of(low, min(width, 4), model.lowBits, at: kind << 4)
      }
    }
  }

  private static func length(_ rest: Int, _ lengths: CopyModel.Lengths) -> Int {
    let first = BitPrice.of(rest < 8 ? 0 : 1, lengths.flags[0])
    if rest < 8 { return first + BitPrice.of(rest, 3, lengths.short, at: 0) }
    let second = first + BitPrice.of(rest < 16 ? 0 : 1, lengths.flags[1])
    if rest < 16 { return second + BitPrice.of(rest - 8, 3, lengths.middle, at: 0) }
    return second + BitPrice.of(rest - 16, 8, lengths.long, at: 0)
  }

  func distance(_ distance: Int, _ count: Int) -> Int {
    let parts = DistanceParts(distance)
    return classes[min(count - CopyModel.shortest, 3) << 6 | parts.kind] + lowBits[parts.kind << 4 | parts.low & 15]
  }
}
