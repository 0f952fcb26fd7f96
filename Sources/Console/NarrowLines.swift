import Terminal
import Text

extension Terminal {
  /// Returns a line that is wider than the window, such as that of a table, in parts that end between words, so that no
  /// number is broken in two. Lines with colours stay as they are, and everything does if output is no terminal.
  func fitted(_ line: String) -> [String] {
    let columns = size(.output).columns
    guard isTerminal(.output), columns >= 20, !line.contains("\u{1b}"), displayWidth(line) > columns else {
      return [line]
    }
    var parts: [String] = []
    var part = ""
    var word = ""
    for character in line + " " {
      guard character == " " else {
        word.append(character)
        continue
      }
      if !word.isEmpty, !part.isEmpty, displayWidth(part + word) > columns {
        let words = part.withoutTrailingBlanks
        if !words.isEmpty { parts.append(words) }
        part = ""
      }
      part += word + " "
      word = ""
    }
    return parts + [part.withoutTrailingBlanks]
  }
}
