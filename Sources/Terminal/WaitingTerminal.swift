#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
private import Synchronization

/// A terminal while a command runs: what is typed ahead or pasted waits for the next prompt and is shown there, not in
/// the middle of the command's output. Ctrl-C and Ctrl-Z work as always.
final class WaitingTerminal {
  private let descriptor: Int32
  private var saved: termios?

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The terminal that waits, or -1, and its modes. The handler of SIGCONT sets them again: a shell that continues the
  /// program leaves its own.
  private static let waiting = Atomic<Int32>(-1)
  nonisolated(unsafe) private static let modes: UnsafeMutablePointer<termios> = {
    let modes = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    modes.initialize(to: termios())
    return modes
  }()

  /// A command begins.
  func begin() {
    var modes = termios()
    guard saved == nil, tcgetattr(descriptor, &modes) == 0 else { return }
    saved = modes
    modes = modesWithoutEcho(modes)
    tcsetattr(descriptor, TCSANOW, &modes)
    Self.modes.pointee = modes
    Self.waiting.store(descriptor, ordering: .sequentiallyConsistent)
    handle(SIGCONT, flags: SA_RESTART) { _ in
      let descriptor = WaitingTerminal.waiting.load(ordering: .sequentiallyConsistent)
      // In the background the terminal is somebody else's.
      if descriptor >= 0, tcgetpgrp(descriptor) == getpgrp() {
        tcsetattr(descriptor, TCSANOW, WaitingTerminal.modes)
      }
    }
  }

  /// The command has ended; the terminal gets back the modes it had before.
  func end() {
    guard var modes = saved else { return }
    saved = nil
    Self.waiting.store(-1, ordering: .sequentiallyConsistent)
    tcsetattr(descriptor, TCSANOW, &modes)
  }
}
