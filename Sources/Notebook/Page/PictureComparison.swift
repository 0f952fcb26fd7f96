import Text

/// Two pictures of characters, recorded and fresh, that are not the same.
struct PictureComparison {
  /// The lines of both.
  let recorded: [String]
  let fresh: [String]

  /// Fewer lines with signs of pictures are the rule of a table, or text.
  private static let fewestLines = 3

  /// Returns the pictures of two outputs that differ, if both have as many: the first is compared with the first.
  static func of(recorded: [String], fresh: [String]) -> [PictureComparison] {
    let (old, new) = (pictures(in: recorded), pictures(in: fresh))
    guard old.count == new.count else { return [] }
    return zip(old, new).filter { $0 != $1 }.map { PictureComparison(recorded: $0, fresh: $1) }
  }

  /// Returns the parts of an output that are drawn: lines one after another that each hold a sign of pictures, with the
  /// labels below them.
  private static func pictures(in lines: [String]) -> [[String]] {
    var pictures: [[String]] = []
    var picture: [String] = []
    for line in lines + [""] {
      if line.unicodeScalars.contains(where: { isDrawn($0) }) {
        picture.append(line)
      } else {
        if picture.count >= fewestLines { pictures.append(line.isEmpty ? picture : picture + [line]) }
        picture = []
      }
    }
    return pictures
  }

  /// Whether a sign is one of those that pictures are drawn with: lines, blocks and braille.
  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    0x2500...0x259F ~= scalar.value || 0x2800...0x28FF ~= scalar.value
  }

  /// Returns both pictures with `|` between lines that differ, as `diff -y` has it; if there is too little room, one above
  /// the other with `|` before these lines.
  ///
  /// - Parameter columns: how many there is room for; nil for any number.
  func lines(columns: Int?) -> [String] {
    let count = max(recorded.count, fresh.count)
    let rows = (0..<count).map { row in
      (old: row < recorded.count ? recorded[row] : "", new: row < fresh.count ? fresh[row] : "")
    }
    let width = max(displayWidth(Self.recordedTitle), rows.map { displayWidth($0.old) }.max() ?? 0)
    let freshWidth = rows.map { displayWidth($0.new) }.max() ?? 0
    guard columns.map({ width + 3 + freshWidth <= $0 }) ?? true else { return above(rows) }
    let title = Self.recordedTitle.padded(to: width) + "   " + Self.freshTitle
    return [title]
      + rows.map { ($0.old.padded(to: width) + ($0.old == $0.new ? "   " : " | ") + $0.new).withoutTrailingBlanks }
  }

  private func above(_ rows: [(old: String, new: String)]) -> [String] {
    let old = rows.prefix(recorded.count).map { ($0.old == $0.new ? "  " : "| ") + $0.old }
    let new = rows.prefix(fresh.count).map { ($0.old == $0.new ? "  " : "| ") + $0.new }
    return (["  " + Self.recordedTitle] + old + ["  " + Self.freshTitle] + new).map { $0.withoutTrailingBlanks }
  }

  private static let recordedTitle = "(recorded)"
  private static let freshTitle = "(fresh)"
}
