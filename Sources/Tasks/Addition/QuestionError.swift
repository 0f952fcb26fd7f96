import Phrases
import Text

/// What can be wrong with a typed question. Offsets count characters from 0.
package enum QuestionError: ExplainedError, Equatable {
  case unexpected(character: Character, expected: Phrase, offset: Int)
  case endsEarly(expected: Phrase, offset: Int)
  case tooManyDigits(found: Int, allowed: Int, offset: Int)

  /// Where in the text, for a caret.
  package var offset: Int {
    switch self {
    case .unexpected(_, _, let offset), .endsEarly(_, let offset), .tooManyDigits(_, _, let offset): return offset
    }
  }
}

extension QuestionError {
  package var message: Phrase {
    switch self {
    case .unexpected(let character, let expected, _):
      return "expected \(expected), found \(quoted(String(character)))"
    case .endsEarly(let expected, _): return "the question ends where \(expected) is expected"
    case .tooManyDigits(let found, let allowed, _):
      return "the number has \(Counted.digits(found)); the model knows \(groupedText(allowed))"
    }
  }

  package var hint: Phrase {
    switch self {
    case .unexpected, .endsEarly: return "a question is two whole numbers with + between and no blanks, such as 12+345"
    case .tooManyDigits(_, let allowed, _): return "ask with numbers of up to \(Counted.digits(allowed))"
    }
  }
}
