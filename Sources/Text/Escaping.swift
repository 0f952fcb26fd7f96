// Characters that cannot be shown as they are: which ones, and how they are spelled.

extension Unicode.Scalar {
  /// The scalar spelled in ASCII: `\n`, `\r`, `\t`, `\x1b` below U+0100, otherwise `\u{202e}`.
  package var spelled: String {
    switch self {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default: break
    }
    let digits = String(value, radix: 16)
    return value < 0x100 ? "\\x" + (value < 0x10 ? "0" : "") + digits : "\\u{" + digits + "}"
  }

  /// Whether a terminal may act on this scalar instead of showing it: control characters, line and paragraph
  /// separators, and marks that turn the writing direction.
  package var steersTerminal: Bool {
    if value < 0xA0 { return value < 0x20 || value >= 0x7F }
    return properties.isBidiControl || value == 0x2028 || value == 0x2029
  }

  /// Whether a reader cannot see that this scalar is there: all that steers a terminal, and the other format characters
  /// (such as the byte order mark), except those that join letters and emoji.
  package var isUnprintable: Bool {
    if value < 0xA0 { return steersTerminal }
    switch properties.generalCategory {
    case .lineSeparator, .paragraphSeparator: return true
    case .format: return !(self == "\u{200C}" || self == "\u{200D}" || (0xE0020...0xE007F).contains(value))
    default: return false
    }
  }
}

extension String {
  /// The text with everything that could steer a terminal spelled: `\n`, `\x1b`, `\u{202e}`. What can be shown stays
  /// as it is.
  package var escapedForTerminal: String { escaped { $0.steersTerminal } }

  /// The text with the characters replaced that XML reserves or forbids, and with everything spelled that could steer a
  /// terminal.
  package var escapedForXML: String {
    var result = ""
    for scalar in escapedForTerminal.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text as it is quoted in a message: everything unprintable is spelled, and the middle of a text of more than 40
  /// scalars is replaced by `…`.
  package var excerpt: String {
    let scalars = unicodeScalars
    let isLong = scalars.dropFirst(40).first != nil
    let text = isLong ? String(scalars.prefix(24)) + "…" + String(scalars.suffix(8)) : self
    return text.escaped { $0.isUnprintable }
  }

  private func escaped(where mustBeSpelled: (Unicode.Scalar) -> Bool) -> String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var result = ""
    for scalar in unicodeScalars {
      if mustBeSpelled(scalar) {
        result += scalar.spelled
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
