import Glibc
import Synchronization

/// Sends a signal to the thread that made it whenever that thread waits, until stopped.
final class RepeatedSignal: Sendable {
  private let isStopped = Atomic<Bool>(false)
  private let hasEnded = Atomic<Bool>(false)

  /// The tests' own threads may hold signals back: this one is let through.
  init(_ signal: Int32) throws {
    let (target, observed) = (pthread_self(), ObservedThread())
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    try inBackground { [self] in
      while !isStopped.load(ordering: .acquiring) {
        observed.wait { isStopped.load(ordering: .acquiring) }
        if !isStopped.load(ordering: .acquiring) { pthread_kill(target, signal) }
        sched_yield()
      }
      hasEnded.store(true, ordering: .releasing)
    }
  }

  /// Returns when no more signals will come.
  func stop() {
    isStopped.store(true, ordering: .releasing)
    while !hasEnded.load(ordering: .acquiring) { sched_yield() }
  }
}
