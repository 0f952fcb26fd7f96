import Notebook
import Phrases
import Storage
import Terminal
import Text

/// The commands of a person's own startup file.
package struct Startup<T: Terminal> {
  private let screen: Screen<T>
  private let path: String

  /// The longest file that is read, in bytes.
  private static var largest: Int { 1 << 20 }

  /// - Parameters:
  ///   - screen: where answers and mistakes are shown.
  ///   - path: the file, which need not exist.
  package init(_ screen: Screen<T>, path: String) {
    self.screen = screen
    self.path = path
  }

  /// Runs the commands; a mistake is shown and ends them.
  ///
  /// - Parameter answered: told of each line's answer before the next line runs.
  package func run(_ notebook: inout Notebook, answered: (Notebook.Answer, inout Notebook) -> Void) {
    let bytes: [UInt8]
    do {
      bytes = try DiskFileStore().read(path, limit: Self.largest)
    } catch .missing {
      return
    } catch {
      return complain("the startup file: \(error.message)", notebook)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return complain("the startup file \"\(path)\" is not UTF-8 text", notebook)
    }
    for (number, line) in zip(1..., text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)) {
      let answer = notebook.run(String(line))
      screen.status.clear()
      answered(answer, &notebook)
      if answer.failed {
        let place = notebook.language.text("\(path), line \(number):")
        screen.terminal.printError([place.escapedForTerminal, "  " + String(line).escapedForTerminal])
        screen.terminal.printError(Array(answer.lines.suffix(2)))
        return
      }
      screen.terminal.print(answer.lines)
      if answer.quits { return }
    }
  }

  private func complain(_ message: Phrase, _ notebook: Notebook) {
    screen.terminal.printError([notebook.language.text(.error(message)).escapedForTerminal])
  }
}
