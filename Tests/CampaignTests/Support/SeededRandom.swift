import NotebookTestSupport

/// Random choices that are the same on every run.
struct SeededRandom: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The random numbers of one input of a test.
  ///
  /// - Parameters:
  ///   - name: the test's name.
  ///   - number: which of its inputs.
  init(_ name: String, _ number: Int = 0) {
    let hash = Hash.of(Array(name.utf8))
    self.init(seed: Campaign.seed &* 0xD134_2543_DE82_EF95 ^ hash ^ UInt64(bitPattern: Int64(number)) << 20)
    _ = next()
  }

  mutating func next() -> UInt64 { generator.next() }

  /// A number from 0 to `count - 1`; 0 if `count` is less than 1.
  mutating func below(_ count: Int) -> Int { count < 1 ? 0 : Int(next() % UInt64(count)) }

  /// A number of a range.
  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// True in one of `count` cases.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// One of these.
  mutating func pick<Element>(_ first: Element, _ rest: Element...) -> Element {
    let place = below(rest.count + 1)
    return place == 0 ? first : rest[place - 1]
  }

  /// One of a list that is not empty.
  mutating func pick<Element>(from list: [Element]) -> Element { list[below(list.count)] }
}

/// FNV-1a with 64 bits, for seeds and golden hashes.
enum Hash {
  static func of(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Sixteen hexadecimal digits.
  static func text(_ bytes: [UInt8]) -> String {
    let digits = String(of(bytes), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
