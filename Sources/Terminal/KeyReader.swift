#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
private import Synchronization

/// Reads keys for libedit, and answers signals between them.
///
/// libedit's own signal handlers change its memory and draw the line in the middle of whatever they interrupt. A window
/// that changed its size while a key was being handled has crashed the program that way. Here signals are let in only
/// while the program waits for a key.
package struct KeyReader {
  /// The terminal, open for reading.
  let input: Int32
  /// The same terminal, open for writing.
  let output: Int32
  /// Whether the terminal knows no escape sequences.
  let isDumb: Bool
  /// Sets the terminal to the modes of editing, or back to those it had before.
  let prepareTerminal: (_ edits: Bool) -> Void
  /// Draws the line at the cursor, for the present size of the window.
  let redraw: () -> Void
  /// Whether nothing is typed yet.
  let lineIsEmpty: () -> Bool
  /// How many bytes wait that were typed before the prompt was shown.
  private var typedAhead: Int
  /// Digits of a repeat count so far, as after Escape; nil outside of one.
  private var countedDigits: Int?
  /// The signals that are blocked while no line is typed.
  private let usual: sigset_t

  /// Escape and more digits would have libedit draw thousands of letters, for minutes in a narrow window.
  private static let mostCountedDigits = 3

  /// Those that may come while a line is typed. They are blocked, except while the program waits for a key.
  private static let signals = [SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH]
  /// Those that are answered here. At the others libedit gives the terminal back its modes.
  private static let answered = [SIGTSTP, SIGCONT, SIGWINCH]
  private static let controlD: UInt8 = 4
  /// Which have come: `suspended` for Ctrl-Z, `redrawn` for those after which the line must be drawn anew.
  private static let pending = Atomic<Int>(0)
  private static let suspended = 1
  private static let redrawn = 2

  /// A reader for one line. It blocks signals until `end`.
  ///
  /// - Parameter typedAhead: how many bytes wait that were typed before the prompt was shown.
  package init(
    input: Int32, output: Int32, isDumb: Bool, typedAhead: Int, prepareTerminal: @escaping (_ edits: Bool) -> Void,
    redraw: @escaping () -> Void, lineIsEmpty: @escaping () -> Bool
  ) {
    (self.input, self.output, self.isDumb) = (input, output, isDumb)
    (self.prepareTerminal, self.redraw, self.lineIsEmpty) = (prepareTerminal, redraw, lineIsEmpty)
    self.typedAhead = typedAhead
    var all = signalSet(Self.signals)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &all, &before)
    usual = before
  }

  /// Whether Ctrl-C was pressed and nobody has heard of it yet.
  package var isInterrupted: Bool { isPending(SIGINT) }

  /// Unblocks the signals that were not blocked before the line.
  package func end() {
    var before = usual
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Waits for a character.
  ///
  /// - Returns: 1 for a character, 0 at the end of input, -1 with `errno` if a signal ends the line.
  package mutating func read(into character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    // libedit installs its own handlers at the start of every line.
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
      let isTypedAhead = typedAhead > 0
      typedAhead -= isTypedAhead ? 1 : 0
      // Whoever pressed Ctrl-D while a command ran wanted an end of that, not of the session.
      if isTypedAhead, byte == Self.controlD, lineIsEmpty() { continue }
      // A byte that begins a character drops the bytes of one before it that was not whole.
      if byte & 0xC0 != 0x80 || bytes.count == 4 { bytes = [] }
      bytes.append(byte)
      guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { continue }
      if isBeyondCount(scalar) { continue }
      character.pointee = wchar_t(scalar.value)
      return 1
    }
  }

  /// Whether a key is a digit too many of a repeat count.
  private mutating func isBeyondCount(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{1B}": countedDigits = countedDigits ?? 0
    case "0"..."9": countedDigits = countedDigits.map { $0 + 1 }
    default: countedDigits = nil
    }
    return countedDigits.map { $0 > Self.mostCountedDigits && scalar != "\u{1B}" } ?? false
  }

  /// Whether a signal has come that is blocked only while a line is typed.
  private func isPending(_ signal: Int32) -> Bool {
    var (pending, before) = (sigset_t(), usual)
    sigpending(&pending)
    return sigismember(&pending, signal) == 1 && sigismember(&before, signal) == 0
  }

  /// Waits for a key or a signal.
  ///
  /// - Returns: whether there is a key.
  private func waitForInput() -> Bool {
    guard letSignalsIn() else { return false }
    guard (0..<FD_SETSIZE).contains(input) else { return true }
    var inputs = fd_set()
    withUnsafeMutableBytes(of: &inputs) { $0[Int(input) / 8] |= 1 << (input % 8) }
    var mask = usual
    guard pselect(input + 1, &inputs, nil, nil, nil, &mask) > 0 else { return false }
    // Ctrl-C that came together with a key was pressed before it: the terminal drops what was typed before Ctrl-C. The
    // key belongs to the next line.
    return letSignalsIn()
  }

  /// Lets signals in that have come. While keys wait, as those of a paste do, the system would let none in.
  ///
  /// - Returns: false, with `errno`, if one was handled.
  private func letSignalsIn() -> Bool {
    guard Self.signals.contains(where: { isPending($0) }) else { return true }
    var (mask, now) = (usual, timespec())
    return pselect(0, nil, nil, nil, &now, &mask) >= 0
  }

  /// Installs a handler that only remembers the signal; `answer` does the rest before the next key.
  private static func note(_ signal: Int32) {
    handle(signal) { signal in
      KeyReader.pending.bitwiseOr(signal == SIGTSTP ? KeyReader.suspended : KeyReader.redrawn, ordering: .relaxed)
    }
  }

  /// Answers the signals that have come: stops the program if that was asked for, and draws the line anew.
  private func answer() {
    let came = Self.pending.exchange(0, ordering: .relaxed)
    guard came != 0 else { return }
    if came & Self.suspended != 0 {
      prepareTerminal(false)
      Self.stop()
      Self.note(SIGTSTP)
      // SIGCONT, which continued it, has been remembered as well.
      Self.pending.store(0, ordering: .relaxed)
    } else {
      writeWhole(isDumb ? "\n" : "\r\u{1B}[J", to: output)
    }
    prepareTerminal(true)
    redraw()
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
