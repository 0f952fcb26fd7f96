package import Phrases
private import Text

/// Why a column can't be read beside a series.
public enum InputsError: Error, Equatable, Sendable {
  /// It is the series itself, whose past is read in any case.
  case isSeries(String)
  /// It is named twice.
  case repeated(String)
  /// It has more or fewer values than the series.
  case otherLength(String, found: Int, expected: Int)
}

extension InputsError: ExplainedError {
  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .isSeries(let name): return "\(quoted(name)) is the series itself"
    case .repeated(let name): return "the input \(quoted(name)) is named twice"
    case .otherLength(let name, let found, let expected):
      return "the input \(quoted(name)) has \(Counted.values(found)), the series \(groupedText(expected))"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .isSeries: return "its past is read in any case; leave it out of the inputs, or name another column as target="
    case .repeated: return "name it once"
    case .otherLength: return "an input needs a value for each of the series"
    }
  }
}
