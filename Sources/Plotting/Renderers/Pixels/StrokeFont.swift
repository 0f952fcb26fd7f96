import Text

/// Letters made of lines, for pictures in pixels: the printable characters of ASCII and the few others that pictures use.
///
/// A letter stands on a grid: its baseline is at 4, capitals reach 13, small letters 10, descenders 0.
struct StrokeFont {
  /// A letter.
  struct Letter: Sendable, Equatable {
    /// Its width on the grid, without the space to the next letter.
    let width: Double
    /// Its lines, each through some points of the grid.
    let strokes: [[Scene.Point]]
  }

  /// Space between two letters, on the grid.
  private static let space = 2.6
  /// Height of capitals, on the grid.
  private static let capitals = 9.0
  /// Height of capitals, as a part of the size of a font.
  private static let capitalsOfSize = 0.72

  /// The size of a step of the grid in a font of this size.
  static func unit(size: Double) -> Double { size * capitalsOfSize / capitals }

  /// The first character that the font lacks; nil if it has all.
  static func firstMissing(in text: String) -> Character? { text.first { letters[$0] == nil } }

  /// The width of a text, in units of the grid.
  static func width(_ text: String) -> Double {
    let widths = text.compactMap { letters[$0]?.width }
    return widths.reduce(0, +) + space * Double(max(widths.count - 1, 0))
  }

  /// The lines of a text in units of the grid, from its left end and its baseline, downward.
  static func strokes(_ text: String) -> [[Scene.Point]] {
    var left = 0.0
    var strokes: [[Scene.Point]] = []
    for character in text {
      guard let letter = letters[character] else { continue }
      strokes += letter.strokes.map { $0.map { Scene.Point(x: left + $0.x, y: 4 - $0.y) } }
      left += letter.width + space
    }
    return strokes
  }

  // MARK: reading the letters

  private static let letters: [Character: Letter] = {
    var letters: [Character: Letter] = [:]
    for (character, drawing) in drawings { letters[character] = Letter(drawing) }
    return letters
  }()
}

extension StrokeFont.Letter {
  /// Reads a letter: its width, then its lines with commas between them. A point is a digit and a base-16 digit (or `e`
  /// for 14), across and up; `~` before a line makes a curve of it, `o` a closed curve.
  fileprivate init(_ drawing: String) {
    let parts = drawing.utf8.split(separator: UInt8(ascii: " "))
    width = parts.first.map { Double(Self.number($0.first ?? 0x30)) } ?? 0
    strokes =
      parts.count < 2
      ? []
      : parts[1].split(separator: UInt8(ascii: ",")).map { stroke in
        let isClosed = stroke.first == UInt8(ascii: "o")
        let isCurve = isClosed || stroke.first == UInt8(ascii: "~")
        let points = Self.points(isCurve ? stroke.dropFirst() : stroke)
        return isCurve ? Self.curve(points, isClosed: isClosed) : points
      }
  }

  private static func number(_ digit: UInt8) -> Int {
    digit <= UInt8(ascii: "9") ? Int(digit) - 0x30 : Int(digit) - 0x61 + 10
  }

  private static func points(_ text: Substring.UTF8View.SubSequence) -> [Scene.Point] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      Scene.Point(x: Double(number(digits[$0])), y: Double(number(digits[$0 + 1])))
    }
  }

  /// A curve that is drawn towards its points, after Chaikin (1974): corners are cut three times.
  private static func curve(_ points: [Scene.Point], isClosed: Bool) -> [Scene.Point] {
    guard points.count > 2, let first = points.first, let last = points.last else { return points }
    var points = points
    for _ in 0..<3 {
      let next = isClosed ? points.dropFirst() + points.prefix(1) : points.dropFirst()
      var cut: [Scene.Point] = []
      for (one, other) in zip(points, next) {
        cut.append(.init(x: one.x * 0.75 + other.x * 0.25, y: one.y * 0.75 + other.y * 0.25))
        cut.append(.init(x: one.x * 0.25 + other.x * 0.75, y: one.y * 0.25 + other.y * 0.75))
      }
      if !isClosed { cut = [first] + cut.dropFirst().dropLast() + [last] }
      points = cut
    }
    return isClosed ? points + points.prefix(1) : points
  }
}

extension StrokeFont {
  private static let drawings: [(Character, String)] = [
    (" ", "2"), ("!", "0 0d08,0404"), ("\"", "3 0d0a,3d3a"), ("#", "8 3d14,7d54,0a8a,0787"),
    ("$", "6 ~6b6d0d0869640406,3e33"), ("%", "9 8d14,o0d3d3a0a,o67979464"), ("&", "8 ~841b1d5d5b07045488"),
    ("'", "0 0d0a"), ("(", "2 ~2e0b0522"), (")", "2 ~0e2b2502"), ("*", "6 3c36,0b67,076b"), ("+", "6 3b35,0868"),
    (",", "1 1502"), ("-", "5 0858"), (".", "0 0404"), ("/", "5 5e03"),
    ("0", "6 o0d6d6404"), ("1", "4 0b3d34"), ("2", "6 ~0b0d6d6a04,0464"), ("3", "6 ~0c0d6d6929,~2969640406"),
    ("4", "6 4d0767,4d44"), ("5", "6 5d0d09,~091a6a640405"), ("6", "6 o0a6a6404,~5d0d07"), ("7", "6 0d6d24"),
    ("8", "6 o1d5d5919,o09696404"), ("9", "6 o0d6d6707,~6a6414"), (":", "0 0404,0a0a"), (";", "1 1502,1a1a"),
    ("<", "6 6b0865"), ("=", "6 0a6a,0666"), (">", "6 0b6805"), ("?", "5 ~0b0d5d592927,2424"),
    ("@", "9 o3a6a6636,~6a66869a9d0d0373"), ("A", "8 044d84,1777"), ("B", "7 040d,~0d6d6909,~09797404"),
    ("C", "8 ~8b8d0d048486"), ("D", "7 040d,~0d7d7404"), ("E", "6 6d0d0464,0959"), ("F", "6 6d0d04,0959"),
    ("G", "8 ~8b8d0d048488,8848"), ("H", "7 040d,747d,0979"), ("I", "0 040d"), ("J", "5 ~5d540406"),
    ("K", "7 040d,7d08,2974"), ("L", "6 0d0464"), ("M", "8 040d468d84"), ("N", "7 040d747d"),
    ("O", "8 o0d8d8404"), ("P", "6 040d,~0d6d6808"), ("Q", "8 o0d8d8404,5783"), ("R", "7 040d,~0d6d6808,3874"),
    ("S", "6 ~6b6d0d0869640406"), ("T", "8 0d8d,4d44"), ("U", "7 0d07,~07047477,777d"), ("V", "8 0d448d"),
    ("W", "8 0d244c648d"), ("X", "7 0d74,7d04"), ("Y", "8 0d498d,4944"), ("Z", "7 0d7d0474"),
    ("[", "2 2e0e0222"), ("\\", "5 0e53"), ("]", "2 0e2e2202"), ("^", "6 093d69"), ("_", "6 0363"), ("`", "2 0e2c"),
    ("a", "5 o0a5a5404,5a54"), ("b", "5 0e04,o0a5a5404"), ("c", "5 ~595a0a045455"), ("d", "5 5e54,o0a5a5404"),
    ("e", "5 0757,~575a0a045455"), ("f", "3 ~3e1e1b,1b14,0a3a"), ("g", "5 o0a5a5404,5a53,~53510102"),
    ("h", "5 0e04,~080a5a57,5754"), ("i", "0 0a04,0d0d"), ("j", "2 2a23,~232101,2d2d"), ("k", "5 0e04,5a07,2854"),
    ("l", "0 0e04"), ("m", "8 0a04,~080a4a47,4744,~484a8a87,8784"), ("n", "5 0a04,~080a5a57,5754"),
    ("o", "5 o0a5a5404"), ("p", "5 0a00,o0a5a5404"), ("q", "5 5a50,o0a5a5404"), ("r", "3 0a04,~070a3a"),
    ("s", "4 ~494a0a0747440405"), ("t", "3 1d16,~161434,0a3a"), ("u", "5 0a07,~07045458,5a54"), ("v", "6 0a346a"),
    ("w", "8 0a2449648a"), ("x", "5 0a54,5a04"), ("y", "6 0a34,6a10"), ("z", "5 0a5a0454"),
    ("{", "3 ~3e1e1808,~08181232"), ("|", "0 0e01"), ("}", "3 ~0e2e2838,~38282202"), ("~", "6 ~071a5669"),
    ("±", "6 3c36,0969,0464"), ("×", "5 0a55,5a05"), ("…", "6 0404,3434,6464"), ("−", "6 0868"), ("–", "5 0858"),
    ("·", "0 0808"), ("°", "3 o0d3d3a0a"), ("␣", "5 06045456"),
  ]
}
