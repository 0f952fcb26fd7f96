import Foundation
import Glibc
import TestSupport

/// Starting a process under limits, through a shell that becomes the program.
enum Launch {
  /// Sets the limits, goes to the folder, loads the shim into the program and not into the shell.
  private static let script = """
    ulimit -c 0; ulimit -t "$1"; ulimit -v "$2"; [ -z "$3" ] || ulimit -f "$3"; cd "$4" || exit 99; shift 4
    [ -z "$UNROLL_SHIM" ] || export LD_PRELOAD="$UNROLL_SHIM"
    exec "$@"
    """

  /// The words that start `command` under limits.
  static func words(_ command: [String], in folder: String, _ limits: Executable.Limits) -> [String] {
    [
      "/bin/bash", "-c", script, "sh", String(limits.processorSeconds), String(limits.addressSpace << 10),
      limits.fileSize.map(String.init) ?? "", folder,
    ] + command
  }

  /// The environment: small, the same on every machine, in English. What the program keeps is in `home`.
  static func variables(home: Folder, _ added: [String: String]) -> [String: String] {
    [
      "HOME": home.path("home"), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm",
      "XDG_STATE_HOME": home.path("state"), "XDG_CONFIG_HOME": home.path("config"),
      "XDG_DATA_HOME": home.path("data"),
      // Answers are followed to the next prompt, however long they are.
      "PAGER": "cat",
      // A crash is found by its signal; a trace of each would take seconds.
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(kept) { $1 }.merging(added) { $1 }
  }

  /// What finds the program's libraries where it was not installed.
  private static let kept = ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }

  /// Starts a process; a variable with an empty value is not set.
  ///
  /// - Returns: 0, or the system's error number.
  static func spawn(
    _ process: inout pid_t, _ words: [String], _ variables: [String: String], _ streams: ChildProcess.Streams
  ) -> Int32 {
    ChildProcess.start(
      &process, words, environment: variables.filter { !$0.value.isEmpty }.map { "\($0)=\($1)" }, streams)
  }
}
