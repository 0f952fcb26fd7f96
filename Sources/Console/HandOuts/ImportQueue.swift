import Notebook
import Phrases
import Text

/// What was imported and is still to be entered, as if it were typed.
struct ImportQueue {
  private var parts: ArraySlice<ImportedSession.Part> = []
  /// What the command entered last answered where it comes from; nil if no command is under way.
  private var recorded: [String]?

  /// Puts what a command has brought before the rest.
  mutating func add(_ parts: [ImportedSession.Part]) {
    if !parts.isEmpty { self.parts = parts + self.parts }
  }

  /// Forgets the rest.
  mutating func drop() { (parts, recorded) = ([], nil) }

  /// Adds the prose that stands next to the page, and returns the command behind it; nil at the end.
  mutating func next(for notebook: inout Notebook) -> String? {
    while let part = parts.popFirst() {
      switch part {
      case .prose(let text): notebook.add(prose: text)
      case .command(let line, let output):
        recorded = output
        return line
      }
    }
    return nil
  }

  /// Whether an entered command failed that did not fail in the same way where it comes from.
  mutating func hasFailed(_ answer: Notebook.Answer) -> Bool {
    defer { recorded = nil }
    guard answer.failed, let recorded else { return answer.failed }
    return recorded != answer.recorded.map { $0.withoutTrailingBlanks }
  }

  /// Forgets the rest after a failure.
  ///
  /// - Returns: how much that is; nil for nothing.
  mutating func stop() -> Phrase? {
    let count = parts.count { if case .command = $0 { true } else { false } }
    drop()
    switch count {
    case 0: return nil
    case 1: return "1 more command was not entered"
    default: return "\(count) more commands were not entered"
    }
  }
}
