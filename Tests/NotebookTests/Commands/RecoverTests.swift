import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing

/// `recover` brings everything back or says what keeps it from that; nothing is deleted before.
@Suite struct RecoverTests {
  private let store = InMemoryFileStore()
  private static let csv = Array(("month,sales\n" + (1...12).map { "\($0),\($0 * $0)\n" }.joined()).utf8)

  private func put(_ name: String, _ bytes: [UInt8] = csv) throws { try store.write(bytes, to: name) }

  /// A session of these lines that ran in a folder, and was lost.
  private func lost(
    _ lines: String..., folder: String = "/home", snapshot: (Int, TrainingSnapshot)? = nil
  ) throws -> (session: LostSession, notebook: Notebook) {
    var notebook = prompt(store.files.relative(to: folder))
    for line in lines { #expect(!notebook.run(line).failed, "\(line)") }
    let text = notebook.recorder.cells.map { JournalText.text(of: $0) }.joined()
    let journal = try #require(JournalText(Array((JournalText.heading(.english, folder: folder) + text).utf8)))
    let session = LostSession(
      journal, snapshots: snapshot.map { [$0.0: $0.1] } ?? [:], partial: nil, files: store.files, here: "/home")
    return (session, notebook)
  }

  private func offering(_ session: LostSession) -> Notebook {
    var notebook = prompt(store.files.relative(to: "/home"))
    notebook.context.lostSession = session
    return notebook
  }

  /// All or nothing: it can be tried again when what was missing is back.
  @Test func aFileThatHasGone() throws {
    try put("/home/t.csv")
    let (session, before) = try lost("seed 7", "load t.csv test=2", "model srn 2", "train 5")
    store.remove("/home/t.csv")
    var notebook = offering(session)
    let answer = notebook.run("recover")
    #expect(answer.failed && answer.lostSession == nil && notebook.recorder.cells.isEmpty)
    #expect(
      answer.lines.last
        == "error: command 2, \"load t.csv test=2\", fails now: there is no file \"t.csv\"; nothing is lost: put that "
        + "right and recover again, or type \"recover partly\" or \"recover drop\"")
    #expect(notebook.workbench.description == prompt().workbench.description)
    try put("/home/t.csv")
    #expect(notebook.run("recover").lostSession == .recovered)
    #expect(notebook.workbench.description == before.workbench.description)
    #expect(notebook.recorder.cells == before.recorder.cells)
  }

  @Test func partly() throws {
    try put("/home/t.csv")
    let (session, _) = try lost("seed 7", "load t.csv test=2", "decode 3")
    store.remove("/home/t.csv")
    var notebook = offering(session)
    let answer = notebook.run("recover partly")
    #expect(
      answer.lines == [
        "recovered 2 of 3 commands",
        "command 2, \"load t.csv test=2\", fails now: there is no file \"t.csv\"",
        "the lost session stays kept as it was; \"recover drop\" deletes it",
      ])
    #expect(!answer.failed && answer.lostSession == nil)
    #expect(notebook.recorder.cells.map(\.command) == ["seed 7", "decode 3"])
    let dropped = notebook.run("recover drop")
    #expect(dropped.lines == ["the lost session is deleted"] && dropped.lostSession == .dropped)
    #expect(notebook.recorder.cells.count == 2)
  }

  /// What answers differently is not what was lost.
  @Test func aFileThatChanged() throws {
    try put("/home/t.csv")
    let (session, _) = try lost("load t.csv test=2", "model srn 2", "train 5", "evaluate")
    try put("/home/t.csv", Self.csv.map { $0 == UInt8(ascii: "4") ? UInt8(ascii: "5") : $0 })
    var notebook = offering(session)
    let answer = notebook.run("recover")
    #expect(!answer.failed && answer.lostSession == nil)
    #expect(answer.lines.contains { $0.hasSuffix("a file may have changed") })
    #expect(answer.lines.last == "the lost session stays kept as it was; \"recover drop\" deletes it")
  }

  /// The last answer may have been cut off when it was written; any other is as it was given.
  @Test func anAnswerThatWasCutOff() throws {
    for (lines, end) in [(["seed 3", "load sales; data 6"], LostSession.End.recovered), (["data 6", "seed"], nil)] {
      var whole = Notebook.after("load sales")
      for line in lines { _ = whole.run(line) }
      var cells = whole.recorder.cells
      let place = try #require(cells.firstIndex { $0.command == "data 6" })
      cells[place] = .init(command: "data 6", output: Array(cells[place].output.prefix(3)))
      let text = JournalText.heading(.english, folder: "/home") + cells.map { JournalText.text(of: $0) }.joined()
      let session = LostSession(
        try #require(JournalText(Array(text.utf8))), snapshots: [:], partial: nil, files: store.files, here: "/home")
      var notebook = offering(session)
      #expect(notebook.run("recover").lostSession == end)
    }
  }

  /// From another folder the files are named so that they are found from here.
  @Test func inAnotherFolder() throws {
    try put("/lesson/t.csv")
    let (session, before) = try lost("load t.csv test=2", "seed 4", folder: "/lesson")
    var notebook = offering(session)
    #expect(notebook.run("recover").lostSession == .recovered)
    #expect(notebook.recorder.cells.map(\.command) == ["load /lesson/t.csv test=2", "seed 4"])
    #expect(notebook.workbench.seed == before.workbench.seed)
  }

  @Test func keptTrainingsComeAlong() throws {
    let (plain, _) = try lost("load sales", "model srn 2", "train 5")
    var trained = Notebook.after("load sales", "model srn 2")
    guard case .made(let snapshot) = trained.run("train 5").training else {
      Issue.record("nothing was trained")
      return
    }
    let (session, _) = try lost("load sales", "model srn 2", "train 5", snapshot: (2, snapshot()))
    for (session, kept) in [(plain, []), (session, ["train 5"])] {
      var notebook = offering(session)
      var recorded: [String] = []
      notebook.didRecord = { cell, training in
        if case .restored(let snapshot) = training { recorded.append(snapshot.command) }
        if case .made = training { Issue.record("\(cell.command)") }
      }
      #expect(notebook.run("recover; history").lostSession == .recovered)
      #expect(recorded == kept)
    }
  }

  /// What the person's database holds is not computed again, and the session lists its runs as it did.
  @Test func keptRunsAreTaken() throws {
    let kept = RunStore.ofSession()
    var before = prompt(store.files)
    before.context.runs = kept
    for line in ["load sales", "compare srn lstm units=2 train=2 repeat=2", "runs"] { _ = before.run(line) }
    let text = before.recorder.cells.map { JournalText.text(of: $0) }.joined()
    let journal = try #require(JournalText(Array((JournalText.heading(.english, folder: "/home") + text).utf8)))
    var notebook = offering(
      LostSession(journal, snapshots: [:], partial: nil, files: store.files, here: "/home"))
    notebook.context.runs = kept
    notebook.context.observer.runsProgressed = { _, _ in Issue.record("it computes") }
    #expect(notebook.run("recover").lostSession == .recovered)
    #expect(notebook.recorder.cells == before.recorder.cells)
  }

  /// Files are read by `load` and as the future of `forecast`; quotes come and go with the name.
  @Test(arguments: [
    ("load t.csv", "load sub/t.csv"), ("load 'a b.csv' test=2", "load 'sub/a b.csv' test=2"),
    ("load test=2 t.CSV", "load test=2 sub/t.CSV"), ("load /abs/t.csv", "load /abs/t.csv"),
    ("forecast 3 future=f.csv", "forecast 3 future=sub/f.csv"), ("forecast 3", "forecast 3"),
    ("load sales", "load sales"), ("decode 3", "decode 3"), ("plot data file=x.csv.svg", "plot data file=x.csv.svg"),
  ])
  func namesFromOutside(command: String, expected: String) {
    var session = SessionRecorder()
    session.add(.init(command: command, output: ["x"]))
    #expect(session.cells.map { $0.namedFromOutside("sub") } == [.init(command: expected, output: ["x"])])
    #expect(session.cells.map { $0.namedFromOutside("") } == session.cells)
  }
}
