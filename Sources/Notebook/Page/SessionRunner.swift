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
  /// The session as a prompt goes on with it, as far as it was run; nil if nobody goes on.
  private var page: Notebook?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file; its commands may read what is in its folder.
  ///   - store: where files are.
  ///   - machine: what the commands run on.
  ///   - assignments: other values for parameters that the file declares, such as `units=16`.
  /// - Throws: `SessionOpeningError`.
  package init(
    path: String, store: FileStore, machine: Machine = Machine(), setting assignments: [String] = []
  ) throws(SessionOpeningError) {
    self.path = path
    self.store = store
    document = try SessionRunner.document(path, store)
    let access = FileAccess(store: store, folder: path.folder, mayWrite: false)
    var parameters = document.parameters
    for assignment in assignments {
      do throws(ParameterError) { try parameters.set(assignment) } catch { throw .parameter(error, path: path) }
    }
    notebook = Notebook(
      context: CommandContext(files: access, machine: machine), allowsShortening: false, language: document.language,
      parameters: parameters)
    notebook.keepsOutputs = false
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

  /// Has the runs of comparisons handed over in place of computing them, and leaves commands out that only show.
  package mutating func takePlans(_ take: @escaping (RunPlan) -> Void) { notebook.context.takePlan = take }

  /// Takes the outcomes of runs that are kept elsewhere, so that they are not computed again.
  mutating func knowOutcomes(of store: RunStore) { notebook.context.knowOutcomes(of: store) }

  /// Remembers what the commands come to, for a prompt that goes on from the file.
  package mutating func remember() {
    notebook.keepsOutputs = true
    var page = notebook
    page.remember(in: PageMemory())
    self.page = page
  }

  /// The session as a prompt goes on with it: its page is the file, the prose included. Commands that were not run are
  /// stale.
  package var opened: Notebook {
    var result = notebook
    guard let page else { return result }
    var whole = SessionRecorder(document)
    for (index, cell) in page.recorder.cells.enumerated() { whole.replace(index, with: cell) }
    (result.recorder, result.memory, result.links) = (whole, page.memory, page.links)
    result.origin = SavedFile(name: path, bytes: Array(document.text.utf8))
    return result
  }

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
    let clock = notebook.context.machine.startClock()
    let line = notebook.replay(cell.command)
    page?.takeOver(line, from: notebook, seconds: clock())
    let hasMistake = line.failure != nil
    return Step(
      cell: cell, output: line.cell.output, outputs: line.outputs, hasMistake: hasMistake,
      failed: hasMistake && !cell.records(line.cell.output))
  }

  /// Runs all commands and compares their output with the recorded one.
  ///
  /// - Returns: the differences as a unified diff with control characters escaped; nothing if there are none.
  package mutating func check() -> [String] { checked().unified.map { $0.escapedForTerminal } }

  /// Runs the commands and compares their output with the recorded one.
  ///
  /// - Parameters:
  ///   - shouldStop: asked after each command; if it returns true the rest is not run.
  ///   - commandEnded: told of each command that was run.
  package mutating func checked(
    unless shouldStop: () -> Bool = { false }, commandEnded: (_ index: Int) -> Void = { _ in }
  ) -> CheckedSession {
    let (differing, stopped) = runAll(unless: shouldStop, commandEnded)
    if let stopped { return CheckedSession(self, differing: differing, unified: [], stoppedIn: stopped) }
    var fresh = document
    for command in differing { fresh.record(command.fresh, ofCell: command.number - 1) }
    let unified =
      differing.isEmpty
      ? []
      : UnifiedDiff.lines(
        old: SessionRunner.lines(of: document.text), new: SessionRunner.lines(of: fresh.text), name: path)
    return CheckedSession(self, differing: differing, unified: unified, stoppedIn: nil)
  }

  /// Runs all commands and writes their output into the file.
  ///
  /// - Parameters:
  ///   - accepted: the numbers of the commands whose output is written, from 1; nil for all. The others keep theirs.
  ///   - isInterrupted: asked after each command; if it returns true nothing is written, since output may be missing.
  /// - Returns: the numbers of the commands that have other output in the file now, and of those that still differ.
  /// - Throws: `FileError`; the file is then as it was.
  package mutating func update(
    accepting accepted: Set<Int>? = nil, unless isInterrupted: () -> Bool = { false }
  ) throws(FileError) -> (updated: [Int], differing: [Int]) {
    let (all, stopped) = runAll(unless: isInterrupted)
    if stopped != nil { return ([], []) }
    let isAccepted = { (command: CheckedSession.Command) in accepted?.contains(command.number) ?? true }
    let updated = all.filter { isAccepted($0) }
    let differing = all.filter { !isAccepted($0) }.map { $0.number }
    var fresh = document
    for command in updated { fresh.record(command.fresh, ofCell: command.number - 1) }
    guard !updated.isEmpty else { return ([], differing) }
    if store.isProtected(path) { throw .protectedSession(path: path) }
    try store.write(Array(fresh.text.utf8), to: path)
    return (updated.map { $0.number }, differing)
  }

  /// Runs all commands.
  ///
  /// - Returns: those whose output is not as recorded, and the index of the one after which it was stopped; nil if all were
  ///   run.
  private mutating func runAll(
    unless shouldStop: () -> Bool, _ commandEnded: (_ index: Int) -> Void = { _ in }
  ) -> (differing: [CheckedSession.Command], stoppedIn: Int?) {
    var differing: [CheckedSession.Command] = []
    for index in document.cells.indices {
      let step = run(index)
      if shouldStop() { return (differing, index) }
      commandEnded(index)
      if step.cell.records(step.output) { continue }
      differing.append(
        CheckedSession.Command(
          number: index + 1, text: step.cell.command, recorded: step.cell.output, fresh: step.output,
          isAsRecorded: false))
    }
    return (differing, nil)
  }

  private static func lines(of text: String) -> [Substring] {
    SessionDocument.lines(of: text).map { SessionDocument.withoutLineEnd($0) }
  }
}
