import Notebook
import Recurrent
import Storage
import Synchronization
import Tasks

extension TaskTraining {
  /// Trains on a thread of its own, so that it can be left at once: a step may take long, and so may the judging of an
  /// epoch. A training that was left ends by itself at the end of its step. Without a free thread it trains on this one.
  ///
  /// - Parameter shouldAbandon: asked fifty times a second.
  /// - Returns: as `run`; if it was left, the model after the last whole epoch that was kept.
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data.
  func runAbandonably(
    _ model: Model, observer: TrainingObserver, shouldAbandon: () -> Bool
  ) throws(TrainingError) -> (model: Model, ending: Ending) {
    let job = Job(self, model, observer)
    return AbandonableWork(job.work).run(unless: shouldAbandon) ? try job.result() : job.abandon()
  }
}

/// A training that another thread does. A lock guards everything that both threads touch.
private final class Job: @unchecked Sendable {
  private struct State {
    var latest: Model
    var outcome: Result<(model: Model, ending: TaskTraining.Ending), TrainingError>?
    var isAbandoned = false
  }

  private let training: TaskTraining
  private let observer: TrainingObserver
  private let start: Model
  private let state: Mutex<State>
  /// Held while the observer is told something: whoever has left is told nothing more.
  private let telling = Mutex(())

  init(_ training: TaskTraining, _ model: Model, _ observer: TrainingObserver) {
    self.training = training
    self.observer = observer
    start = model
    state = Mutex(State(latest: model))
  }

  private var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

  /// Trains, on whichever thread calls it.
  func work() {
    var own = observer
    let clock = Stopwatch()
    var kept = -1.0
    own.shouldStop = { [self, observer] in isAbandoned || observer.shouldStop() }
    own.isWithinEpoch = { [self, observer] part in tell { observer.isWithinEpoch(part) } }
    own.epochEnded = { [self, observer] record, model in
      // A copy of the weights after every epoch that takes long; short ones are soon over.
      if clock.seconds > kept + 0.1 {
        kept = clock.seconds
        let model = model()
        state.withLock { $0.latest = model }
      }
      tell { observer.epochEnded(record, model) }
    }
    let outcome = Result { () throws(TrainingError) in try training.run(start, observer: own) }
    state.withLock { $0.outcome = outcome }
  }

  private func tell(_ news: () -> Void) {
    telling.withLock { _ in if !isAbandoned { news() } }
  }

  func abandon() -> (model: Model, ending: TaskTraining.Ending) {
    telling.withLock { _ in state.withLock { $0.isAbandoned = true } }
    return state.withLock { state in
      return (state.latest, .interrupted(epoch: state.latest.checkpoint.epochs + 1))
    }
  }

  func result() throws(TrainingError) -> (model: Model, ending: TaskTraining.Ending) {
    guard let outcome = state.withLock({ $0.outcome }) else { return abandon() }
    return try outcome.get()
  }
}

extension Machine {
  /// This machine with trainings that can be left at once.
  ///
  /// - Parameter shouldAbandon: whether to leave.
  func leavingTrainings(when shouldAbandon: @escaping () -> Bool) -> Machine {
    var machine = self
    machine.train = { (training, model, observer) throws(TrainingError) in
      try training.runAbandonably(model, observer: observer, shouldAbandon: shouldAbandon)
    }
    return machine
  }
}
