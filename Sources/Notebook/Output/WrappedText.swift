import Plotting

/// Lays a paragraph out in lines.
enum WrappedText {
  /// The lines, broken at blanks; a word wider than a line has one of its own.
  ///
  /// - Parameters:
  ///   - width: columns of a line.
  ///   - indent: blanks that every line starts with, counted in `width`.
  static func lines(_ text: String, width: Int = 80, indent: Int = 0) -> [String] {
    let start = String(repeating: " ", count: max(indent, 0))
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = start + word
      } else if displayWidth(line) + 1 + displayWidth(String(word)) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = start + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
