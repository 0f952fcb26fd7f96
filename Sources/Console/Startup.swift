import Terminal
import Notebook
import Phrases
import Storage
import Text

/// The commands of a person's own startup file.
package enum Startup {
  private static let largest = 1 << 20

  /// Runs them; a mistake is told and ends them.
  package static func run(_ notebook: inout Notebook) {
    guard let path = UserFolders().startupFile else { return }
    let bytes: [UInt8]
    do {
      bytes = try DiskFileStore().read(path, limit: largest)
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
      StatusLine.clear()
      if answer.failed {
        let place = notebook.language.text("\(path), line \(number):")
        Terminal.printError([place.escapedForTerminal, "  " + String(line).escapedForTerminal])
        Terminal.printError(Array(answer.lines.suffix(2)))
        return
      }
      Terminal.print(answer.lines)
      if answer.quits { return }
    }
  }

  private static func complain(_ message: Phrase, _ notebook: Notebook) {
    Terminal.printError([notebook.language.text(.error(message)).escapedForTerminal])
  }
}
