import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

/// Does work, and places its errors, which know nothing of the line, at a range of it.
func explaining<Result, Failure: ExplainedError>(
  at range: SourceRange, _ work: () throws(Failure) -> Result
) throws(Diagnostic) -> Result {
  do throws(Failure) {
    return try work()
  } catch {
    throw Diagnostic(error, at: range)
  }
}

extension Diagnostic {
  /// An error of another part of the program as a mistake at a place in the line.
  init<Failure: ExplainedError>(_ error: Failure, at range: SourceRange) {
    self = .failed(message: error.message, hint: error.hint, range)
  }
}

extension FileError: ExplainedError {}

extension RunStoreError: ExplainedError {}

extension TrainingError: ExplainedError {
  /// What is wrong, in one line without a full stop.
  package var message: Phrase {
    switch self {
    case .dataDoesNotFit: "the model was made for other data"
    case .lossNotFinite(let epoch): "stopped: in epoch \(groupedText(epoch)) the loss was no longer a number"
    case .interrupted(let epoch): "stopped in epoch \(groupedText(epoch))"
    }
  }

  /// What to type, or empty if nothing helps.
  package var hint: Phrase {
    switch self {
    case .dataDoesNotFit: "make one for this data, for example \"model lstm 8\""
    case .lossNotFinite, .interrupted: ""
    }
  }
}
