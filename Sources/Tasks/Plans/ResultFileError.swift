package import Phrases

/// Why the file of a result does not count.
package enum ResultFileError: ExplainedError, Equatable {
  /// The first line is not that of a result.
  case notAResult
  /// Another version of the program wrote it; its first line.
  case otherForm(String)
  /// It is of another plan, of another run, or of another engine.
  case otherPlan
  /// It is not as it was written.
  case damaged
}

extension ResultFileError {
  /// What was found.
  package var message: Phrase {
    switch self {
    case .notAResult: "it is no result of a run"
    case .otherForm(let form): "another version of Unroll wrote it, in the form \(quoted(form))"
    case .otherPlan: "it is of another plan, or of another version's engine"
    case .damaged: "it is damaged"
    }
  }

  /// What to do about it.
  package var hint: Phrase { "computing its part again replaces it" }
}
