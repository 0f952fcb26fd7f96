/// A text that was pasted, as it is put into the line.
package struct PastedBlock: Sendable, Equatable {
  /// Its scalars, with `\n` for every line break but the last.
  package let scalars: [Unicode.Scalar]
  /// Whether it ends with a line break.
  package let endsRow: Bool

  /// - Parameter text: as the terminal sends it, with any line breaks.
  package init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}": scalars.append("\n")
      case "\n": if !isAfterReturn { scalars.append("\n") }
      case "\t": scalars.append("\t")
      // Nothing that steers a terminal is meant to be a part of a command.
      case let scalar where scalar.value < 0x20 || scalar.value == 0x7F: break
      default: scalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    endsRow = scalars.last == "\n"
    while scalars.last == "\n" { scalars.removeLast() }
    self.scalars = scalars
  }
}
