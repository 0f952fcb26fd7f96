import Text

extension JSONText {
  /// A text as an array of its lines, each but the last with its line end, as notebooks have it.
  ///
  /// - Parameter indent: blanks before the closing bracket; the lines have one more.
  static func lines(_ text: String, indent: Int) -> String {
    if text.isEmpty { return "[]" }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) + "\n" }
    lines[lines.count - 1].removeLast()
    if lines.count > 1, lines[lines.count - 1].isEmpty { lines.removeLast() }
    let blanks = String(repeating: " ", count: indent)
    return "[\n" + lines.map { blanks + " " + quoted($0) }.joined(separator: ",\n") + "\n\(blanks)]"
  }
}
