import CommandLanguage
import Phrases
import Tasks

extension CommandContext {
  /// Does work that may take long, and places its errors, which know nothing of the line, at a range of it. The person can
  /// leave it at any time.
  ///
  /// - Parameter work: changes nothing but what it returns.
  /// - Throws: also that the person has stopped it.
  func computing<Value, Failure: ExplainedError>(
    at range: SourceRange, _ work: @escaping () throws(Failure) -> Value
  ) throws(Diagnostic) -> Value {
    let found = Found<Value, Failure>()
    let isDone = machine.compute {
      do throws(Failure) { found.result = .success(try work()) } catch { found.result = .failure(error) }
    }
    switch isDone ? found.result : nil {
    case .success(let value): return value
    case .failure(let error): throw Diagnostic(error, at: range)
    case nil: throw .failed(message: "stopped before it was done", hint: "", range)
    }
  }
}

/// What a computation has found. The thread that asked reads it after the one that computes has written it, or never.
private final class Found<Value, Failure: Error> {
  var result: Result<Value, Failure>?
}
