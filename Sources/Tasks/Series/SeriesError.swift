package import Phrases
private import Text

/// What can be wrong with a series. What can be wrong with a file is a `ReadingError`.
public enum SeriesError: ExplainedError, Equatable {
  /// No column has this name.
  case unknownColumn(name: String, columns: [String], nearest: String?)
  /// A value is not finite or too large.
  case unusableValue(position: Int)
  /// Fewer than one value to test on.
  case testCountTooSmall(found: Int)
  /// Too few values to train on are left.
  case tooFewValues(found: Int, testCount: Int, largestTestCount: Int)
  /// The series can't be divided or read as asked.
  case division(DivisionError)
  /// An input can't be read beside the series.
  case inputs(InputsError)
}

extension SeriesError: CustomStringConvertible {
  /// What was found and what to do, in English.
  public var description: String { explanation }
}

extension SeriesError {
  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .unknownColumn(let name, let columns, _):
      return "no column \(quoted(name)); there are \(quotedNames(columns))"
    case .unusableValue(let position): return "value \(position) is not finite, or larger than 1e15"
    case .testCountTooSmall(let found): return "\(Counted.values(found)) to test on"
    case .tooFewValues(let found, let testCount, _):
      return "the series has \(Counted.values(found)), too few to test on \(groupedText(testCount))"
    case .division(let error): return error.message
    case .inputs(let error): return error.message
    }
  }

  /// What was expected and what to do.
  package var hint: Phrase {
    switch self {
    case .unknownColumn(_, _, let nearest):
      return nearest.map { "did you mean \(quoted($0))?" as Phrase } ?? "give one of these names as column="
    case .unusableValue: return "the largest is 1e15; use a larger unit, such as millions"
    case .testCountTooSmall: return "test on at least 1"
    case .tooFewValues(_, _, let largestTestCount):
      return largestTestCount > 0
        ? "test on at most \(groupedText(largestTestCount)); at least 4 values are for training"
        : "a series needs at least 5 values: 4 to train on and 1 to test on"
    case .division(let error): return error.hint
    case .inputs(let error): return error.hint
    }
  }
}

extension SeriesError {
  /// The option of `load` that is at fault; nil if it is the data.
  package var option: String? {
    switch self {
    case .testCountTooSmall, .tooFewValues: TaskSource.Number.testCount.name
    case .division(let error): error.option
    case .inputs: "inputs"
    default: nil
    }
  }
}

extension SeriesError {
  /// The input that is at fault; nil if it is something else.
  package var input: String? {
    switch self {
    case .division(.constantInput(let name)): name
    case .inputs(.isSeries(let name)), .inputs(.repeated(let name)), .inputs(.otherLength(let name, _, _)): name
    default: nil
    }
  }
}
