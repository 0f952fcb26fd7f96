#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for keys at a terminal, or for the bytes of a pipe.
struct PressedKeyReader {
  /// Open for reading.
  let descriptor: Int32
  /// What signals have asked for.
  let interrupts: Interrupts
  /// The size of the window now.
  let size: () -> WindowSize

  /// How often the size is looked at, in milliseconds.
  private static let glance: Int32 = 200
  /// How long the rest of a key may take after its first byte, in milliseconds.
  private static let restOfKey: Int32 = 50

  /// Waits for the next key.
  func read() -> PressedKey {
    var saved = termios()
    let isTerminal = tcgetattr(descriptor, &saved) == 0
    if isTerminal {
      var modes = modesWithoutEcho(saved)
      tcsetattr(descriptor, TCSANOW, &modes)
    }
    defer { if isTerminal { tcsetattr(descriptor, TCSANOW, &saved) } }
    let before = size()
    while !interrupts.shouldStop() {
      let count = wait(Self.glance)
      if count > 0 { return key() }
      // A signal: Ctrl-C, a new size of the window, or a shell that continues the program.
      if count < 0, errno == EINTR { return interrupts.shouldStop() ? .interrupt : .redraw }
      if count < 0 { return .endOfInput }
      if size() != before { return .redraw }
    }
    return .interrupt
  }

  private func key() -> PressedKey {
    var isFirst = true
    return PressedKey {
      if !isFirst, wait(Self.restOfKey) <= 0 { return nil }
      isFirst = false
      var byte: UInt8 = 0
      return systemRead(descriptor, &byte, 1) == 1 ? byte : nil
    }
  }

  private func wait(_ milliseconds: Int32) -> Int32 {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds)
  }
}
