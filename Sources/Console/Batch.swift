import Terminal
import Notebook
import Phrases
import Text

/// Commands that nobody sits before: the first that fails ends them.
package enum Batch {
  /// - Returns: whether all went well.
  package static func run(_ text: String, in notebook: inout Notebook) -> Bool {
    for line in text.split(whereSeparator: \.isNewline) {
      if let wentWell = run(line: String(line), in: &notebook) { return wentWell }
    }
    return true
  }

  /// - Returns: whether all went well.
  package static func run(_ reader: PlainLineReader, in notebook: inout Notebook) -> Bool {
    while true {
      do {
        guard case .line(let line) = try reader.readLine(prompt: "") else { return true }
        if let wentWell = run(line: line, in: &notebook) { return wentWell }
      } catch {
        Terminal.printError([notebook.language.text(.error(error.message))])
        return false
      }
    }
  }

  /// - Returns: nil to go on, or how it ended.
  private static func run(line: String, in notebook: inout Notebook) -> Bool? {
    StatusLine.begin()
    let answer = notebook.run(line, show: StatusLine.answer)
    StatusLine.clear()
    if answer.failed {
      Terminal.printError(["> " + line.escapedForTerminal] + answer.lines)
      return false
    }
    if Interrupts.shouldStop() { return false }
    return answer.quits ? true : nil
  }
}
