import CommandLanguage
import Phrases
import Recurrent
import Tasks

/// Runs work whose errors know nothing of the line, and puts them at a place in it.
func explaining<Result>(at range: SourceRange, _ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as Diagnostic {
    throw error
  } catch {
    throw Diagnostic(error, at: range)
  }
}

extension Diagnostic {
  /// Any error of the program as a mistake at a place in the line.
  init(_ error: any Error, at range: SourceRange) {
    switch error {
    case let diagnostic as Diagnostic: self = diagnostic
    case let error as NotYet: self = .failed(message: error.message, hint: error.hint, range)
    case let error as FileError: self = .failed(message: error.message, hint: error.hint, range)
    case let error as RunStoreError: self = .failed(message: error.message, hint: error.hint, range)
    case let error as SessionError: self = .failed(message: error.message, hint: error.hint, range)
    case let error as any ExplainedError: self = .failed(message: error.message, hint: error.hint, range)
    case TrainingError.dataDoesNotFit:
      self = .failed(
        message: "the model was made for other data", hint: "make one for this data, for example \"model lstm 8\"",
        range)
    default: self = .failed(message: Phrase(verbatim: "\(error)"), hint: "", range)
    }
  }
}
