import CommandLanguage

/// What can be told of a line without running it.
struct LineNature {
  /// Whether all its commands only show something.
  private(set) var isLook = true
  /// Whether one of them looks at the commands before it.
  private(set) var readsPage = false
  /// Whether one of them shows or keeps runs.
  private(set) var usesRuns = false

  /// Reads a line of a session file. One that cannot be read fails when it is run, and changes nothing.
  init(_ line: String) {
    guard let statements = try? Parser.parse(line) else { return }
    for statement in statements {
      guard let command = CommandTable.commands.first(where: { $0.name == statement.command.text }) else { continue }
      isLook = isLook && command.onlyShows
      readsPage = readsPage || command.readsPage
      usesRuns = usesRuns || command.usesRuns
    }
  }
}
