extension String {
  /// The text with everything that could steer a terminal made visible: control characters as `\n` or `\x1b`, line
  /// separators and marks that turn the writing direction as `\u{202e}`. Printable text stays as it is.
  package var escapedForTerminal: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var result = ""
    for scalar in unicodeScalars {
      if let escape = terminalEscape(of: scalar) {
        result += escape
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// What stands for `scalar` in a terminal, or nil where it can stand for itself.
func terminalEscape(of scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "\n": return "\\n"
  case "\r": return "\\r"
  case "\t": return "\\t"
  default: break
  }
  if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
    let digits = String(scalar.value, radix: 16)
    return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
  let steers = scalar.properties.isBidiControl || scalar.value == 0x2028 || scalar.value == 0x2029
  return steers ? "\\u{" + String(scalar.value, radix: 16) + "}" : nil
}
