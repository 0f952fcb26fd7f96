import Phrases
import Tasks
import Text

/// Runs the commands of a session file on a workbench of their own.
package struct SessionRunner {
  /// The file as it was read.
  package let document: SessionDocument
  /// The file's name, for headings.
  package let path: String
  /// The session that the commands run in.
  package private(set) var notebook: Notebook
  private let store: FileStore

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file; its commands may read what is in its folder.
  ///   - store: where files are.
  ///   - machine: what the commands run on.
  /// - Throws: `SessionOpeningError`.
  package init(path: String, store: FileStore, machine: Machine = Machine()) throws(SessionOpeningError) {
    self.path = path
    self.store = store
    document = try SessionRunner.document(path, store)
    let access = FileAccess(store: store, folder: SessionRunner.folder(of: path), mayWrite: false)
    notebook = Notebook(
      context: CommandContext(files: access, machine: machine), allowsShortening: false, language: document.language)
  }

  /// The folder of a file; empty for a name without one.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  private static func document(_ path: String, _ store: FileStore) throws(SessionOpeningError) -> SessionDocument {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try store.read(path, limit: FileAccess.largestFile) } catch { throw .file(error) }
    let document: SessionDocument
    do throws(SessionError) { document = try SessionDocument(bytes) } catch { throw .session(error, path: path) }
    guard !document.cells.isEmpty else { throw .session(.noCommands, path: path) }
    return document
  }

  /// Lets somebody watch and stop the commands.
  package mutating func observe(_ observer: WorkObserver) {
    notebook.context.observer = observer
  }

  /// Takes the outcomes of runs that are kept elsewhere, so that they are not computed again.
  mutating func knowOutcomes(of store: RunStore) { notebook.context.knowOutcomes(of: store) }

  /// The result of a command of the file.
  package struct Step {
    /// The command in the file.
    package let cell: SessionDocument.Cell
    /// Its fresh output.
    package let output: [String]
    /// The same before it was laid out, but for mistakes.
    package let outputs: [Output]
    /// Whether it answered with a mistake.
    package let hasMistake: Bool
    /// Whether it failed in another way than is recorded.
    package let failed: Bool
  }

  /// Runs command `index` of the file.
  package mutating func run(_ index: Int) -> Step {
    let cell = document.cells[index]
    let answer = notebook.run(cell.command)
    let output = answer.recorded.map { $0.withoutTrailingBlanks }
    return Step(
      cell: cell, output: output, outputs: answer.outputs, hasMistake: answer.failed,
      failed: answer.failed && !cell.records(output))
  }

  /// Runs all commands and compares their output with the recorded one.
  ///
  /// - Returns: the differences as a unified diff with control characters escaped; nothing if there are none.
  package mutating func check() -> [String] {
    let fresh = freshDocument()
    guard fresh.hasOtherOutput else { return [] }
    return UnifiedDiff.lines(
      old: SessionRunner.lines(of: document.text), new: SessionRunner.lines(of: fresh.text), name: path
    ).map { $0.escapedForTerminal }
  }

  /// Runs all commands and writes their output into the file.
  ///
  /// - Parameter isInterrupted: asked at the end; if it returns true nothing is written, since output may be missing.
  /// - Returns: whether the file changed.
  /// - Throws: `FileError`; the file is then as it was.
  package mutating func update(unless isInterrupted: () -> Bool = { false }) throws(FileError) -> Bool {
    let fresh = freshDocument()
    guard !isInterrupted(), fresh.hasOtherOutput else { return false }
    if store.isProtected(path) { throw .protectedSession(path: path) }
    try store.write(Array(fresh.text.utf8), to: path)
    return true
  }

  private mutating func freshDocument() -> SessionDocument {
    var fresh = document
    for index in document.cells.indices { fresh.record(run(index).output, ofCell: index) }
    return fresh
  }

  private static func lines(of text: String) -> [Substring] {
    SessionDocument.lines(of: text).map { SessionDocument.withoutLineEnd($0) }
  }
}
