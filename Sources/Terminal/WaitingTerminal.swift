#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
private import Synchronization

/// How a terminal behaves while a command runs: what is typed ahead or pasted waits for the next prompt and is shown
/// there, not in the middle of the command's output. Ctrl-C and Ctrl-Z do what they always do.
final class WaitingTerminal {
  private let descriptor: Int32
  private var saved: termios?

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The terminal that waits, -1 for none, and its modes: a shell that has continued the program leaves its own there.
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

  /// The terminal is as it was.
  func end() {
    guard var modes = saved else { return }
    saved = nil
    Self.waiting.store(-1, ordering: .sequentiallyConsistent)
    tcsetattr(descriptor, TCSANOW, &modes)
  }
}
