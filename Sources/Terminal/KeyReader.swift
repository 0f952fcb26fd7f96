#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
private import Synchronization

/// Reads keys for libedit, and does between them what signals ask for.
///
/// libedit's own handlers change its memory and draw the line in the middle of whatever they interrupt; a window whose
/// size changed while a key was at work has ended the program so. Here signals come in only while a key is waited for.
struct KeyReader {
  /// The terminal, open for reading; `output` the same, open for writing.
  let input: Int32
  let output: Int32
  /// Whether the terminal knows no escape sequences.
  let isDumb: Bool
  /// Gives the terminal the modes of editing, or those of before.
  let prepareTerminal: (_ edits: Bool) -> Void
  /// Draws the line where the cursor is, for the window's size as it is now.
  let redraw: () -> Void
  /// The signals that wait while no line is typed.
  private let usual: sigset_t

  /// Those that may come while a line is typed.
  private static let signals = [SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH]
  /// Those that are answered here; libedit gives the terminal back its modes at the others.
  private static let answered = [SIGTSTP, SIGCONT, SIGWINCH]
  /// What has come: `suspended` for Ctrl-Z, `redrawn` for all that changes what the window shows.
  private static let pending = Atomic<Int>(0)
  private static let suspended = 1
  private static let redrawn = 2

  /// A reader for a line; signals wait from now on, until `end`.
  init(
    input: Int32, output: Int32, isDumb: Bool, prepareTerminal: @escaping (_ edits: Bool) -> Void,
    redraw: @escaping () -> Void
  ) {
    (self.input, self.output, self.isDumb) = (input, output, isDumb)
    (self.prepareTerminal, self.redraw) = (prepareTerminal, redraw)
    var all = signalSet(Self.signals)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &all, &before)
    usual = before
  }

  /// Lets signals come as they did before the line.
  func end() {
    var before = usual
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Waits for a character.
  ///
  /// - Returns: 1 for a character, 0 at the end of input, -1 with `errno` where a signal ends the line.
  func read(into character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    // libedit installs its own at the start of every line.
    for signal in Self.answered { Self.note(signal) }
    var bytes: [UInt8] = []
    while true {
      answer()
      guard waitForInput() else {
        if errno == EINTR && Self.pending.load(ordering: .relaxed) != 0 { continue }
        return -1
      }
      var byte: UInt8 = 0
      let count = systemRead(input, &byte, 1)
      guard count > 0 else {
        if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
        return count == 0 || errno == EIO ? 0 : -1
      }
      // A byte that begins a character leaves out those of one that was not whole.
      if byte & 0xC0 != 0x80 || bytes.count == 4 { bytes = [] }
      bytes.append(byte)
      guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { continue }
      character.pointee = wchar_t(scalar.value)
      return 1
    }
  }

  /// Waits, signals included, which come nowhere else.
  private func waitForInput() -> Bool {
    guard (0..<FD_SETSIZE).contains(input) else { return true }
    var inputs = fd_set()
    withUnsafeMutableBytes(of: &inputs) { $0[Int(input) / 8] |= 1 << (input % 8) }
    var mask = usual
    return pselect(input + 1, &inputs, nil, nil, nil, &mask) > 0
  }

  /// Has a signal be noted, to be answered before the next key is waited for.
  private static func note(_ signal: Int32) {
    handle(signal) { signal in
      KeyReader.pending.bitwiseOr(signal == SIGTSTP ? KeyReader.suspended : KeyReader.redrawn, ordering: .relaxed)
    }
  }

  /// Stops the program, gives the terminal its modes again, and draws the line for the window as it is now.
  private func answer() {
    let came = Self.pending.exchange(0, ordering: .relaxed)
    guard came != 0 else { return }
    if came & Self.suspended != 0 {
      prepareTerminal(false)
      Self.stop()
      Self.note(SIGTSTP)
      // What continued it has said so, too.
      Self.pending.store(0, ordering: .relaxed)
    } else {
      writeWhole(isDumb ? "\n" : "\r\u{1B}[J", to: output)
    }
    prepareTerminal(true)
    redraw()
  }

  /// As Ctrl-Z does where nobody handles it; returns when the program is continued.
  private static func stop() {
    handleByDefault(SIGTSTP)
    var stopping = signalSet([SIGTSTP])
    var before = sigset_t()
    raise(SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stopping, &before)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
