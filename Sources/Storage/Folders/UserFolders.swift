import Glibc

/// Where the XDG base directory specification has a person's files.
package enum UserFolders {
  /// The folder for what the program remembers from run to run, private to its owner; nil where there is none.
  package static func state() -> String? {
    guard let base = folder("XDG_STATE_HOME", else: "/.local/state"), make(base + "/unroll", mode: 0o700) else {
      return nil
    }
    return base + "/unroll"
  }

  /// The file of commands that run when the prompt opens.
  package static func startup() -> String? { folder("XDG_CONFIG_HOME", else: "/.config").map { $0 + "/unroll/rc" } }

  /// Makes a folder and those above it, where they are missing.
  ///
  /// - Returns: whether it is there.
  package static func make(_ path: String, mode: mode_t) -> Bool {
    var part = ""
    for name in path.split(separator: "/") {
      part += "/" + name
      guard mkdir(part, mode) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES else { return false }
    }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func folder(_ variable: String, else standard: String) -> String? {
    // Relative paths are to be ignored, says the specification.
    if let path = environment(variable), path.hasPrefix("/") { return path }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + standard
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
