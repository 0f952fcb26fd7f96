import Notebook
import Phrases
import Storage
import Terminal
import Text

/// Makes session files of lists of commands, transcripts and exported notebooks.
package struct SessionImporter<T: Terminal> {
  private let screen: Screen<T>
  private let replaces: Bool

  /// - Parameters:
  ///   - screen: where the session is printed, or it is said where it was written.
  ///   - replaces: whether a file is written over.
  package init(_ screen: Screen<T>, replacing replaces: Bool) {
    self.screen = screen
    self.replaces = replaces
  }

  /// Reads a file and writes it as a session file, or prints it.
  ///
  /// - Parameter name: of the file that is written; nil to print it.
  /// - Returns: whether that went well.
  package func `import`(_ path: String, to name: String?) -> Bool {
    let files = FileAccess(store: .disk)
    let session: ImportedSession
    do throws(FileError) {
      let bytes = try files.read(path)
      do throws(ImportError) { session = try ImportedSession(bytes) } catch {
        return complain("\(path): \(error.message)", hint: error.hint)
      }
    } catch {
      return complain(error.message, hint: error.hint)
    }
    guard let name else {
      // Byte for byte where a program reads it; at a terminal nothing may act on what it holds.
      let isShown = screen.terminal.isTerminal(.output)
      screen.terminal.print(
        session.document.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
          isShown ? String($0).escapedForTerminal : String($0)
        })
      return true
    }
    do throws(FileError) {
      try files.write(whole: Array(session.document.utf8), to: name, replacing: replaces)
    } catch {
      if case .existsAsAny = error { return complain(error.message, hint: "choose another name, or add --replace") }
      return complain(error.message, hint: error.hint)
    }
    let count = session.commands.count
    let summary: Phrase = count == 1 ? "imported 1 command to \(name)" : "imported \(count) commands to \(name)"
    screen.terminal.print([screen.language.text("\(path): \(summary)").escapedForTerminal])
    return true
  }

  /// Says what is wrong, in one line, and returns false. It may quote a file's name, which can hold anything.
  private func complain(_ message: Phrase, hint: Phrase) -> Bool {
    screen.complain(message, hint: hint)
    return false
  }
}
