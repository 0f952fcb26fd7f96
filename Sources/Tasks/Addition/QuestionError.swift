package import Phrases
private import Text

/// What can be wrong with a typed question. Offsets count characters from 0.
package enum QuestionError: ExplainedError, Equatable {
  /// Something else stands where this is expected.
  case unexpected(character: Character, expected: Phrase, offset: Int)
  /// The text ends where this is expected.
  case endsEarly(expected: Phrase, offset: Int)
  /// A number has more digits than the model knows.
  case tooManyDigits(found: Int, allowed: Int, offset: Int)

  /// Where in the text, for a caret.
  package var offset: Int {
    switch self {
    case .unexpected(_, _, let offset), .endsEarly(_, let offset), .tooManyDigits(_, _, let offset): return offset
    }
  }
}

extension QuestionError {
  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .unexpected(let character, let expected, _):
      return "expected \(expected), found \(quoted(String(character)))"
    case .endsEarly(let expected, _): return "the question ends where \(expected) is expected"
    case .tooManyDigits(let found, let allowed, _):
      return "the number has \(Counted.digits(found)); the model knows \(groupedText(allowed))"
    }
  }

  /// What was expected and what to do.
  package var hint: Phrase {
    switch self {
    case .unexpected, .endsEarly: return "a question is two whole numbers with + between, such as 12+345"
    case .tooManyDigits(_, let allowed, _): return "ask with numbers of up to \(Counted.digits(allowed))"
    }
  }
}
