// How many columns of a terminal a Character takes, so that a caret stands under its word.

extension Character {
  /// Columns: 2 for East Asian wide Characters and emoji, 0 for a lone combining mark, otherwise 1.
  var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      width = scalar == Unicode.Scalar.emojiVariation && width > 0 ? 2 : max(width, scalar.displayWidth)
    }
    return width
  }
}

extension Unicode.Scalar {
  /// The selector that asks for the picture form, two columns wide, of the Character before it.
  fileprivate static let emojiVariation: Unicode.Scalar = "\u{FE0F}"

  fileprivate var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isEastAsianWide || properties.isEmojiPresentation ? 2 : 1
  }

  private var isEastAsianWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF,
      0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }
}
