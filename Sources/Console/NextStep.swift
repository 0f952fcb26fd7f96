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
    let names = recorder.cells.map { $0.command.prefix { $0 != " " } }
    guard names.count > count, let last = names.last,
      let command = beginnings.first(where: { $0.name == last }), !command.next.isEmpty
    else { return nil }
    let steps = command.next.map { (line: $0, name: $0.prefix { $0 != " " }) }
    guard !steps.contains(where: { names.contains($0.name) }) else { return nil }
    return "next: \(quotedNames(steps.map { $0.line }))"
  }
}
