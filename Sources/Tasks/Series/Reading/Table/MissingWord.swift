/// What stands in a cell that has no value.
enum MissingWord {
  /// Whether a cell (without blanks at its ends) is empty or says that there is no value: `NA`, `null`, `-`, `?` …
  static func matches(_ text: Bytes) -> Bool {
    if text.isEmpty { return true }
    guard text.count <= 9 else { return false }
    return isSpreadsheetError(text) || words.contains(text.lowercasedText)
  }

  /// `#N/A`, `#DIV/0!` and the like: what a spreadsheet shows where it could not calculate.
  static func isSpreadsheetError(_ text: Bytes) -> Bool {
    guard text.first == UInt8(ascii: "#") else { return false }
    return spreadsheetErrors.contains { text.beginsIgnoringCase(with: $0) }
  }

  private static let spreadsheetErrors: [StaticString] = [
    "#n/a", "#na", "#nv", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!", "#wert!", "#bezug!", "#zahl!",
  ]

  private static let words: Set<String> = [
    "na", "n/a", "n.a.", "n.a", "<na>", "null", "(null)", "<null>", "nil", "none", "nan", "-nan", "missing", "miss",
    "k.a.", "k. a.", "n.d.", "s/d", "nd", "-", "--", "---", "–", "—", "－", "?", "??", "？", ".", "..", "...", "…", "*",
    "x", "無", "无", "缺", "缺值", "空", "未知", "\\n",
  ]
}
