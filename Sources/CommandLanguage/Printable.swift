import Phrases

// Characters that cannot be shown as they are, and how words from a line are shown in messages.

extension Unicode.Scalar {
  /// Whether a line may not contain this scalar: a control character other than tab, a line or paragraph
  /// separator, or an invisible format character (text direction, byte order mark) other than those that
  /// join letters and emoji.
  var isUnprintable: Bool {
    if value < 0x7F { return value < 0x20 && self != "\t" }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case .format: return !(self == "\u{200C}" || self == "\u{200D}" || (0xE0020...0xE007F).contains(value))
    default: return false
    }
  }

  /// Whether this scalar separates words: a space of any width, or a tab.
  var isBlank: Bool {
    self == " " || self == "\t" || (value > 0x7F && properties.generalCategory == .spaceSeparator)
  }

  /// The scalar as `\x1b` or `\u{202e}`.
  var escaped: String {
    let digits = String(value, radix: 16)
    return value < 0x100 ? "\\x" + (value < 0x10 ? "0" : "") + digits : "\\u{" + digits + "}"
  }
}

/// `text` with its unprintable scalars escaped.
func printable(_ text: some StringProtocol) -> String {
  guard text.unicodeScalars.contains(where: { $0.isUnprintable }) else { return String(text) }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.isUnprintable {
      result.append(contentsOf: scalar.escaped.unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// `text` for a message: printable, and shortened in the middle when long.
func shortened(_ text: String) -> String {
  let scalars = text.unicodeScalars
  let isLong = scalars.dropFirst(40).first != nil
  return printable(isLong ? String(scalars.prefix(24)) + "…" + String(scalars.suffix(8)) : text)
}

/// `text` as `shortened`, in double quotes.
func quoted(_ text: String) -> Phrase { "\"\(shortened(text))\"" }

/// `"a"`, `"a" or "b"`, `"a", "b" or "c"`; of more than twelve the first twelve and `…`.
func quotedList(_ words: [String]) -> Phrase {
  let shown = words.prefix(12).map(quoted)
  guard words.count <= 12 else { return "\(Phrase.list(shown)), …" }
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  return "\(Phrase.list(shown.dropLast())) or \(last)"
}
