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
    #expect(answer.lostSession == .recovered && answer.lines == ["recovered 7 commands; the last is \"redo\""])
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

  /// Lost twice, a long training is still not done again: its result stands under the number that it has now, whatever
  /// runs on the same line.
  @Test func whatWasKeptIsTakenOver() throws {
    let path = try lostSession("load sales", "model srn 2", "train 5")
    let bytes = try snapshot("load sales", "model srn 2", "train 5").bytes
    try DiskFileStore().write(bytes, to: path + "/1-2.training")
    let journal = Journal(folder: folder.path)
    let lost = try #require(journal.findLost())
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    _ = notebook.run("seed 9")
    notebook.context.startupCommands = 1
    notebook.context.lostSession = lost
    _ = notebook.run("recover; history; seed 4")
    #expect(lost.snapshots.keys.sorted() == [2])
    journal.adoptLost()
    #expect(!folder.names().contains("1.md") && !folder.names().contains("1-2.training"))
    let name = "\(getpid())-4.training"
    #expect(folder.names() == [name, "\(getpid()).md"])
    #expect(folder.mode(name) == 0o600)
    #expect(try DiskFileStore().read(folder.path(name), limit: 1 << 20) == bytes)
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
    let snapshot = try snapshot("load sales", "model lstm 4", "train 40")
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

  // MARK: pages

  /// A journal that was written by a program that has ended since.
  private func lost(_ journal: Journal) throws -> LostSession {
    let text = try folder.text("\(getpid()).md")
    journal.remove()
    try folder.write(text, to: "1.md")
    return try #require(LostJournal.newest(in: folder.path)).session
  }

  /// After each change of the page, what a kill would leave brings the page back.
  @Test func aChangedPageComesBack() throws {
    let lines = [
      "load sales", "model srn 2", "train 5", "note Why?", "edit 2 model gru 2", "title Mine", "evaluate", "move 4 3",
      "delete 1", "undo", "seed 4", "undo", "note after=1 # Part",
    ]
    for count in 4...lines.count {
      let journal = Journal(folder: folder.path)
      var notebook = prompt(.disk)
      notebook.didRecord = journal.add
      notebook.didChangePage = journal.replace
      for line in lines.prefix(count) { _ = notebook.run(line) }
      var recovered = prompt(.disk)
      recovered.context.lostSession = try lost(journal)
      let answer = recovered.run("recover")
      #expect(answer.lostSession == .recovered, "\(lines.prefix(count)) \(answer.lines)")
      #expect(recovered.recorder.text == notebook.recorder.text, "\(lines.prefix(count))")
      #expect(recovered.workbench.description == notebook.workbench.description)
      let ran = recovered.memory?.runCount
      #expect(recovered.run("run").lines == ["nothing had to be run again"] && recovered.memory?.runCount == ran)
      try FileStore.disk.write(Array("".utf8), to: folder.path("1.md"))
    }
  }

  /// What is stale has no output in the journal, and comes back all the same.
  @Test func aStalePageComesBack() throws {
    let journal = Journal(folder: folder.path)
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    notebook.didChangePage = journal.replace
    for line in ["load sales", "model srn 2", "train 5", "note Not yet run", "modle"] { _ = notebook.run(line) }
    notebook.context.observer.shouldStop = { true }
    _ = notebook.run("edit 2 model gru 2")
    #expect(notebook.isStale)
    var recovered = prompt(.disk)
    recovered.context.lostSession = try lost(journal)
    #expect(recovered.run("recover").lostSession == .recovered)
    #expect(recovered.recorder.notes.map(\.text) == ["Not yet run"] && !recovered.isStale)
    #expect(
      recovered.workbench.description == Notebook.after("load sales", "model gru 2", "train 5").workbench.description)
  }

  /// Only notes and a title, without any command, are kept too.
  @Test func aPageOfNotesComesBack() throws {
    let journal = Journal(folder: folder.path)
    var notebook = prompt(.disk)
    notebook.didChangePage = journal.replace
    _ = notebook.run("note One; title Two")
    var recovered = prompt(.disk)
    recovered.context.lostSession = try lost(journal)
    _ = recovered.run("recover")
    #expect(recovered.recorder.text == notebook.recorder.text)
  }

  @Test func aTornLastLineIsLeftOut() throws {
    let path = try lostSession("seed 3", "seed 4")
    let text = try folder.text("1.md")
    try folder.write(text + "> seed 5", to: "1.md")
    #expect(try #require(LostJournal.newest(in: path)).session.cells.map(\.command) == ["seed 3", "seed 4"])
  }

  /// The beginnings of a journal are one without commands, which is deleted.
  @Test(arguments: ["", "# S", "# Session\n\nin /tmp\n\n````````unroll\n"]) func nothingButABeginning(text: String)
    throws
  {
    try folder.write(text, to: "1.md")
    #expect(LostJournal.newest(in: folder.path) == nil && folder.names().isEmpty)
  }

  /// A byte that is no text, as after a torn write of an earlier version, costs nothing but itself.
  @Test func aByteThatIsNoText() throws {
    let path = try lostSession("decode 3", "seed 4")
    var bytes = try DiskFileStore().read(folder.path("1.md"), limit: 1 << 20)
    let quote = try #require(bytes.lastIndex(of: UInt8(ascii: "'")))
    bytes[quote] = 0xE4
    try DiskFileStore().write(bytes, to: folder.path("1.md"))
    #expect(try #require(LostJournal.newest(in: path)).session.cells.map(\.command) == ["decode 3", "seed 4"])
  }

  @Test func filesThatAreNoJournalsAreLeftAlone() throws {
    try folder.write("prose\n", to: "9.md")
    try folder.write("x", to: "9-1.training")
    try folder.makeFolder("7.md")
    _ = LostJournal.newest(in: folder.path)
    #expect(LostJournal.newest(in: folder.path + "/none") == nil)
    #expect(folder.names() == ["7.md", "9-1.training", "9.md"])
  }

  @Test func recoverOnlyBeginsASession() throws {
    let path = try lostSession("seed 3")
    var notebook = Notebook.after("seed 5")
    #expect(notebook.error(of: "recover").hasPrefix("error: there is no lost session"))
    notebook.context.lostSession = try #require(LostJournal.newest(in: path)).session
    #expect(notebook.error(of: "recover").contains("before another one begins"))
  }

  // MARK: names and locks

  /// Two programs of one number share a folder, as containers do: none empties what another writes or has lost.
  @Test func programsOfTheSameNumber() throws {
    let (_, first) = journaled("seed 1")
    let (_, second) = journaled("seed 2")
    #expect(folder.names() == ["\(getpid()).1.md", "\(getpid()).md"])
    #expect(try folder.text("\(getpid()).md").contains("> seed 1"))
    #expect(try folder.text("\(getpid()).1.md").contains("> seed 2"))
    second.remove()
    #expect(folder.names() == ["\(getpid()).md"])
    first.remove()
  }

  // MARK: leaving

  @Test func whatIsSavedIsDeleted() {
    let (_, saved) = journaled("seed 1")
    saved.allIsSaved()
    #expect(saved.leave() == .nothing && folder.names().isEmpty)
    #expect(Journal(folder: folder.path).leave() == .nothing && folder.names().isEmpty)
  }

  /// The newest is offered, and the last 20 are kept; one that was lost comes before all that were left.
  @Test func whatIsNotSavedIsKept() throws {
    let path = try lostSession("seed 99")
    for number in 1...22 {
      let (_, journal) = journaled("seed \(number)")
      #expect(journal.leave() == .kept)
    }
    #expect(folder.names().filter { $0.hasSuffix(".left") }.count == 19)
    var found: [String] = []
    while let lost = LostJournal.newest(in: path) {
      #expect(lost.session.wasLeft == !found.isEmpty)
      found += lost.session.cells.map(\.command)
      lost.remove()
    }
    #expect(found == ["seed 99"] + (4...22).reversed().map { "seed \($0)" })
    #expect(folder.names().isEmpty)
  }

  /// A list names what is kept; a session under way elsewhere is not kept, and not touched either.
  @Test func whatIsKeptIsListed() throws {
    let path = try lostSession("load sales", "model lstm 4")
    for number in 1...3 { #expect(journaled("seed \(number)").1.leave() == .kept) }
    let (_, running) = journaled("seed 50")
    let journal = Journal(folder: path)
    let kept = journal.listKept()
    #expect(kept.map(\.commands) == [["load sales", "model lstm 4"], ["seed 3"], ["seed 2"], ["seed 1"]])
    #expect(kept.map(\.wasLeft) == [false, true, true, true])
    #expect(kept.allSatisfy { $0.bytes > 20 && $0.time.wholeMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d/) != nil })
    // Whoever opens one keeps it from the others; another that asks later has other numbers.
    #expect(journal.openKept(3)?.cells.map(\.command) == ["seed 2"])
    #expect(
      Journal(folder: path).listKept().map(\.commands) == [["load sales", "model lstm 4"], ["seed 3"], ["seed 1"]])
    #expect(journal.openKept(1)?.count == 2 && journal.openKept(5) == nil && journal.openKept(0) == nil)
    journal.dropLost()
    #expect(journal.listKept().map(\.commands) == [["seed 3"], ["seed 2"], ["seed 1"]])
    running.remove()
  }

  // MARK: troubles

  /// A trouble is told once, and so is its end; what could not be written meanwhile is written then.
  @Test func troublesAreTold() throws {
    let journal = Journal(folder: folder.path("later"))
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    _ = notebook.run("seed 1")
    #expect(
      journal.news()?.description
        == "this session is not written down, so a crash would lose it: No such file or directory")
    _ = notebook.run("seed 2")
    #expect(journal.news() == nil)
    try folder.makeFolder("later")
    _ = notebook.run("seed 3")
    #expect(journal.news()?.description == "this session is written down again, all of it")
    #expect(journal.news() == nil && journal.leave() == .kept)
    let lost = try #require(LostJournal.newest(in: folder.path("later")))
    #expect(lost.session.cells.map(\.command) == ["seed 1", "seed 2", "seed 3"])
    lost.remove()
  }

  @Test func whatCannotBeKeptIsSaid() {
    let journal = Journal(folder: folder.path("none"))
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    _ = notebook.run("seed 1")
    #expect(journal.leave() == .keptInPart)
  }

  /// What is lost stays until it stands in another journal.
  @Test func nothingIsDeletedBeforeItIsWrittenAgain() throws {
    try lostSession("seed 3")
    let journal = Journal(folder: folder.path)
    var notebook = prompt(.disk)
    notebook.didRecord = journal.add
    notebook.context.lostSession = journal.findLost()
    let away = folder.path + "-away"
    #expect(rename(folder.path, away) == 0)
    _ = notebook.run("recover")
    journal.adoptLost()
    #expect(TemporaryFolder.names(in: away) == ["1.md"])
    #expect(rename(away, folder.path) == 0)
    _ = notebook.run("seed 4")
    #expect(folder.names() == ["\(getpid()).md"])
    journal.remove()
  }

  /// A training of these lines, as it is kept.
  private func snapshot(_ lines: String...) throws -> TrainingSnapshot {
    var notebook = prompt(.disk)
    var made: TrainingSnapshot?
    for line in lines {
      if case .made(let snapshot) = notebook.run(line).training { made = snapshot() }
    }
    return try #require(made)
  }

  /// The journal of a prompt that did not end as it should, as that of process 1.
  @discardableResult
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
