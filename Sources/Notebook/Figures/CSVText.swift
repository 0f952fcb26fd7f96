import Text

/// Comma-separated values by RFC 4180: what commands write into files.
enum CSVText {
  /// A row of titles, then the rows.
  static func text(titles: [String], rows: [[String]]) -> String {
    ([titles] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// A number with the fewest digits that are read back as the same bits; nothing for one that is not finite.
  static func number(_ value: Double) -> String { value.isFinite ? value.description : "" }

  /// What a terminal would act on is spelled, and an apostrophe makes text of what a spreadsheet would take for a formula.
  private static func quoted(_ field: String) -> String {
    var field = field.escapedForTerminal
    let isFormula = beginsAsFormula(field) && !isNumber(field)
    if isFormula { field = "'" + field }
    guard isFormula || field.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Spreadsheets leave out spaces before a formula, and those of Chinese and Japanese take wide signs for narrow ones.
  private static func beginsAsFormula(_ field: String) -> Bool {
    guard let first = field.unicodeScalars.first(where: { $0 != " " }) else { return false }
    switch first {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }

  private static func isNumber(_ field: String) -> Bool { Double(field)?.isFinite ?? false }
}
