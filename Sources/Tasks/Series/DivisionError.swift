package import Phrases
private import Text

/// Why a series can't be divided or read as somebody asked.
public enum DivisionError: Error, Equatable, Sendable {
  /// The validation part leaves too little to train on.
  case validation(Int, most: Int)
  /// The horizon reaches beyond the test part, or leaves too little to train on.
  case horizon(Int, most: Int, testCount: Int)
  /// The window leaves too few samples to train on; `most` may be less than 1.
  case window(Int, most: Int, trainingCount: Int)
  /// The windows to train on take more memory than is reasonable.
  case tooMuchMemory(window: Int)
  /// An input that is the same in all of the training part.
  case constantInput(String)
}

extension DivisionError: ExplainedError {
  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .validation(let count, _):
      return "a validation part of \(groupedText(count)) leaves too little to train on"
    case .horizon(let count, _, let testCount):
      return count > testCount
        ? "a horizon of \(groupedText(count)) reaches beyond the test part of \(groupedText(testCount))"
        : "a horizon of \(groupedText(count)) leaves too little to train on"
    case .window(let count, _, let trainingCount):
      return """
        a window of \(groupedText(count)) is too long for \(Counted.values(trainingCount)) to train on
        """
    case .tooMuchMemory(let window): return "windows of \(groupedText(window)) of this series take more than 1 GiB"
    case .constantInput(let name): return "the input \(quoted(name)) is the same throughout the training part"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .validation(_, let most): return most > 0 ? "keep at most \(groupedText(most)) apart" : "leave validation= out"
    case .horizon(_, let most, _): return "forecast at most \(groupedText(most)) at once"
    case .window(_, let most, _): return most > 0 ? "read at most \(groupedText(most)) at once" : "leave window= out"
    case .tooMuchMemory: return "use a shorter window, or fewer rows"
    case .constantInput: return "leave it out: nothing can be learned from it"
    }
  }

  /// The option of `load` that asked for it.
  package var option: String {
    switch self {
    case .validation: TaskSource.Number.validationCount.name
    case .horizon: TaskSource.Number.horizon.name
    case .window, .tooMuchMemory: TaskSource.Number.window.name
    case .constantInput: "inputs"
    }
  }
}
