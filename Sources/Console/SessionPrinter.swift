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
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - assignments: other values for parameters that it declares, such as `units=16`.
  package func open(_ path: String, setting assignments: [String] = []) -> SessionRunner? {
    do {
      var runner = try SessionRunner(
        path: path, store: .disk, machine: .local.leavingComputations(when: terminal.interrupts.shouldStop),
        setting: assignments)
      runner.observe(screen.status.observer)
      return runner
    } catch {
      screen.complain(error.message, hint: error.hint)
      return nil
    }
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

  /// Runs files and shows how their output differs from what is recorded.
  ///
  /// - Returns: whether all are as recorded. It is false also if Ctrl-C ended it.
  package func check(_ paths: [String], _ options: CheckOptions) -> Bool {
    var checks: [FileCheck] = []
    FileChecks(paths, options, screen.status.observer).run { check in
      screen.status.clear()
      if terminal.interrupts.shouldStop() { return }
      checks.append(check)
      if case .unreadable(let error) = check.outcome { return screen.complain(error.message, hint: error.hint) }
      let columns = terminal.isTerminal(.output) ? terminal.size(.output).columns : nil
      terminal.print(check.lines(timeout: options.timeout, columns: columns, in: screen.language))
    }
    if terminal.interrupts.shouldStop() { return false }
    return write(checks, to: options.report) && checks.allSatisfy { $0.isAsRecorded }
  }

  /// Writes a report for other programs.
  ///
  /// - Returns: whether that went well.
  private func write(_ checks: [FileCheck], to path: String?) -> Bool {
    guard let path else { return true }
    do throws(FileError) {
      try FileStore.disk.write(TestReport(checks).bytes, to: path)
      return true
    } catch {
      screen.complain(error.message, hint: error.hint)
      return false
    }
  }

  /// Runs a file and records its output.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - accepted: the commands whose output is recorded; nil for all.
  /// - Returns: whether that went well.
  package func update(_ path: String, accepting accepted: CommandNumbers? = nil) -> Bool {
    guard var runner = open(path) else { return false }
    let count = runner.document.cells.count
    if let number = accepted?.numbers.max(), number > count {
      screen.complain("\(path): there is no command \(number)", hint: "its commands have the numbers 1 to \(count)")
      return false
    }
    do {
      let (updated, differing) = try runner.update(
        accepting: accepted?.numbers, unless: terminal.interrupts.shouldStop)
      screen.status.clear()
      let outcome: Phrase = updated.isEmpty ? (differing.isEmpty ? "as recorded" : "not updated") : "updated"
      var text: Phrase = "\(path): \(outcome)"
      if !differing.isEmpty {
        text = "\(text); still different: \(differing.map { String($0) }.joined(separator: ", "))"
      }
      terminal.print([screen.language.text(text).escapedForTerminal])
    } catch {
      screen.complain(error.message, hint: error.hint)
      return false
    }
    return !terminal.interrupts.shouldStop()
  }
}
