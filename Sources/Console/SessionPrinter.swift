import Terminal
import Notebook
import Phrases
import Storage
import Text

/// Shows session files.
package enum SessionPrinter {
  /// Opens a session file; says why and gives nil where it can't be.
  package static func open(_ path: String) -> SessionRunner? {
    do {
      var runner = try SessionRunner(path: path, store: .disk, machine: .local)
      runner.observe(StatusLine.observer)
      return runner
    } catch {
      Terminal.printError([Phrase.error(error.message, hint: error.hint).description])
      return nil
    }
  }

  /// Prints the file as its commands run.
  ///
  /// - Parameter lesson: waits for a key before each command.
  /// - Returns: whether all went well.
  package static func replay(_ runner: inout SessionRunner, _ lesson: Lesson?) -> Bool {
    lesson?.explain(in: runner.notebook.language)
    var isCode = false
    for item in runner.document.items {
      switch item {
      case .line(let line):
        let text = line.escapedForTerminal
        if text.hasPrefix("```") { isCode.toggle() }
        // Prose; what is indented, a table or code stays as it is.
        let isProse = !isCode && text.first.map { !" |\t`~".contains($0) } ?? false
        Terminal.print(isProse ? Terminal.wrapped(text) : [text])
      case .cell(let index):
        let command = runner.document.cells[index].command
        if let lesson {
          guard lesson.show(command, runner.notebook) else { return true }
        } else {
          Terminal.print(["> " + command.escapedForTerminal])
        }
        StatusLine.begin()
        let step = runner.run(index)
        StatusLine.clear()
        Terminal.print(step.output)
        if step.failed || Interrupts.shouldStop() { return false }
      }
    }
    return true
  }
}
