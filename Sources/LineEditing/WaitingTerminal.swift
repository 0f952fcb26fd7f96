import Glibc

/// How a terminal behaves while a command runs: what is typed ahead or pasted waits for the next prompt and is shown
/// there, not in the middle of the command's output. Ctrl-C and Ctrl-Z do what they always do.
final class WaitingTerminal {
  private let descriptor: Int32
  private var saved: termios?

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// A command begins.
  func begin() {
    var modes = termios()
    guard saved == nil, tcgetattr(descriptor, &modes) == 0 else { return }
    saved = modes
    modes.c_lflag &= ~UInt32(ICANON | ECHO)
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  /// The terminal is as it was.
  func end() {
    guard var modes = saved else { return }
    saved = nil
    tcsetattr(descriptor, TCSANOW, &modes)
  }
}
