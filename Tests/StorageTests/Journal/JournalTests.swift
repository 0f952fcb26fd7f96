import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct JournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func journaled(_ lines: String...) -> (Notebook, Journal) {
    let journal = Journal(folder: folder.path)
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    for line in lines { _ = notebook.run(line) }
    return (notebook, journal)
  }

  @Test func nothingIsLostWhereThePromptLives() {
    let (_, journal) = journaled("seed 3")
    #expect(LostJournal.newest(in: folder.path) == nil)
    journal.remove()
    #expect(folder.names().isEmpty)
  }

  @Test func aLostSessionComesBack() throws {
    let text = try lostSession("seed 3", "load sales", "model lstm 4", "train 30", "modle", "table", "undo", "redo")
    let lost = try #require(LostJournal.newest(in: text))
    #expect(lost.session.cells.count == 7)
    var notebook = prompt(.disk)
    notebook.context.lostSession = lost.session
    let answer = notebook.run("recover")
    #expect(answer.recovers && answer.lines == ["recovered 7 commands; the last is \"redo\""])
    let before = Notebook.after("seed 3", "load sales", "model lstm 4", "train 30", "table", "undo", "redo")
    #expect(notebook.workbench.description == before.workbench.description)
    #expect(notebook.recorder.cells == before.recorder.cells)
    lost.remove()
    #expect(folder.names().isEmpty)
  }

  /// What the startup file did is put away, and the whole can be saved and checked.
  @Test func aLostSessionComesBackBehindAStartupFile() throws {
    let path = try lostSession("seed 3", "load sales")
    var notebook = prompt(.disk)
    _ = notebook.run("seed 9; load addition examples=10")
    notebook.context.startupCommands = notebook.recorder.cells.count
    notebook.context.lostSession = try #require(LostJournal.newest(in: path)).session
    #expect(notebook.run("recover").lines == ["recovered 2 commands; the last is \"load sales\""])
    #expect(
      notebook.recorder.cells.map(\.command)
        == ["seed 9", "load addition examples=10", "reset", "seed 3", "load sales"])
    #expect(notebook.workbench.description == Notebook.after("reset", "seed 3", "load sales").workbench.description)
  }

  /// Lost twice, a long training is still not done again: its result stands under the number that it has now.
  @Test func whatWasKeptIsTakenOver() throws {
    let path = try lostSession("load sales", "model srn 2", "train 5")
    let model = try #require(Notebook.after("load sales", "model srn 2", "train 5").workbench.model)
    try DiskFileStore().write(TrainingSnapshot(command: "train 5", model: model).bytes, to: path + "/1-2.training")
    let journal = Journal(folder: folder.path)
    let lost = try #require(journal.findLost())
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    _ = notebook.run("seed 9")
    notebook.context.startupCommands = 1
    notebook.context.lostSession = lost
    _ = notebook.run("recover")
    #expect(lost.snapshots.keys.sorted() == [2])
    journal.adoptLost()
    #expect(!folder.names().contains("1.md") && !folder.names().contains("1-2.training"))
    let name = "\(getpid())-4.training"
    #expect(folder.names().contains(name))
    var status = stat()
    #expect(stat(folder.path + "/" + name, &status) == 0 && status.st_mode & 0o777 == 0o600)
    journal.remove()
  }

  /// A session that was lost in one language and is brought back where another is spoken says the same again.
  @Test func aLostSessionKeepsItsLanguage() throws {
    let journal = Journal(folder: folder.path)
    journal.language = .traditionalChinese
    var lostNotebook = Notebook(
      context: CommandContext(files: FileAccess(store: .disk), machine: .local), allowsShortening: true,
      language: .traditionalChinese)
    lostNotebook.didRecord = journal.add
    for line in ["seed 3", "help seed", "language en", "seed 4"] { _ = lostNotebook.run(line) }
    let text = try folder.text("\(getpid()).md")
    #expect(text.hasPrefix("<!-- language: zh-TW -->\n"))
    journal.remove()
    try folder.write(text, to: "1.md")
    var notebook = prompt(.disk)
    notebook.context.lostSession = try #require(LostJournal.newest(in: folder.path)).session
    #expect(notebook.run("recover").lines == ["recovered 4 commands; the last is \"seed 4\""])
    #expect(notebook.recorder.cells.first?.command == "language zh-TW")
    #expect(notebook.recorder.cells.dropFirst().elementsEqual(lostNotebook.recorder.cells))
  }

  @Test func aTrainingUnderWayComesBackAndGoesOn() throws {
    let path = try lostSession("load sales", "model lstm 4")
    let partly = Notebook.after("load sales", "model lstm 4", "train 40")
    let snapshot = TrainingSnapshot(command: "train 40", model: try #require(partly.workbench.model))
    try DiskFileStore().write(snapshot.bytes, to: path + "/1-partial.training")
    var notebook = prompt(.disk)
    notebook.context.lostSession = try #require(LostJournal.newest(in: path)).session
    _ = notebook.run("recover")
    #expect(notebook.recorder.cells.last?.command == "train 40")
    _ = notebook.run("train 60")
    let whole = Notebook.after("load sales", "model lstm 4", "train 40", "train 60")
    #expect(notebook.workbench.description == whole.workbench.description)
  }

  /// A training that is killed comes back from its last checkpoint, as many of them as the interval asks for.
  @Test(arguments: [0.0, 3600]) func checkpointsComeAtTheirInterval(interval: Double) throws {
    let journal = Journal(folder: folder.path, checkpointInterval: interval)
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    var kept: [Int] = []
    let partial = folder.path + "/\(getpid())-partial.training"
    notebook.context.observer.epochEnded = { snapshot, _ in
      guard journal.wantsCheckpoint else { return }
      journal.keepPartial(snapshot())
      let bytes = try? DiskFileStore().read(partial, limit: 1 << 20)
      kept.append(bytes.flatMap { TrainingSnapshot(bytes: $0) }?.epochs ?? -1)
    }
    for line in ["load sales", "model lstm 4"] { _ = notebook.run(line) }
    journal.lineBegins()
    _ = notebook.run("train 40")
    #expect(kept == (interval == 0 ? Array(1...40) : []))
    #expect(!DiskFileStore().exists(partial))
  }

  @Test func aTornLastLineIsLeftOut() throws {
    let path = try lostSession("seed 3", "seed 4")
    let text = try folder.text("1.md")
    try folder.write(text + "> seed 5", to: "1.md")
    #expect(try #require(LostJournal.newest(in: path)).session.cells.map(\.command) == ["seed 3", "seed 4"])
  }

  @Test func filesThatAreNoJournalsAreLeftAlone() throws {
    try folder.write("prose\n", to: "9.md")
    try folder.write("x", to: "9-1.training")
    try folder.makeFolder("7.md")
    _ = LostJournal.newest(in: folder.path)
    #expect(LostJournal.newest(in: folder.path + "/none") == nil)
    #expect(folder.names().contains("7.md"))
  }

  @Test func recoverOnlyBeginsASession() throws {
    let path = try lostSession("seed 3")
    var notebook = Notebook.after("seed 5")
    #expect(notebook.error(of: "recover").hasPrefix("error: there is no lost session"))
    notebook.context.lostSession = try #require(LostJournal.newest(in: path)).session
    #expect(notebook.error(of: "recover").contains("before another one begins"))
  }

  /// The journal of a prompt that did not end as it should, as that of process 1.
  private func lostSession(_ lines: String...) throws -> String {
    let journal = Journal(folder: folder.path)
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    for line in lines { _ = notebook.run(line) }
    let text = try folder.text("\(getpid()).md")
    journal.remove()
    try folder.write(text, to: "1.md")
    return folder.path
  }
}
