/// Finds earlier bytes that are the same as those at a place: places that begin with the same four bytes stand in a binary
/// tree, ordered by what follows, the youngest at its root.
struct CopyFinder {
  private static let patience = 96

  private let bytes: [UInt8]
  /// The next place that is not in the trees.
  private var next = 0
  private var roots = [Int32](repeating: -1, count: 1 << 18)
  private var threes = [Int32](repeating: -1, count: 1 << 16)
  private var twos = [Int32](repeating: -1, count: 1 << 16)
  /// The places below each place: those whose bytes come before its own, and those behind.
  private var lower: [Int32]
  private var higher: [Int32]
  private var found: [(count: Int, distance: Int)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lower = [Int32](repeating: -1, count: bytes.count)
    higher = lower
  }

  /// How many bytes at two places are the same.
  func length(_ at: Int, _ place: Int) -> Int {
    let most = min(CopyModel.longest - 1, bytes.count - at)
    var length = 0
    while length < most, bytes[place + length] == bytes[at + length] { length += 1 }
    return length
  }

  /// Returns copies, each longer and farther than the one before it.
  mutating func copies(_ at: Int) -> [(count: Int, distance: Int)] {
    skip(to: at)
    found.removeAll(keepingCapacity: true)
    if next == at { insert(at) }
    return found
  }

  /// Puts all places before one into the trees.
  mutating func skip(to at: Int) {
    while next < at { insert(next) }
  }

  private mutating func insert(_ at: Int) {
    next = at + 1
    guard at + 4 <= bytes.count else { return }
    let two = Int(bytes[at]) | Int(bytes[at + 1]) << 8
    let three = UInt32(two) | UInt32(bytes[at + 2]) << 16
    let four = three | UInt32(bytes[at + 3]) << 24
    let (threeKey, fourKey) = (Int((three &* 0x9E37_79B1) >> 16), Int((four &* 0x9E37_79B1) >> 14))
    found.removeAll(keepingCapacity: true)
    let (old2, old3, root) = (Int(twos[two]), Int(threes[threeKey]), Int(roots[fourKey]))
    (twos[two], threes[threeKey], roots[fourKey]) = (Int32(at), Int32(at), Int32(at))
    if old2 >= 0 { found.append((2, at - old2)) }
    if old3 >= 0, old3 != old2 || bytes[old3 + 2] == bytes[at + 2], length(at, old3) >= 3 {
      found.append((3, at - old3))
    }
    descend(at, root)
  }

  /// Puts a place at the root of its tree, whose places go below it on the side where they belong.
  private mutating func descend(_ at: Int, _ root: Int) {
    let most = min(CopyModel.longest, bytes.count - at)
    var best = found.last?.count ?? 1
    // Where the next smaller place is noted, and the next greater one: in which list, at which place.
    var (lowerOwner, lowerIsHigher) = (at, false)
    var (higherOwner, higherIsHigher) = (at, true)
    var (lowerLength, higherLength) = (0, 0)
    var (place, tries) = (root, Self.patience)
    func note(_ owner: Int, _ isHigher: Bool, _ value: Int32) {
      if isHigher { higher[owner] = value } else { lower[owner] = value }
    }
    while place >= 0, tries > 0 {
      tries -= 1
      var length = min(lowerLength, higherLength)
      while length < most, bytes[place + length] == bytes[at + length] { length += 1 }
      if length > best {
        best = length
        found.append((length, at - place))
      }
      if length == most {
        note(lowerOwner, lowerIsHigher, lower[place])
        note(higherOwner, higherIsHigher, higher[place])
        return
      }
      if bytes[place + length] < bytes[at + length] {
        note(lowerOwner, lowerIsHigher, Int32(place))
        (lowerOwner, lowerIsHigher, lowerLength) = (place, true, length)
        place = Int(higher[place])
      } else {
        note(higherOwner, higherIsHigher, Int32(place))
        (higherOwner, higherIsHigher, higherLength) = (place, false, length)
        place = Int(lower[place])
      }
    }
    note(lowerOwner, lowerIsHigher, -1)
    note(higherOwner, higherIsHigher, -1)
  }
}
