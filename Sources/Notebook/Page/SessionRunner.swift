import Phrases
import Tasks
import Text

/// Runs the commands of a session file on a workbench of their own.
package struct SessionRunner {
  /// The file as it stands.
  package let document: SessionDocument
  /// The file's name, for headings.
  package let path: String
  /// The session that the commands run in; afterwards its state is that of the file's end.
  package private(set) var notebook: Notebook
  private let store: any FileStore

  /// Reads a file.
  ///
  /// - Throws: `FileError` or `SessionError`.
  package init(path: String, store: any FileStore = DiskFileStore()) throws {
    self.path = path
    self.store = store
    document = try SessionDocument(try store.read(path, limit: FileAccess.largestFile))
    guard !document.cells.isEmpty else { throw SessionError.noCommands }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    let access = FileAccess(store: store, folder: path.hasPrefix("/") && folder.isEmpty ? "/" : folder, mayWrite: false)
    notebook = Notebook(
      context: CommandContext(files: access), allowsShortening: false, language: document.language)
  }

  /// Lets somebody watch and stop the commands.
  ///
  /// - Parameter machine: what they run on.
  package mutating func observe(_ observer: WorkObserver, on machine: Machine) {
    notebook.context.observer = observer
    notebook.context.machine = machine
  }

  /// What came of a command of the file.
  package struct Step {
    /// The command as it stands in the file.
    package let cell: SessionDocument.Cell
    /// What it answered.
    package let output: [String]
    /// Whether it failed, and not in the way that is recorded.
    package let failed: Bool
  }

  /// Runs command `index` of the file.
  package mutating func run(_ index: Int) -> Step {
    let cell = document.cells[index]
    let answer = notebook.run(cell.command)
    let output = answer.recorded.map { $0.withoutTrailingBlanks }
    return Step(cell: cell, output: output, failed: answer.failed && !cell.records(output))
  }

  /// Runs all commands and compares their output with what is recorded.
  ///
  /// - Returns: the differences as a unified diff, its control characters escaped; nothing where there are none.
  package mutating func check() -> [String] {
    let fresh = freshDocument()
    return UnifiedDiff.lines(
      old: SessionRunner.lines(of: document.text), new: SessionRunner.lines(of: fresh.text), name: path
    ).map(\.escapedForTerminal)
  }

  /// Runs all commands and writes their output into the file.
  ///
  /// - Parameter isInterrupted: asked at the end; output that was cut short is not recorded.
  /// - Returns: whether the file changed.
  /// - Throws: `FileError`; the file is then as it was.
  package mutating func update(unless isInterrupted: () -> Bool = { false }) throws(FileError) -> Bool {
    let fresh = freshDocument()
    guard !isInterrupted(), fresh != document else { return false }
    try store.write(Array(fresh.text.utf8), to: path)
    return true
  }

  private mutating func freshDocument() -> SessionDocument {
    var outputs: [[String]] = []
    for index in document.cells.indices { outputs.append(run(index).output) }
    return document.recording(outputs)
  }

  private static func lines(of text: String) -> [String] {
    SessionDocument.lines(of: text).map { String(SessionDocument.withoutLineEnd($0)) }
  }
}
