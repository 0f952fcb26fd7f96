#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
private import Synchronization

/// What Ctrl-C and the signals that end a program have asked for. None of them ends the program itself: it stops what
/// it does, and keeps what it has.
///
/// Any thread may ask, and a signal handler may tell: everything here is atomic.
package final class Interrupts: Sendable {
  private let stopIsRequested = Atomic<Bool>(false)
  private let abandonIsRequested = Atomic<Bool>(false)
  private let leaving = Atomic<Int32>(0)
  /// When Ctrl-C was pressed last, in milliseconds.
  private let lastPress = Atomic<Int>(-10_000)

  /// Nothing is asked for yet.
  package init() {}

  /// Ctrl-C was pressed.
  ///
  /// - Parameter seconds: the time by the terminal's clock.
  package func press(at seconds: Double) {
    let now = Int(seconds * 1000)
    let wasRequested = stopIsRequested.exchange(true, ordering: .relaxed)
    let last = lastPress.exchange(now, ordering: .relaxed)
    if wasRequested && now - last <= 1000 { abandonIsRequested.store(true, ordering: .relaxed) }
  }

  /// The program is to end.
  ///
  /// - Parameter signal: the signal that says so, such as SIGTERM.
  package func leave(for signal: Int32) {
    leaving.store(signal, ordering: .relaxed)
    stopIsRequested.store(true, ordering: .relaxed)
  }

  /// The terminal has gone; the signal that says so may still be on its way.
  package func terminalHasVanished() { leave(for: SIGHUP) }

  /// Returns whether work is to stop: Ctrl-C was pressed since the last `clear`, or the program is to end.
  package func shouldStop() -> Bool { stopIsRequested.load(ordering: .relaxed) }

  /// Returns whether Ctrl-C was pressed twice within a second: work is to be left at once.
  package func shouldAbandon() -> Bool { abandonIsRequested.load(ordering: .relaxed) }

  /// The signal that asked the program to end, or nil.
  package var leavingSignal: Int32? {
    let signal = leaving.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// Forgets that Ctrl-C was pressed, but not that the program is to end.
  package func clear() {
    stopIsRequested.store(leavingSignal != nil, ordering: .relaxed)
    abandonIsRequested.store(false, ordering: .relaxed)
  }
}
