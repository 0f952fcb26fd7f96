import Phrases

/// Where a person's files are, after the XDG Base Directory Specification.
package struct UserFolders {
  private let environment: (String) -> String?

  /// - Parameter environment: returns the value of a variable, or nil if it is not set.
  package init(_ environment: @escaping (String) -> String? = Environment.variable) { self.environment = environment }

  /// The folder for what a person makes with the program, such as finished runs; nil if none is known.
  package var data: String? { folder("XDG_DATA_HOME", default: "/.local/share").map { $0 + "/unroll" } }

  /// The folder for plans that the person gives to a cluster; nil if none is known.
  package var plans: String? { data.map { $0 + "/plans" } }

  /// The folder for what the program remembers from one start to the next; nil if none is known.
  package var state: String? { folder("XDG_STATE_HOME", default: "/.local/state").map { $0 + "/unroll" } }

  /// The file of commands that run when the prompt opens; nil if no folder is known.
  package var startupFile: String? { configuration("rc") }

  /// The file of settings for clusters; nil if no folder is known.
  package var clusterSettings: String? { configuration("slurm") }

  /// A file of the folder for settings; nil if none is known.
  private func configuration(_ name: String) -> String? {
    folder("XDG_CONFIG_HOME", default: "/.config").map { $0 + "/unroll/" + name }
  }

  /// Returns the folder `state`, or one in it, after making it if necessary; nil if that is impossible.
  package func madeState(_ name: String? = nil) -> String? { try? makeState(name) }

  /// Returns the folder `state`, or one in it, after making it if necessary.
  ///
  /// - Throws: `StateError` if there is nowhere to remember anything.
  package func makeState(_ name: String? = nil) throws(StateError) -> String {
    guard let state else { throw .unknown }
    let path = name.map { state + "/" + $0 } ?? state
    if let error = Folder.make(path) { throw .system(path: path, error) }
    return path
  }

  /// Why there is nowhere to remember anything from one start to the next.
  package enum StateError: Error, Equatable {
    /// No folder is known.
    case unknown
    /// The system refused to make it.
    case system(path: String, SystemError)

    /// What is wrong, in one sentence without a full stop.
    package var message: Phrase {
      switch self {
      case .unknown: "neither XDG_STATE_HOME nor HOME names a folder"
      case .system(let path, let error): "cannot make the folder \"\(path)\": \(error.words)"
      }
    }
  }

  private func folder(_ variable: String, default standard: String) -> String? {
    // Relative paths are to be ignored, says the specification.
    if let path = environment(variable), path.hasPrefix("/") { return path }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + standard
  }
}
