/// A text with places: `{}` takes the arguments in their order, `{2}` the second one wherever it stands.
package struct PhraseTemplate: Sendable {
  private enum Part {
    case literal(String)
    /// The number of an argument, from 0.
    case place(Int)
  }

  private var parts: [Part] = []

  /// Reads a template.
  package init(_ text: String) {
    var literal = ""
    var number: String?
    var next = 0
    for character in text {
      switch (character, number) {
      case ("{", nil): number = ""
      case ("}", let digits?):
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        number = nil
        parts.append(.place(Int(digits).map { $0 - 1 } ?? next))
        next += 1
      case (_, let digits?): number = digits + String(character)
      case (_, nil): literal.append(character)
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
  }

  /// The numbers of its arguments, in order.
  package var places: [Int] {
    parts.compactMap { part in if case .place(let index) = part { index } else { nil } }.sorted()
  }

  /// The text with its arguments; a place without an argument stays empty.
  ///
  /// - Parameter spacing: puts a blank between Chinese and the letters or digits of an argument, as is usual.
  func filled(with arguments: [String], spacing: Bool = false) -> String {
    var result = ""
    for part in parts {
      let piece: String
      switch part {
      case .literal(let text): piece = text
      case .place(let index): piece = arguments.indices.contains(index) ? arguments[index] : ""
      }
      if spacing, let last = result.last, let first = piece.first,
        last.isHan && first.isLatin || last.isLatin && first.isHan
      {
        result += " "
      }
      result += piece
    }
    return result
  }
}

extension Character {
  /// A Chinese character, not a mark of punctuation.
  fileprivate var isHan: Bool { unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false }

  fileprivate var isLatin: Bool { isASCII && (isLetter || isNumber || self == "+" || self == "-") }
}
