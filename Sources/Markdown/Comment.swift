/// Comments of HTML, which are for those who write a page and not for those who read it.
enum Comment {
  /// Whether a text holds nothing but comments and blanks.
  static func isOnlyComments(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
      if rest.isEmpty { return true }
      guard rest.starts(with: "<!--".utf8),
        let end = rest.dropFirst(4).firstRange(of: "-->".utf8)
      else { return false }
      rest = rest[end.upperBound...]
    }
  }
}
