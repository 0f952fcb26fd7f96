#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The signals that this program handles. A process has one set of handlers, so this is the one place that all of the
/// process shares.
enum ProcessSignals {
  /// What they have asked for.
  static let interrupts = Interrupts()

  /// Handles Ctrl-C. System calls are not restarted, so that a line that is being typed ends too.
  static func catchInterrupts() {
    // Made now: a signal handler must not be the first to ask for it.
    _ = interrupts
    ignoreFileSizeLimit()
    letThrough(SIGINT) { _ in ProcessSignals.interrupts.press(at: monotonicSeconds()) }
  }

  /// Handles the signals that ask a program to end, and that say that its terminal has gone.
  static func catchLeavingSignals() {
    _ = interrupts
    for signal in [SIGTERM, SIGHUP] { letThrough(signal) { ProcessSignals.interrupts.leave(for: $0) } }
  }

  /// A write beyond the largest allowed file size fails then, as one to a full disk does, and does not end the program.
  private static func ignoreFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }

  private static func letThrough(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    handle(signal, handler)
    // Whoever started us may have blocked it for threads of its own.
    var signals = signalSet([signal])
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
