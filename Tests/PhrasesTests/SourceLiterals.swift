/// The string literals of a Swift source, each with `{}` in the place of its interpolations, and those inside them.
struct SourceLiterals {
  private(set) var literals: [String] = []
  private let source: [Character]
  private var place = 0

  init(_ source: String) {
    self.source = Array(source)
    code(untilParenthesis: false)
  }

  private func isAt(_ text: String) -> Bool { source[place...].starts(with: text) }

  private mutating func skip(past text: String) {
    while place < source.count, !isAt(text) { place += 1 }
    place += text.count
  }

  private mutating func code(untilParenthesis: Bool) {
    var depth = 0
    while place < source.count {
      if isAt("//") {
        skip(past: "\n")
      } else if isAt("#\"") {
        place += 2
        skip(past: "\"#")
      } else if isAt("\"\"\"") {
        literal(quotes: "\"\"\"")
      } else if isAt("\"") {
        literal(quotes: "\"")
      } else {
        if isAt("(") { depth += 1 }
        if isAt(")") {
          if depth == 0, untilParenthesis { return }
          depth -= 1
        }
        place += 1
      }
    }
  }

  /// Reads a literal, whose lines may be joined by a backslash at their ends.
  private mutating func literal(quotes: String) {
    let isLong = quotes.count > 1
    var lines = [""]
    var joins = [false]
    place += quotes.count
    if isLong { skip(past: "\n") }
    while place < source.count, !isAt(quotes) {
      if isAt("\\(") {
        place += 2
        code(untilParenthesis: true)
        lines[lines.count - 1] += "{}"
      } else if isLong, isAt("\\\n") {
        joins[joins.count - 1] = true
      } else if isAt("\\") {
        place += 1
        lines[lines.count - 1] += isAt("n") ? "\n" : String(source[place])
      } else if isLong, isAt("\n") {
        lines.append("")
        joins.append(false)
      } else {
        lines[lines.count - 1].append(source[place])
      }
      place += 1
    }
    place += quotes.count
    literals.append(isLong ? Self.joined(lines, joins) : lines[0])
  }

  private static func joined(_ lines: [String], _ joins: [Bool]) -> String {
    let indentation = lines.last?.count ?? 0
    var text = ""
    for (line, joins) in zip(lines.dropLast(), joins) { text += line.dropFirst(indentation) + (joins ? "" : "\n") }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
