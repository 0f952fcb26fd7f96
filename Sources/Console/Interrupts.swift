import Glibc
import Synchronization

/// Signals that ask work to stop; none of them kills it.
package enum Interrupts {
  private static let requested = Atomic<Bool>(false)
  private static let abandoned = Atomic<Bool>(false)
  private static let leaving = Atomic<Int32>(0)
  /// When Ctrl-C was pressed last, in milliseconds.
  private static let lastTime = Atomic<Int>(-10_000)

  /// Installs the handler of Ctrl-C. System calls are not restarted, so that a line being typed ends too.
  package static func install() {
    _ = requested.load(ordering: .relaxed)
    _ = abandoned.load(ordering: .relaxed)
    _ = lastTime.load(ordering: .relaxed)
    handle(SIGINT) { _ in Interrupts.press() }
  }

  /// Lets a prompt whose terminal goes away, or that is told to end, finish its work and keep its journal.
  package static func installLeaving() {
    _ = leaving.load(ordering: .relaxed)
    for signal in [SIGTERM, SIGHUP] {
      handle(signal) { signal in
        Interrupts.leaving.store(signal, ordering: .relaxed)
        Interrupts.requested.store(true, ordering: .relaxed)
      }
    }
  }

  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigaction(signal, &action, nil)
    // Who started us may have blocked it for threads of its own.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static func press() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    let wasAsked = requested.exchange(true, ordering: .relaxed)
    let last = lastTime.exchange(now, ordering: .relaxed)
    if wasAsked && now - last <= 1000 { abandoned.store(true, ordering: .relaxed) }
  }

  /// Whether somebody has asked to stop since the last `clear`.
  package static func shouldStop() -> Bool { requested.load(ordering: .relaxed) }

  /// Whether somebody has asked twice within a second.
  package static func shouldAbandon() -> Bool { abandoned.load(ordering: .relaxed) }

  /// The signal that asked the prompt to end, or nil.
  package static var leavingSignal: Int32? {
    let signal = leaving.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// The terminal is gone, and the signal that says so may still be on its way.
  package static func terminalHasVanished() { leaving.store(SIGHUP, ordering: .relaxed) }

  /// Forgets what was asked, but not that the prompt is to end.
  package static func clear() {
    requested.store(leavingSignal != nil, ordering: .relaxed)
    abandoned.store(false, ordering: .relaxed)
  }
}
