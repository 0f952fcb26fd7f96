package import Phrases
private import Text

/// What can't be made up.
public enum ExamplesError: ExplainedError, Equatable {
  /// Numbers can have 1 to 8 digits.
  case digitsOutOfRange(found: Int)
  /// Too few to divide into training and validation.
  case tooFew(asked: Int)
  /// More than memory should be spent on.
  case tooMany(asked: Int)
  /// More than there are different questions.
  case moreThanExist(asked: Int, available: Int, digits: Int)
}

extension ExamplesError: CustomStringConvertible {
  /// What was found and what to do, in English.
  public var description: String { explanation }
}

extension ExamplesError {
  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .digitsOutOfRange(let found): return "numbers of \(Counted.digits(found)) are not possible"
    case .tooFew(let asked): return "\(Counted.examples(asked)) can't be divided"
    case .tooMany(let asked):
      return "\(Counted.examples(asked)) are more than \(groupedText(AdditionExamples.most))"
    case .moreThanExist(let asked, let available, let digits):
      return """
        asked for \(Counted.examples(asked)); with \(Counted.digits(digits)) there are \(groupedText(available))
        """
    }
  }

  /// What was expected and what to do.
  package var hint: Phrase {
    switch self {
    case .digitsOutOfRange: return "choose 1 to \(Question.largestDigits) digits"
    case .tooFew: return "ask for at least \(AdditionExamples.fewest): nine to train on and one to validate with"
    case .tooMany: return "ask for at most \(groupedText(AdditionExamples.most))"
    case .moreThanExist(_, let available, let digits):
      return digits < Question.largestDigits
        ? "ask for at most \(groupedText(available)), or for more digits"
        : "ask for at most \(groupedText(available))"
    }
  }
}
