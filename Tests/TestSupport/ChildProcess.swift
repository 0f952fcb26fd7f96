import Glibc

/// Processes that tests start. Foundation's `Process` waits on a run loop and may wait for ever beside other tests, so the
/// system's own calls.
package enum ChildProcess {
  /// Where a process reads and writes.
  package enum Streams {
    /// Files by their paths.
    case files(input: String, output: String, error: String)
    /// A terminal by its path, which becomes that of a session of its own, so that keys are signals.
    case terminal(String)
  }

  /// Starts a process that blocks no signal.
  ///
  /// - Parameters:
  ///   - process: its number.
  ///   - words: the path of the program, then its arguments.
  ///   - environment: `NAME=value`.
  /// - Returns: 0, or the system's error number.
  package static func start(
    _ process: inout pid_t, _ words: [String], environment: [String], _ streams: Streams
  ) -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    var flags = Int(POSIX_SPAWN_SETSIGMASK)
    switch streams {
    case .files(let input, let output, let error):
      posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT, 0o600)
      posix_spawn_file_actions_addopen(&files, 2, error, O_WRONLY | O_CREAT, 0o600)
      // A group of its own: signals that others send to the group of the tests do not reach it.
      flags |= Int(POSIX_SPAWN_SETPGROUP)
    case .terminal(let path):
      flags |= 0x80  // POSIX_SPAWN_SETSID
      // Opened first in a session of its own, it becomes the controlling terminal.
      posix_spawn_file_actions_addopen(&files, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&files, 0, 1)
      posix_spawn_file_actions_adddup2(&files, 0, 2)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = words.map { strdup($0) } + [nil]
    var settings = environment.map { strdup($0) } + [nil]
    defer { for word in arguments + settings { free(word) } }
    return posix_spawn(&process, words[0], &files, &attributes, &arguments, &settings)
  }
}
