#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
private import Synchronization

/// The signals that may come while a line is typed. They are blocked, except while the program waits for a key.
struct LineSignals {
  /// Which keys send which of them.
  let keys: [UInt8: Int32]
  /// The signals that are blocked while no line is typed.
  private let usual: sigset_t
  /// The program's own handlers of signals that end a line.
  private let handlers: [(signal: Int32, action: sigaction)]

  private static let all = [SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH]
  /// Those that are answered here. At the others libedit gives the terminal back its modes.
  private static let answered = [SIGTSTP, SIGCONT, SIGWINCH]
  /// Those that the program may handle itself.
  private static let ending = [SIGINT, SIGHUP, SIGTERM]
  /// Which have come: `suspended` for Ctrl-Z, `redrawn` for those after which the line must be drawn anew.
  private static let pending = Atomic<Int>(0)
  private static let suspended = 1
  private static let redrawn = 2

  /// Blocks them until `end`.
  ///
  /// - Parameter input: the terminal, open for reading.
  init(of input: Int32) {
    keys = Self.keys(of: input)
    handlers = Self.ending.compactMap { signal in
      var action = sigaction()
      guard sigaction(signal, nil, &action) == 0, !isDefault(action) else { return nil }
      return (signal, action)
    }
    var all = signalSet(Self.all)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &all, &before)
    usual = before
  }

  /// Unblocks those that were not blocked before.
  func end() {
    var before = usual
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Does work for which they are as they are while no line is typed.
  func pause(_ work: () -> Void) {
    end()
    work()
    var all = signalSet(Self.all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
  }

  /// Whether one has come that `answer` will answer.
  static var haveCome: Bool { pending.load(ordering: .relaxed) != 0 }

  /// From now on those that `answer` answers are only remembered, and those that the program handles itself go to its own
  /// handlers. libedit's would send them on to every process of the group.
  func note() {
    for signal in Self.answered { Self.note(signal) }
    for (signal, var action) in handlers { sigaction(signal, &action, nil) }
  }

  /// The keys that send signals when the terminal leaves them to the system.
  private static func keys(of input: Int32) -> [UInt8: Int32] {
    var modes = termios()
    guard tcgetattr(input, &modes) == 0 else { return [:] }
    return withUnsafeBytes(of: modes.c_cc) { bytes in
      var keys: [UInt8: Int32] = [:]
      for (place, signal) in [(VINTR, SIGINT), (VQUIT, SIGQUIT), (VSUSP, SIGTSTP)] where bytes[Int(place)] != 0 {
        keys[bytes[Int(place)]] = signal
      }
      return keys
    }
  }

  /// Sends the signal of a key, as the system would.
  func press(_ signal: Int32) {
    if signal == SIGINT { raise(signal) } else { kill(0, signal) }
  }

  /// Whether a signal has come that is blocked only while a line is typed.
  func isPending(_ signal: Int32) -> Bool {
    var (pending, before) = (sigset_t(), usual)
    sigpending(&pending)
    return sigismember(&pending, signal) == 1 && sigismember(&before, signal) == 0
  }

  /// Waits for a key or a signal.
  ///
  /// - Parameter milliseconds: how long at most; nil for ever.
  /// - Returns: whether there is a key. If not, `errno` is `EINTR` after a signal, and 0 after that time.
  func wait(for input: Int32, milliseconds: Int? = nil) -> Bool {
    guard letIn() else { return false }
    guard (0..<FD_SETSIZE).contains(input) else { return true }
    var inputs = fd_set()
    withUnsafeMutableBytes(of: &inputs) { $0[Int(input) / 8] |= 1 << (input % 8) }
    var mask = usual
    errno = 0
    let found: Int32
    if let milliseconds {
      var limit = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
      found = pselect(input + 1, &inputs, nil, nil, &limit, &mask)
    } else {
      found = pselect(input + 1, &inputs, nil, nil, nil, &mask)
    }
    // Ctrl-C that came together with a key was pressed before it: the terminal drops what was typed before Ctrl-C. The
    // key belongs to the next line.
    return found > 0 && letIn()
  }

  /// Lets in the signals that have come: while keys wait, as those of a paste do, the system would let none in.
  ///
  /// - Returns: whether there were none.
  func letIn() -> Bool {
    guard Self.all.contains(where: { isPending($0) }) else { return true }
    var (mask, now) = (usual, timespec())
    return pselect(0, nil, nil, nil, &now, &mask) >= 0
  }

  /// Installs a handler that only remembers the signal; `answer` does the rest before the next key.
  private static func note(_ signal: Int32) {
    handle(signal) { signal in
      LineSignals.pending.bitwiseOr(signal == SIGTSTP ? LineSignals.suspended : LineSignals.redrawn, ordering: .relaxed)
    }
  }

  /// Answers the signals that have come: stops the program if that was asked for, and has the line drawn anew.
  func answer(_ hooks: KeyReader.Hooks) {
    let came = Self.pending.exchange(0, ordering: .relaxed)
    guard came != 0 else { return }
    if came & Self.suspended != 0 {
      hooks.hold(false)
      Self.stop()
      Self.note(SIGTSTP)
      // SIGCONT, which continued it, has been remembered as well.
      Self.pending.store(0, ordering: .relaxed)
      hooks.hold(true)
    } else {
      hooks.screenHasChanged()
    }
  }

  /// Stops the program as Ctrl-Z does if it is not handled. Returns when the program is continued.
  private static func stop() {
    handleByDefault(SIGTSTP)
    var stopping = signalSet([SIGTSTP])
    var before = sigset_t()
    raise(SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stopping, &before)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
