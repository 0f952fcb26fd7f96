import CommandLanguage
import Phrases
private import Synchronization
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
    try computing(at: range, placing: { _ in range }, work)
  }

  /// The same, with errors that have places of their own.
  func computing<Value, Failure: ExplainedError>(
    at range: SourceRange, placing place: (Failure) -> SourceRange, _ work: @escaping () throws(Failure) -> Value
  ) throws(Diagnostic) -> Value {
    try computing(at: range, stopped: "stopped before it was done", placing: place) { (_) throws(Failure) in try work()
    }
  }

  /// The same, for work that ends earlier if nobody waits for it any more.
  ///
  /// - Parameters:
  ///   - stopped: what the person is told who has stopped it.
  ///   - work: is given what says whether it was left.
  func computing<Value, Failure: ExplainedError>(
    at range: SourceRange, stopped: Phrase, _ work: @escaping (_ isLeft: () -> Bool) throws(Failure) -> Value
  ) throws(Diagnostic) -> Value {
    try computing(at: range, stopped: stopped, placing: { _ in range }, work)
  }

  private func computing<Value, Failure: ExplainedError>(
    at range: SourceRange, stopped: Phrase, placing place: (Failure) -> SourceRange,
    _ work: @escaping (_ isLeft: () -> Bool) throws(Failure) -> Value
  ) throws(Diagnostic) -> Value {
    let found = Found<Value, Failure>()
    let isDone = machine.compute {
      do throws(Failure) {
        found.result = .success(try work { found.isLeft.load(ordering: .relaxed) })
      } catch {
        found.result = .failure(error)
      }
    }
    found.isLeft.store(true, ordering: .relaxed)
    switch isDone ? found.result : nil {
    case .success(let value): return value
    case .failure(let error): throw Diagnostic(error, at: place(error))
    case nil: throw .failed(message: stopped, hint: "", range)
    }
  }
}

/// What a computation has found. The thread that asked reads it after the one that computes has written it, or never.
private final class Found<Value, Failure: Error> {
  var result: Result<Value, Failure>?
  let isLeft = Atomic<Bool>(false)
}
