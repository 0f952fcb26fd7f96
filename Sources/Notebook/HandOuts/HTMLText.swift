import Text

/// Text as it stands in HTML, between tags and in values of attributes. All that is not ours comes through here.
package enum HTMLText {
  /// Returns the text with the characters replaced that HTML reserves, and those spelled that nobody can see.
  package static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ isPlain($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: add(scalar, to: &result)
      }
    }
    return result
  }

  /// Returns HTML with the characters spelled that HTML forbids or that nobody can see: `\x1b`, `\u{202e}`.
  static func cleaned(_ html: String) -> String {
    if html.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return html }
    var result = ""
    for scalar in html.unicodeScalars { add(scalar, to: &result) }
    return result
  }

  private static func add(_ scalar: Unicode.Scalar, to result: inout String) {
    if scalar.steersTerminal, scalar != "\n", scalar != "\t" {
      result += scalar.spelled
    } else if isNoncharacter(scalar) {
      result += "\u{FFFD}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }

  /// A byte of ASCII that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case 0x0A, 0x20..<0x7F: true
    default: false
    }
  }

  /// Whether Unicode sets a scalar aside for no character ever.
  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
  }
}
