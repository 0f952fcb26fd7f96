private import CLibEdit
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that has the terminal for a while, such as an editor or a shell.
struct ForegroundProgram {
  /// The terminal.
  let input: Int32

  /// Runs a program in the foreground, with the terminal's usual modes and signals.
  ///
  /// - Returns: its exit status, 128 and the signal that ended it, or 127 if it could not be started.
  func run(_ words: [String]) -> Int32 {
    withUsualModes(of: input) { runWithUsualModes(words) }
  }

  private func runWithUsualModes(_ words: [String]) -> Int32 {
    // Ctrl-C and Ctrl-\ are for the program; Ctrl-Z stops both.
    let signals = [SIGINT, SIGQUIT, SIGTSTP]
    var (before, all) = (sigset_t(), signalSet(signals))
    var actions = signals.map { _ in sigaction() }
    for (index, number) in signals.enumerated() {
      var action = sigaction()
      #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = number == SIGTSTP ? SIG_DFL : SIG_IGN
      #else
        action.__sigaction_u.__sa_handler = number == SIGTSTP ? SIG_DFL : SIG_IGN
      #endif
      sigaction(number, &action, &actions[index])
    }
    pthread_sigmask(SIG_UNBLOCK, &all, &before)
    defer {
      pthread_sigmask(SIG_SETMASK, &before, nil)
      for (index, number) in signals.enumerated() { sigaction(number, &actions[index], nil) }
    }
    var process: pid_t = 0
    guard spawn(&process, words, usual: signals) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return 127 } }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  private func spawn(_ process: inout pid_t, _ words: [String], usual signals: [Int32]) -> Int32 {
    #if canImport(Glibc)
      var attributes = posix_spawnattr_t()
    #else
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, defaults) = (signalSet([]), signalSet(signals))
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    return posix_spawn(&process, words[0], nil, &attributes, &arguments, unroll_environment())
  }
}

/// Does work for which the terminal has its usual modes: what is typed is shown, comes line by line, and Ctrl-C is a signal.
/// Then it has those again that it had before.
func withUsualModes<Value>(of input: Int32, _ work: () -> Value) -> Value {
  var saved = termios()
  guard tcgetattr(input, &saved) == 0 else { return work() }
  var modes = saved
  modes.c_lflag |= tcflag_t(ICANON | ECHO | ISIG)
  modes.c_iflag |= tcflag_t(ICRNL)
  tcsetattr(input, TCSADRAIN, &modes)
  defer { tcsetattr(input, TCSADRAIN, &saved) }
  return work()
}
