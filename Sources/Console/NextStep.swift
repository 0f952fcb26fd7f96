import Notebook
import Phrases

/// What people do after a command that only begins something: said at the prompt until they have done it.
struct NextStep {
  /// After these, somebody new to the program may not know how to go on.
  private static let beginnings: [Command] = [.load, .model, .train, .compare]

  /// Returns what to say after the last command of a session; nil if the person knows it.
  ///
  /// - Parameter count: how many commands there were before the line.
  static func phrase(after recorder: SessionRecorder, from count: Int) -> Phrase? {
    guard recorder.cells.count > count, let last = recorder.cells.last.map({ name(of: $0.command) }),
      let command = beginnings.first(where: { $0.name == last }), !command.next.isEmpty
    else { return nil }
    let known = command.next.map(name)
    guard !recorder.cells.contains(where: { known.contains(name(of: $0.command)) }) else { return nil }
    return "next: \(quotedNames(command.next))"
  }

  private static func name(of line: String) -> Substring { line.prefix { $0 != " " } }
}
