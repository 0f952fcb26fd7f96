import Glibc
import Synchronization

/// Ctrl-C: asks work to stop, never kills it.
enum Interrupts {
  private static let requested = Atomic<Bool>(false)

  /// Installs the handler. System calls are not restarted, so that a line being typed ends too.
  static func install() {
    _ = requested.load(ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupts.requested.store(true, ordering: .relaxed) }
    sigaction(SIGINT, &action, nil)
    // Who started us may have blocked it for threads of its own.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether somebody has asked to stop since the last `clear`.
  static func shouldStop() -> Bool { requested.load(ordering: .relaxed) }

  static func clear() { requested.store(false, ordering: .relaxed) }
}
