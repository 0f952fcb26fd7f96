import Phrases
import Text

/// What can't be encoded or decoded. Offsets count characters, or codes, from 0.
package enum CodingError: ExplainedError, Equatable {
  case outsideAlphabet(character: Character, offset: Int)
  case tooLong(found: Int, rows: Int)
  case noSuchCode(code: UInt8, offset: Int)
}

extension CodingError {
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

  package var hint: Phrase {
    switch self {
    case .outsideAlphabet: return "there are codes for the digits, + and the blank"
    case .tooLong(let found, _): return "shorten the text, or ask for \(Counted.rows(found))"
    case .noSuchCode: return "codes are 0 for the blank, 1 for + and 2 to 11 for the digits"
    }
  }
}
