/// Lays a paragraph out in lines.
package enum WrappedText {
  /// The lines, broken at blanks, between Chinese characters and after a bar, which stands between choices. A word wider
  /// than a line has a line of its own.
  ///
  /// - Parameters:
  ///   - width: columns of a line.
  ///   - indent: blanks that every line starts with, counted in `width`.
  ///   - hanging: further blanks that every line but the first starts with.
  package static func lines(_ text: String, width: Int = 80, indent: Int = 0, hanging: Int = 0) -> [String] {
    var start = String(repeating: " ", count: max(indent, 0))
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: text) {
      let wide = displayWidth(piece.text)
      let blank = piece.isJoined ? 0 : 1
      if line.isEmpty {
        line = start + piece.text
        used = start.count + wide
      } else if used + blank + wide <= width {
        line += (blank > 0 ? " " : "") + piece.text
        used += blank + wide
      } else {
        if lines.isEmpty { start += String(repeating: " ", count: max(hanging, 0)) }
        lines.append(line)
        line = start + piece.text
        used = start.count + wide
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// What no line end may divide, and whether it follows the piece before it without a blank.
  private static func pieces(of text: String) -> [(text: String, isJoined: Bool)] {
    var pieces: [(text: String, isJoined: Bool)] = []
    var before: Character = " "
    for character in text {
      defer { before = character }
      if character == " " { continue }
      if before == " " || mayBreak(before, character) {
        pieces.append((String(character), before != " "))
      } else {
        pieces[pieces.count - 1].text.append(character)
      }
    }
    return pieces
  }

  /// Whether a line may end between two characters: beside a wide one, but never before a mark that closes or after
  /// one that opens.
  private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
    before == "|"
      || (displayWidth(before) == 2 || displayWidth(after) == 2) && !opening.contains(before)
        && !closing.contains(after)
  }

  /// No line ends in these.
  private static let opening: Set<Character> = ["「", "『", "（", "【", "〈", "《", "(", "[", "\"", "'"]
  /// No line starts with these.
  private static let closing: Set<Character> = [
    "，", "、", "。", "；", "：", "？", "！", "」", "』", "）", "】", "〉", "》", "…", "％", ",", ".", ";", ":", "?", "!", ")", "]",
    "\"", "'", "%",
  ]
}
