import Glibc
private import Synchronization

/// What is known about a terminal.
package enum Terminal {
  /// Whether a file descriptor is a terminal.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether the terminal knows no escape sequences, by its name.
  package static var isDumb: Bool { getenv("TERM").map { String(cString: $0) } == "dumb" }

  /// Columns and lines of the terminal at a descriptor, or 80 × 24 where it does not say.
  package static func size(_ descriptor: Int32) -> (columns: Int, lines: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}

extension Terminal {
  /// Writes lines to standard output.
  package static func print(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write(lines.joined(separator: "\n") + "\n", to: 1)
  }

  /// Writes lines to standard error.
  package static func printError(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    write(lines.joined(separator: "\n") + "\n", to: 2)
  }

  private static let outputError = Atomic<Int32>(0)

  /// Why standard output did not take all that was written to it, such as `No space left on device`; nil where it did,
  /// or where the reader at the other end of a pipe had seen enough.
  package static var outputFailure: String? {
    let error = outputError.load(ordering: .relaxed)
    return error == 0 || error == EPIPE ? nil : String(cString: strerror(error))
  }

  /// Writes text at once, without a buffer of our own that a crash could lose.
  package static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        if descriptor == 1 { outputError.store(count < 0 ? errno : ENOSPC, ordering: .relaxed) }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Waits for one key at the terminal, without echo.
  ///
  /// - Returns: the key; nil for Ctrl-C, Ctrl-D and where nothing can be typed any more.
  package static func waitForKey() -> Character? {
    var saved = termios()
    let isTerminal = tcgetattr(0, &saved) == 0
    if isTerminal {
      var raw = saved
      raw.c_lflag &= ~UInt32(ICANON | ECHO)
      tcsetattr(0, TCSANOW, &raw)
    }
    defer { if isTerminal { tcsetattr(0, TCSANOW, &saved) } }
    // A key may be several bytes, as arrows are.
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = read(0, &bytes, isTerminal ? bytes.count : 1)
    guard count > 0, bytes[0] != 4 else { return nil }
    return String(decoding: bytes[..<count], as: UTF8.self).first
  }
}
