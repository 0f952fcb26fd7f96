import Text

extension Terminal {
  /// A sentence in lines that end between words, where standard output is a terminal too narrow for it.
  package static func wrapped(_ text: String) -> [String] {
    let columns = size(1).columns
    guard isTerminal(1), columns >= 20, displayWidth(text) > columns else { return [text] }
    return WrappedText.lines(text, width: columns)
  }
}
