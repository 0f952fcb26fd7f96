import Glibc

/// Where the program keeps a person's data, after the XDG Base Directory Specification.
package enum DataFolder {
  /// `$XDG_DATA_HOME/unroll`, or `~/.local/share/unroll` where that is not set to an absolute path.
  ///
  /// - Parameter environment: the value of a variable, nil where it is not set.
  /// - Returns: nil where no folder is known.
  package static func path(_ environment: (String) -> String? = variable) -> String? {
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/unroll" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/share/unroll"
  }

  /// Makes a folder and those above it, open to its owner alone; those that are there stay as they are.
  ///
  /// - Returns: nil, or the system's error number.
  package static func make(_ path: String) -> Int32? {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS, errno != EACCES { return errno }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return errno }
    return status.st_mode & S_IFMT == S_IFDIR ? nil : ENOTDIR
  }

  /// A variable of the environment.
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
