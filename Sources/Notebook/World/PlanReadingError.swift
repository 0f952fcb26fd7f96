import Phrases
import Tasks

/// Why a plan or its results cannot be used.
package enum PlanReadingError: ExplainedError, Equatable {
  /// The file cannot be read, or a result cannot be written.
  case file(FileError)
  /// The file is no plan that this program can use.
  case plan(PlanFileError, path: String)
  /// There is no part of this number.
  case noPart(Int, parts: Int)
  /// Finished runs cannot be kept.
  case store(RunStoreError)
  /// Its networks are larger than the memory.
  case tooLarge

  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .file(let error): error.message
    case .plan(let error, let path): "\(quoted(path)): \(error.message)"
    case .noPart(let part, _): "the plan has no part \(part)"
    case .store(let error): error.message
    case .tooLarge: "a network of the plan does not fit into the memory of this machine"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .file(let error): error.hint
    case .plan(let error, _): error.hint
    case .noPart(_, let parts): "its parts are 1 to \(parts)"
    case .store(let error): error.hint
    case .tooLarge: "use a machine with more memory"
    }
  }
}
