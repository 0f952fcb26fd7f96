import Notebook
import Phrases
import Storage
import Terminal
import Text

/// Shows session files, and compares and records their output.
package struct SessionPrinter<T: Terminal> {
  private let screen: Screen<T>
  private var terminal: T { screen.terminal }

  /// - Parameter screen: where they are shown.
  package init(_ screen: Screen<T>) { self.screen = screen }

  /// Opens a session file. If that is impossible, says why and returns nil.
  package func open(_ path: String) -> SessionRunner? {
    do {
      var runner = try SessionRunner(
        path: path, store: .disk, machine: .local.leavingComputations(when: terminal.interrupts.shouldStop))
      runner.observe(screen.status.observer)
      return runner
    } catch {
      complain(error.message, hint: error.hint)
      return nil
    }
  }

  /// Says what is wrong, in one line. It may quote a file's name, which can hold anything.
  private func complain(_ message: Phrase, hint: Phrase) {
    terminal.printError([screen.language.text(.error(message, hint: hint)).escapedForTerminal])
  }

  /// Prints a file as its commands run.
  ///
  /// - Parameter lesson: waits for a key before each command.
  /// - Returns: whether all went well.
  package func replay(_ runner: inout SessionRunner, _ lesson: Lesson<T>? = nil) -> Bool {
    if let lesson, lesson.isWatched {
      let name = runner.path.split(separator: "/").last.map { String($0) } ?? runner.path
      let script = LessonScript(runner.document, name: name.escapedForTerminal)
      return lesson.play(script, from: runner.notebook, in: screen.language)
    }
    var isCode = false
    for item in runner.document.items {
      switch item {
      case .line(let line):
        let text = line.escapedForTerminal
        if text.hasPrefix("```") { isCode.toggle() }
        // Prose; what is indented, a table or code stays as it is.
        let isProse = !isCode && text.first.map { !" |\t`~".contains($0) } ?? false
        terminal.print(isProse ? screen.wrapped(text) : [text])
      case .cell(let index):
        let command = runner.document.cells[index].command
        if let lesson {
          guard lesson.show(command) else { return true }
        } else {
          terminal.print(["> " + command.escapedForTerminal])
        }
        screen.status.begin()
        let step = runner.run(index)
        screen.status.clear()
        terminal.print(step.output)
        if step.failed || terminal.interrupts.shouldStop() { return false }
      }
    }
    return true
  }

  /// Runs a file and shows how its output differs from what is recorded.
  ///
  /// - Returns: whether it is as recorded; nil if Ctrl-C ended it.
  package func check(_ path: String) -> Bool? {
    guard var runner = open(path) else { return false }
    let differences = runner.check()
    screen.status.clear()
    if terminal.interrupts.shouldStop() { return nil }
    terminal.print(differences.isEmpty ? ["\(path): as recorded".escapedForTerminal] : differences)
    return differences.isEmpty
  }

  /// Runs a file and records its output.
  ///
  /// - Returns: whether that went well.
  package func update(_ path: String) -> Bool {
    guard var runner = open(path) else { return false }
    do {
      let changed = try runner.update(unless: terminal.interrupts.shouldStop)
      screen.status.clear()
      terminal.print(["\(path): \(changed ? "updated" : "as recorded")".escapedForTerminal])
    } catch {
      complain(error.message, hint: error.hint)
      return false
    }
    return !terminal.interrupts.shouldStop()
  }
}
