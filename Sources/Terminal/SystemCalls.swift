#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The system's calls whose names are taken by methods, or whose types differ from system to system.

/// read(2), where a method is called `read`.
func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

/// Writes text at once, without a buffer of our own that a crash could lose.
///
/// - Returns: 0, or the system's error number if not all of it was written.
@discardableResult
func writeWhole(_ text: String, to descriptor: Int32) -> Int32 {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return count < 0 ? errno : ENOSPC }
    bytes = bytes.dropFirst(count)
  }
  return 0
}

/// Has a signal call `handler`.
///
/// - Parameter flags: as `SA_RESTART`; without it, a system call that the signal interrupts returns.
func handle(_ signal: Int32, flags: Int32 = 0, _ handler: @escaping @convention(c) (Int32) -> Void) {
  var action = sigaction()
  #if canImport(Glibc)
    action.__sigaction_handler.sa_handler = handler
  #else
    action.__sigaction_u.__sa_handler = handler
  #endif
  action.sa_flags = flags
  sigaction(signal, &action, nil)
}

/// Has a signal do what it does in a program that knows nothing of it.
func handleByDefault(_ signal: Int32) {
  var action = sigaction()
  #if canImport(Glibc)
    action.__sigaction_handler.sa_handler = SIG_DFL
  #else
    action.__sigaction_u.__sa_handler = SIG_DFL
  #endif
  sigaction(signal, &action, nil)
}

/// Whether a signal does what it does in a program that knows nothing of it.
func isDefault(_ action: sigaction) -> Bool {
  #if canImport(Glibc)
    return action.__sigaction_handler.sa_handler == nil
  #else
    return action.__sigaction_u.__sa_handler == nil
  #endif
}

/// The modes of a terminal that gives every key at once and does not show it.
func modesWithoutEcho(_ modes: termios) -> termios {
  var modes = modes
  modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
  return modes
}

/// Returns how many bytes can be read at once; 0 if nobody knows.
func waitingBytes(_ descriptor: Int32) -> Int {
  var count: Int32 = 0
  return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
}

/// A set of signals.
func signalSet(_ signals: [Int32]) -> sigset_t {
  var set = sigset_t()
  sigemptyset(&set)
  for signal in signals { sigaddset(&set, signal) }
  return set
}

/// Seconds since some moment in the past; setting the clock does not change them. Signal handlers may ask for it.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
