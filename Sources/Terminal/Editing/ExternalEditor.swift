private import CLibEdit
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What came of editing a text elsewhere.
package enum EditedText: Sendable, Equatable {
  /// What was saved, without line breaks at its end.
  case saved(String)
  /// Neither VISUAL nor EDITOR names an editor.
  case noEditor
  /// The editor ended with this status; the shell has 127 for one that is not there.
  case failed(editor: String, status: Int32)
  /// The text could not be handed over, or not be read back.
  case noFile
}

/// An editor of the person's own choice, for a text of one or more lines.
struct ExternalEditor {
  /// The terminal.
  let input: Int32

  /// No text that is meant as commands is longer, in bytes.
  private static let longest = 16 << 20

  /// Has the person edit a text, and waits until they have left the editor. The terminal is then as it was.
  func edit(_ text: String) -> EditedText {
    let variables: [String] = ["VISUAL", "EDITOR"]
    let names = variables.compactMap { name in getenv(name).map { String(cString: $0) } }
    guard let editor = names.first(where: { $0.contains { !$0.isWhitespace } }) else { return .noEditor }
    var path = Array("/tmp/unroll-XXXXXX".utf8CString)
    if let folder = getenv("TMPDIR").map({ String(cString: $0) }), !folder.isEmpty {
      path = Array((folder + "/unroll-XXXXXX").utf8CString)
    }
    let file = mkstemp(&path)
    guard file >= 0 else { return .noFile }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    let written = writeWhole(text + "\n", to: file)
    guard close(file) == 0, written == 0 else { return .noFile }
    let status = run(["/bin/sh", "-c", editor + " \"$1\"", "sh", name])
    guard status == 0 else { return .failed(editor: editor, status: status) }
    return read(name)
  }

  private func read(_ name: String) -> EditedText {
    let file = open(name, O_RDONLY)
    guard file >= 0 else { return .noFile }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var text: [UInt8] = []
    while text.count <= Self.longest {
      let count = systemRead(file, &bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      text += bytes[..<count]
    }
    guard var text = String(validating: text, as: UTF8.self) else { return .noFile }
    while text.last?.isNewline == true { text.removeLast() }
    return .saved(text)
  }

  // MARK: the process

  /// Runs a program in the foreground, with the terminal's usual modes and signals.
  ///
  /// - Returns: its exit status, 128 and the signal that ended it, or 127 if it could not be started.
  private func run(_ words: [String]) -> Int32 {
    var saved = termios()
    let isTerminal = tcgetattr(input, &saved) == 0
    if isTerminal {
      var modes = saved
      modes.c_lflag |= tcflag_t(ICANON | ECHO | ISIG)
      modes.c_iflag |= tcflag_t(ICRNL)
      tcsetattr(input, TCSADRAIN, &modes)
    }
    defer { if isTerminal { tcsetattr(input, TCSADRAIN, &saved) } }
    // Ctrl-C and Ctrl-\ are for the editor; Ctrl-Z stops both.
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
