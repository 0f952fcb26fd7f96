import Phrases

/// How foreign text and numbers appear in messages.
package enum MessageText {
  /// The text in double quotes, safe for a terminal: control, format and unassigned characters are written as
  /// `\x1b` or `\u{202e}`, and what is longer than 40 characters of Unicode is cut off with `…`.
  package static func quoted(_ text: String) -> Phrase { "\"\(safe(text))\"" }

  /// A character in quotes, as `quoted`.
  package static func quoted(_ character: Character) -> Phrase { quoted(String(character)) }

  private static func safe(_ text: String) -> String {
    var result = ""
    for (position, scalar) in text.unicodeScalars.enumerated() {
      if position == longest {
        result += "…"
        break
      }
      result += escaped(scalar)
    }
    return result
  }

  /// Names in quotes, separated by commas: the first eight, and how many more there are.
  package static func list(_ names: [String]) -> Phrase {
    let shown = Phrase.list(names.prefix(8).map { quoted($0) })
    return names.count > 8 ? "\(shown) and \(grouped(names.count - 8)) more" : shown
  }

  /// A whole number with commas between groups of three digits: `500,500`.
  package static func grouped(_ number: Int) -> String {
    var result = ""
    for (position, digit) in String(number.magnitude).reversed().enumerated() {
      if position > 0, position.isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + String(result.reversed())
  }

  private static let longest = 40

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control:
      let digits = String(scalar.value, radix: 16)
      return "\\x" + (digits.count < 2 ? "0" : "") + digits
    case .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
      return "\\u{" + String(scalar.value, radix: 16) + "}"
    default:
      return scalar == "\"" || scalar == "\\" ? "\\" + String(scalar) : String(scalar)
    }
  }
}
