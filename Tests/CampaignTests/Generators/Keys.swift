/// Random keys as a person, a cat or a paste presses them.
enum Keys {
  private static let sequences: [String] = [
    "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}OH", "\u{1B}[3~", "\u{1B}[1;5C",
    "\u{1B}[1;5D", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}u", "\u{1B}\u{7F}", "\u{1B}", "\u{1B}\u{1B}", "\u{1B}[200~",
    "\u{1B}[201~", "\u{1B}[<0;1;1M", "\u{1B}[", "\u{1B}O", "\u{1B}12", "\u{1B}<", "\u{1B}>", "\t", "\t\t", "\u{1}",
    "\u{2}",
    "\u{5}", "\u{6}", "\u{8}", "\u{7F}", "\u{B}", "\u{C}", "\u{E}", "\u{10}", "\u{12}", "\u{13}", "\u{14}", "\u{15}",
    "\u{17}", "\u{19}", "\u{16}", "\u{1F}", "\u{0}", "x", "0", "$", "i", "a", "A", "dd", "dw", "cw", "p", "P", "u", ".",
    "j",
    "k", "w", "b", "R", "~", "/", "n", "seed ", "load s", "he", "你", "e\u{301}", "👩‍👩‍👧", "\u{202E}", "'", "\"", "#", ";",
    "Ω", " ", "-", "\u{1B}[5~", "\u{1B}[Z",
  ]

  /// A sequence of keys without those that end a line, the session or the process. A paste that begins ends, as
  /// terminals do it, but for a few.
  static func bytes(_ random: inout SeededRandom) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0...random.below(random.pick(3, 12, 40)) {
      switch random.below(12) {
      case 0: bytes.append(UInt8(random.number(0x80...0xFF)))
      case 1: bytes += Array("\u{1B}\(random.below(10_000))".utf8) + [UInt8(ascii: "x")]
      case 2: bytes += Array(Odd.text(&random).utf8)
      default: bytes += Array(random.pick(from: sequences).utf8)
      }
    }
    let paste = Array("\u{1B}[200~".utf8)
    if bytes.firstRange(of: paste) != nil, !random.oneIn(20) { bytes += Array("\u{1B}[201~".utf8) }
    return bytes.filter { ![3, 4, 10, 13, 26, 28].contains($0) }
  }

  /// Sizes of windows, the smallest and the largest included.
  static func size(_ random: inout SeededRandom) -> (columns: UInt16, lines: UInt16) {
    (
      random.pick(1, 2, 3, 7, 10, 20, 40, 80, 120, 300, UInt16(random.number(1...300))),
      random.pick(1, 2, 3, 5, 24, 50, UInt16(random.number(1...50)))
    )
  }
}
