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
  /// What the commands came to, for a prompt that goes on from the file; nil if nobody goes on.
  private var opening: Opening?

  /// What is remembered of the commands that were run.
  private struct Opening {
    let memory: PageMemory
    var links: [PageLink?]
    var cells: [SessionRecorder.Cell] = []
  }

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

  /// Remembers what the commands come to, for a prompt that goes on from the file.
  package mutating func remember() {
    let memory = PageMemory()
    opening = Opening(memory: memory, links: [PageLink(state: memory.start(notebook.presentation), page: 0)])
  }

  /// The session as a prompt goes on with it: its page is the file, the prose included. Commands that were not run are
  /// stale.
  package var opened: Notebook {
    var result = notebook
    guard let opening else { return result }
    var page = SessionRecorder(document)
    for (index, cell) in opening.cells.enumerated() { page.replace(index, with: cell) }
    (result.recorder, result.memory, result.links) = (page, opening.memory, opening.links)
    result.origin = SavedFile(name: path, bytes: Array(document.text.utf8))
    return result
  }

  /// The result of a command of the file.
  package struct Step {
    /// The command in the file.
    package let cell: SessionDocument.Cell
    /// Its fresh output.
    package let output: [String]
    /// Whether it failed in another way than is recorded.
    package let failed: Bool
  }

  /// Runs command `index` of the file.
  package mutating func run(_ index: Int) -> Step {
    let cell = document.cells[index]
    let clock = notebook.context.machine.startClock()
    let line = notebook.replay(cell.command)
    remember(line, seconds: clock())
    return Step(
      cell: cell, output: line.cell.output, failed: line.failure != nil && !cell.records(line.cell.output))
  }

  private mutating func remember(_ line: ReplayedLine, seconds: Double) {
    guard let memory = opening?.memory, let last = opening?.links.last, let link = last else { return }
    let state = PageMemory.State(workbench: notebook.workbench, presentation: notebook.presentation)
    memory.took(seconds, line.cell.command)
    opening?.links.append(memory.add(line, after: link, leadingTo: state))
    opening?.cells.append(line.cell)
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
