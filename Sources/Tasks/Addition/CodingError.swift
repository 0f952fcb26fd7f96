package import Phrases
private import Text

/// What can't be encoded or decoded. Offsets count characters, or codes, from 0.
package enum CodingError: ExplainedError, Equatable {
  /// A character has no code.
  case outsideAlphabet(character: Character, offset: Int)
  /// The text has more characters than there are rows.
  case tooLong(found: Int, rows: Int)
  /// A number is no code.
  case noSuchCode(code: UInt8, offset: Int)
}

extension CodingError {
  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .outsideAlphabet(let character, let offset):
      return "character \(groupedText(offset + 1)), \(quoted(String(character))), has no code"
    case .tooLong(let found, let rows):
      return "the text has \(Counted.characters(found)), more than \(Counted.rows(rows))"
    case .noSuchCode(let code, let offset):
      return "code \(code) at place \(groupedText(offset + 1)) doesn't exist"
    }
  }

  /// What was expected and what to do.
  package var hint: Phrase {
    switch self {
    case .outsideAlphabet: return "there are codes for the digits, + and the blank"
    case .tooLong(let found, _): return "shorten the text, or ask for \(Counted.rows(found))"
    case .noSuchCode: return "codes are 0 for the blank, 1 for + and 2 to 11 for the digits"
    }
  }
}
