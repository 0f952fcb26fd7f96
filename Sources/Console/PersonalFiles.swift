/// Where the prompt keeps what it remembers of a person, and finds what they want done first.
package struct PersonalFiles {
  /// Returns the folder for the history of lines and the journals of sessions, or nil for none; it may make it.
  private let stateFolder: () -> String?
  /// The file of commands that run when the prompt opens, or nil for none.
  let startupFile: String?

  /// - Parameters:
  ///   - stateFolder: returns the folder for what is remembered, made if necessary, or nil for none.
  ///   - startupFile: the file of commands that run when the prompt opens, or nil for none; it need not exist.
  package init(stateFolder: @escaping () -> String?, startupFile: String?) {
    self.stateFolder = stateFolder
    self.startupFile = startupFile
  }

  /// The file with the lines of earlier runs.
  var history: String? { stateFolder().map { $0 + "/history" } }
  /// The folder of journals.
  var sessions: String? { stateFolder().map { $0 + "/sessions" } }
}
