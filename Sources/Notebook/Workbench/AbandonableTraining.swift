import Glibc
import Synchronization

extension Training {
  /// Trains on a thread of its own, so that it can be left at once: a step may be long, and so may the judging of an
  /// epoch. What was left behind ends by itself at the end of its step.
  ///
  /// - Parameter shouldAbandon: asked often.
  /// - Returns: as `run`; left, the model after the last whole epoch.
  func run(_ model: Model, shouldAbandon: @escaping () -> Bool) throws -> (Model, Ending) {
    let job = Job(self, model)
    var thread = pthread_t()
    let reference = Unmanaged.passRetained(job)
    let status = pthread_create(
      &thread, nil,
      { reference in
        if let reference { Unmanaged<Job>.fromOpaque(reference).takeRetainedValue().work() }
        return nil
      }, reference.toOpaque())
    guard status == 0 else {
      reference.release()
      return try run(model)
    }
    pthread_detach(thread)
    while !job.waitForEnd(milliseconds: 20) {
      if shouldAbandon() { return job.abandon() }
    }
    return try job.result()
  }
}

/// A training that another thread does. Everything that both threads touch is behind the lock.
private final class Job: @unchecked Sendable {
  private struct State {
    var latest: Model
    var outcome: Result<(Model, Training.Ending), any Error>?
    var isAbandoned = false
  }

  private let training: Training
  private let start: Model
  private let state: Mutex<State>
  private let ended: UnsafeMutablePointer<sem_t>

  init(_ training: Training, _ model: Model) {
    self.training = training
    start = model
    state = Mutex(State(latest: model))
    ended = .allocate(capacity: 1)
    sem_init(ended, 0, 0)
  }

  deinit {
    sem_destroy(ended)
    ended.deallocate()
  }

  private var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

  func work() {
    var observed = training
    let clock = Stopwatch()
    var kept = -1.0
    // A copy of the weights for every epoch that takes long; short ones are soon over.
    observed.wantsModel = { [training] in
      if training.wantsModel() { return true }
      guard clock.seconds > kept + 0.1 else { return false }
      kept = clock.seconds
      return true
    }
    observed.see = { [self, training] model in
      let isLeft = state.withLock { state in
        state.latest = model
        return state.isAbandoned
      }
      if !isLeft { training.see(model) }
    }
    observed.report = { [self, training] record in if !isAbandoned { training.report(record) } }
    observed.shouldStop = { [self, training] in isAbandoned || training.shouldStop() }
    let outcome = Result { try observed.run(start) as (Model, Training.Ending) }
    state.withLock { $0.outcome = outcome }
    sem_post(ended)
  }

  /// - Returns: whether the work is done.
  func waitForEnd(milliseconds: Int) -> Bool {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    time.tv_nsec += milliseconds * 1_000_000
    time.tv_sec += time.tv_nsec / 1_000_000_000
    time.tv_nsec %= 1_000_000_000
    return sem_timedwait(ended, &time) == 0
  }

  func abandon() -> (Model, Training.Ending) {
    state.withLock { state in
      state.isAbandoned = true
      return (state.latest, .interrupted(epoch: state.latest.checkpoint.epochs + 1))
    }
  }

  func result() throws -> (Model, Training.Ending) {
    guard let outcome = state.withLock({ $0.outcome }) else { return abandon() }
    return try outcome.get()
  }
}
