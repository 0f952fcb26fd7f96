/// Numbers, characters and texts on which parsers break.
enum Odd {
  /// Numbers that are too large, too small, not whole, or written in another way.
  static let numbers = [
    "0", "-1", "1.5", "-0", "+5", "1e400", "1e-400", "nan", "inf", "-inf", "0x10", "1_000", "1,000", "٣", "½", "１",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551615",
    "18446744073709551616", "340282366920938463463374607431768211456", "1e", "e1", ".", "..", "1.2.3", "--1", "1e+", "",
    "00000000000000000000000000000000000000000000001", "0.1", "1e-45", "1e-1", "99999999999",
  ]

  /// Text with characters that join, turn, hide or steer.
  static let texts = [
    "\u{1B}[31m", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;AAAA\u{7}", "\u{9B}2J", "\u{0}", "\u{7F}", "\u{202E}evil",
    "\u{200B}",
    "\u{FEFF}", "e\u{301}", "\u{301}", "👩‍👩‍👧‍👦", "🇹🇼", "你好", "ﷺ", "\u{2028}", "\u{85}", "\u{A0}", "\u{3000}", "％", "\\",
    "\\(x)",
    "%s%n%d", "{0}", "${HOME}", "`id`", "$(id)", "../../etc/passwd", "/dev/zero", "CON", "\"", "'", "”", "«", "#", ";",
    "=",
    "==", ",", ",,", "?", "> ", "```", "~~~", "<!--", "-->", "-", "--", "--help", "\t", "\r", "😀", "\u{10FFFF}",
    "\u{FFFD}",
    "\u{1F1E6}", "\u{E0041}", "ǆ", "İ", "ß", "\u{1D}",
  ]

  /// A text of a few odd parts.
  static func text(_ random: inout SeededRandom, parts: Int = 3) -> String {
    (0...random.below(parts)).map { _ in
      random.oneIn(3) ? random.pick("sales", "x", "1", "month", "lstm") : random.pick(from: texts)
    }.joined()
  }

  /// A number that is mostly small, sometimes odd.
  static func number(_ random: inout SeededRandom, upTo most: Int) -> String {
    random.oneIn(8) ? random.pick(from: numbers) : String(random.number(1...most))
  }
}

/// Changes of bytes that know nothing of what the bytes mean.
enum Mutation {
  /// A few random changes: bits, bytes, pieces taken out, doubled, moved, or put in from another input.
  static func changed(_ bytes: [UInt8], with other: [UInt8] = [], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(4) { change(&bytes, other, &random) }
    return bytes
  }

  private static func change(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout SeededRandom) {
    let place = random.below(bytes.count + 1)
    let end = min(bytes.count, place + 1 + random.below(random.pick(1, 4, 40)))
    switch random.below(8) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(random.below(8)) }
    case 1: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
    case 5: bytes.insert(contentsOf: Array(random.pick(from: Odd.texts).utf8), at: place)
    case 6: bytes.removeSubrange(place...)
    default:
      let start = random.below(other.count + 1)
      bytes.insert(contentsOf: other[start..<min(other.count, start + 30)], at: place)
    }
  }

  /// All truncations and all bytes with one bit flipped, or with all.
  ///
  /// - Parameter mask: the bits that are flipped.
  static func damages(of bytes: [UInt8], mask: UInt8 = 0x10) -> [Damage] {
    bytes.indices.map { .truncated($0) } + bytes.indices.map { .flipped($0, mask) }
  }

  /// The bytes after one of the damages, with a mask of any bits.
  static func damaged(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    let mask = UInt8(random.number(1...255))
    let place = random.below(2 * bytes.count)
    let damage = place < bytes.count ? Damage.truncated(place) : .flipped(place - bytes.count, mask)
    return bytes.isEmpty ? bytes : damage.applied(to: bytes)
  }

  /// One way in which a file is broken.
  enum Damage: CustomStringConvertible, Sendable {
    case truncated(Int)
    case flipped(Int, UInt8)

    var description: String {
      switch self {
      case .truncated(let count): "cut off after \(count) bytes"
      case .flipped(let place, let mask): "byte \(place) with \(mask)"
      }
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      switch self {
      case .truncated(let count): bytes.removeSubrange(count...)
      case .flipped(let place, let mask): bytes[place] ^= mask
      }
      return bytes
    }
  }
}
