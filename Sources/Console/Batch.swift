import Notebook
import Phrases
import Terminal
import Text

/// Commands from an argument, a file or a pipe, with nobody to answer a mistake: the first one ends them.
package struct Batch<T: Terminal> {
  private let screen: Screen<T>

  /// - Parameter screen: where answers and mistakes are shown.
  package init(_ screen: Screen<T>) { self.screen = screen }

  /// Runs the lines of a text.
  ///
  /// - Returns: whether all went well.
  package func run(_ text: String, in notebook: inout Notebook) -> Bool {
    keepLittle(&notebook)
    for line in text.split(whereSeparator: \.isNewline) {
      if let wentWell = run(line: String(line), in: &notebook) { return wentWell }
    }
    return true
  }

  /// Runs lines as they come in.
  ///
  /// - Returns: whether all went well.
  package func run(_ reader: some LineReader, in notebook: inout Notebook) -> Bool {
    keepLittle(&notebook)
    while true {
      do {
        guard case .line(let line) = try reader.readLine(prompt: "") else { return true }
        if let wentWell = run(line: line, in: &notebook) { return wentWell }
      } catch {
        screen.terminal.printError([notebook.language.text(.error(error.message)).escapedForTerminal])
        return false
      }
    }
  }

  /// Nobody goes back and forth on this page: if a command of it is changed, all are run again.
  private func keepLittle(_ notebook: inout Notebook) {
    if !notebook.isStale { notebook.remember(atMost: 0) }
  }

  /// Runs a line and what it imports.
  ///
  /// - Returns: nil to go on, or how the commands ended.
  private func run(line: String, in notebook: inout Notebook) -> Bool? {
    var queue = ImportQueue()
    var next: String? = line
    while let line = next {
      if let wentWell = run(line: line, in: &notebook, &queue) { return wentWell }
      next = queue.next(for: &notebook)
    }
    return nil
  }

  /// - Returns: nil to go on, or how the commands ended.
  private func run(line: String, in notebook: inout Notebook, _ queue: inout ImportQueue) -> Bool? {
    screen.status.begin()
    let answer = notebook.run(line, show: screen.status.answer, showEarly: screen.status.rows)
    screen.status.clear()
    if answer.failed { screen.terminal.printError(["> " + line.escapedForTerminal] + answer.lines) }
    if queue.hasFailed(answer) {
      if let rest = queue.stop() { screen.terminal.printError([notebook.language.text(rest)]) }
      return false
    }
    if screen.terminal.interrupts.shouldStop() { return false }
    queue.add(answer.imports)
    return answer.quits ? true : nil
  }
}
