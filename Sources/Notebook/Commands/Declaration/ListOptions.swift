import CommandLanguage
import Phrases

extension Arguments {
  /// An option that is a list, `units=4,8,16`: its parts, each with its place in the line. None where it is not given.
  ///
  /// - Throws: `Diagnostic` for an empty or repeated part.
  mutating func listOption(_ name: String) throws(Diagnostic) -> [Value] {
    guard let value = option(name) else { return [] }
    // In quotes, columns are not those of the text.
    if case .text = value.content { return [value] }
    var parts: [Value] = []
    var column = value.range.lowerBound
    for piece in value.content.text.split(separator: ",", omittingEmptySubsequences: false) {
      let range = SourceRange(column..<column + piece.count)
      column += piece.count + 1
      let text = String(piece)
      if text.isEmpty {
        throw .failed(
          message: "expected a value here", hint: "write \(name)=A,B,C, without blanks", value.range)
      }
      if parts.contains(where: { $0.content.text == text }) {
        throw .failed(message: "\(text) is listed twice", hint: "list it once", range)
      }
      parts.append(Value(NumberLiteral(text).map { .number($0) } ?? .word(text), range))
    }
    return parts
  }

  /// A list of whole numbers.
  mutating func wholeNumbersOption(_ name: String, in range: ClosedRange<Int>) throws(Diagnostic) -> [Int] {
    try listOption(name).map { (value) throws(Diagnostic) in
      let expected: Phrase = "as a whole number from \(range.lowerBound) to \(range.upperBound)"
      guard case .number(let number) = value.content else {
        throw .wrongKind(expected: "\(name) \(expected)", found: value.content.text, value.range)
      }
      guard let whole = number.whole, range.contains(whole) else {
        throw .outOfRange(what: Phrase(verbatim: name), found: number.text, expected: expected, value.range)
      }
      return whole
    }
  }

  /// A list of positive numbers, each as it was typed.
  mutating func positiveNumbersOption(_ name: String) throws(Diagnostic) -> [(text: String, value: Double)] {
    try listOption(name).map { (value) throws(Diagnostic) in
      guard case .number(let number) = value.content else {
        throw .wrongKind(expected: "a number for \(name)", found: value.content.text, value.range)
      }
      guard number.value >= 1e-30, number.value <= 1e30 else {
        throw .outOfRange(
          what: Phrase(verbatim: name), found: number.text, expected: "from 1e-30 to 1e+30", value.range)
      }
      return (number.text, number.value)
    }
  }

  /// A list of known words, which may be shortened.
  mutating func choicesOption(
    _ name: String, _ what: Phrase, _ known: [String]
  ) throws(Diagnostic) -> [String] {
    var chosen: [String] = []
    for value in try listOption(name) {
      let word = try Self.choice(value, what, known)
      guard !chosen.contains(word) else {
        throw .failed(message: "\(word) is listed twice", hint: "list it once", value.range)
      }
      chosen.append(word)
    }
    return chosen
  }

  /// One of some words, which may be shortened.
  private static func choice(_ value: Value, _ what: Phrase, _ known: [String]) throws(Diagnostic) -> String {
    let found = value.content.text
    let matches = Suggestion.completions(of: found, among: known)
    guard matches.count == 1, let match = matches.first, !found.isEmpty else {
      throw .unknownChoice(what: what, found: found, known: known, value.range)
    }
    return match
  }
}
