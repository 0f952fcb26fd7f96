import Notebook
import NotebookTestSupport
import Testing

/// What a person does with the page of a prompt.
@Suite struct PageEditTests {
  private func outputs(_ notebook: Notebook) -> [[String]] { notebook.recorder.cells.map(\.output) }

  /// The page is what a fresh replay of its file gives.
  private func isFresh(_ notebook: Notebook) throws -> Bool {
    let store = InMemoryFileStore(["p.md": Array(notebook.recorder.text.utf8)])
    var runner = try SessionRunner(path: "p.md", store: store.files, machine: .local)
    return runner.check().isEmpty
  }

  @Test func aCommandIsReplacedAndWhatFollowsIsRunAgain() throws {
    var notebook = Notebook.after("load sales", "model srn 2", "train 5", "evaluate")
    let before = notebook.recorder.cells
    let answer = notebook.run("edit 2 mod gru 3")
    #expect(!answer.failed && answer.recorded.isEmpty)
    #expect(answer.lines.first == "[2] > model gru 3" && answer.lines.last == "3 commands were run")
    #expect(notebook.recorder.cells.map(\.command) == ["load sales", "model gru 3", "train 5", "evaluate"])
    #expect(notebook.recorder.cells[0] == before[0] && notebook.recorder.cells[2] != before[2])
    #expect(notebook.workbench.model?.name == "gru 3")
    #expect(try isFresh(notebook))
    #expect(
      notebook.workbench.description == Notebook.after("load sales", "model gru 3", "train 5").workbench.description)
  }

  /// What only shows something leaves what follows as it was.
  @Test func aLookChangesNothingBehindIt() throws {
    var notebook = Notebook.after("load sales", "model srn 2", "train 5", "evaluate")
    for line in ["insert 3 data", "delete 3", "insert 1 help seed", "move 1 3", "edit 5 plot", "edit 5 evaluate"] {
      let count = try #require(notebook.memory).runCount
      #expect(!notebook.run(line).failed, "\(line)")
      #expect(try #require(notebook.memory).runCount <= count + 1, "\(line)")
      #expect(try isFresh(notebook), "\(line)")
    }
  }

  @Test func movedAwayAndBackNothingRunsAgain() throws {
    var notebook = Notebook.after("load sales", "seed 3", "model srn 2", "train 5", "evaluate")
    let before = notebook.recorder.cells
    _ = notebook.run("move 2 5")
    #expect(notebook.recorder.cells != before)
    let count = try #require(notebook.memory).runCount
    #expect(notebook.run("move 5 2").lines.last == "nothing had to be run again")
    #expect(notebook.memory?.runCount == count && notebook.recorder.cells == before)
    #expect(try isFresh(notebook))
  }

  @Test func aNewCommandThatFailsChangesNothing() {
    var notebook = Notebook.after("load sales", "model srn 2", "train 5")
    let before = (notebook.recorder.text, notebook.workbench.description)
    for line in [
      "edit 2 model foo", "edit 2 modle", "edit 4 seed 1", "edit 0 seed 1", "edit x seed 1", "insert 9 seed 1",
      "insert 2 save x.md", "insert 2 page", "insert 2 !ls", "insert 2 ask 3+4", "insert 2", "delete 4", "delete 3 2",
      "delete n1", "move 1 9", "move n1 1", "edit 2 model lstm 8 lyers=2", "edit n1 x", "insert 1 evaluate",
    ] {
      let answer = notebook.run(line)
      #expect(answer.failed && answer.lines.last?.hasPrefix("error: ") == true, "\(line)")
      #expect(notebook.recorder.text == before.0 && notebook.workbench.description == before.1, "\(line)")
    }
    #expect(notebook.error(of: "undo").contains("took back") == false)
  }

  /// What fails behind a change stays on the page with its mistake, as in a file.
  @Test func whatFailsBehindAChangeStays() throws {
    var notebook = Notebook.after("load sales", "model srn 2", "train 5", "seed 4")
    #expect(!notebook.run("delete 2").failed)
    #expect(notebook.recorder.cells.map(\.command) == ["load sales", "train 5", "seed 4"])
    #expect(notebook.recorder.cells[1].output.last?.hasPrefix("error: there is no model yet") == true)
    #expect(notebook.recorder.cells[2].output == ["seed 4"])
    #expect(try isFresh(notebook))
    _ = notebook.run("insert 2 model srn 2")
    #expect(try isFresh(notebook))
    #expect(notebook.recorder.cells == Notebook.after("load sales", "model srn 2", "train 5", "seed 4").recorder.cells)
  }

  @Test func aChangeIsTakenBack() throws {
    var notebook = Notebook.after("load sales", "model srn 2", "train 5")
    let before = notebook.recorder.text
    _ = notebook.run("edit 2 model gru 3")
    _ = notebook.run("note Why not?")
    let after = notebook.recorder.text
    #expect(notebook.run("undo").lines == ["took back: note 'Why not?'"])
    #expect(notebook.run("undo").lines == ["took back: edit 2 'model gru 3'"])
    #expect(notebook.recorder.text == before && notebook.workbench.model?.name == "srn 2")
    _ = notebook.run("redo; redo")
    #expect(notebook.recorder.text == after)
    // Behind a new command it is that of the session again.
    #expect(notebook.run("seed 9; undo").lines == ["seed 9", "took back: seed 9"])
    #expect(notebook.recorder.cells.map(\.command).suffix(2) == ["seed 9", "undo"])
    #expect(try isFresh(notebook))
  }

  @Test func severalCommandsInPlaceOfOne() throws {
    var notebook = Notebook.after("load sales", "model srn 2", "train 5")
    #expect(!notebook.run("edit 2 'seed 3; model srn 2'").failed)
    #expect(notebook.recorder.cells.map(\.command) == ["load sales", "seed 3", "model srn 2", "train 5"])
    #expect(!notebook.run("delete 2 3").failed)
    #expect(notebook.recorder.cells.map(\.command) == ["load sales", "train 5"])
    #expect(try isFresh(notebook))
  }

  /// History and the like depend on the commands before them, not only on what these led to.
  @Test func whatLooksAtThePageIsRunAgain() throws {
    var notebook = Notebook.after("seed 3", "encode 1", "history", "seed 4", "undo", "history")
    #expect(!notebook.run("edit 2 encode 2").failed)
    #expect(notebook.recorder.cells[2].output == ["1  seed 3", "2  encode 2"])
    #expect(try isFresh(notebook))
    _ = notebook.run("edit 4 seed 5")
    #expect(notebook.recorder.cells[4].output == ["took back: seed 5"])
    #expect(try isFresh(notebook))
  }

  @Test func aFileThatChangedIsReadAgain() throws {
    let store = InMemoryFileStore()
    func put(_ factor: Int) throws {
      let rows = (1...20).map { "\($0),\($0 * factor % 11)" }.joined(separator: "\n")
      try store.write(Array(("month,x\n" + rows + "\n").utf8), to: "t.csv")
    }
    try put(7)
    var notebook = Notebook.after("load t.csv test=4", "model srn 2", "train 5", store: store.files)
    let before = notebook.recorder.cells
    #expect(notebook.run("run").lines == ["nothing had to be run again"])
    try put(5)
    #expect(notebook.run("run").lines.last == "3 commands were run")
    #expect(notebook.recorder.cells != before)
    try put(7)
    #expect(notebook.run("run").lines.last == "nothing had to be run again")
    #expect(notebook.recorder.cells == before)
    store.remove("t.csv")
    _ = notebook.run("run")
    #expect(notebook.recorder.cells[0].output.last?.contains("there is no file") == true)
  }

  // MARK: what takes long

  /// A prompt with a person, where each command takes so many seconds.
  private func slow(_ seconds: Double, _ lines: String...) -> Notebook {
    var notebook = prompt()
    notebook.context.isInteractive = true
    notebook.context.machine.startClock = { { seconds } }
    for line in lines { _ = notebook.run(line) }
    return notebook
  }

  @Test func whatTakesLongWaitsForRun() throws {
    var notebook = slow(1.5, "load sales", "model srn 2", "train 5", "evaluate")
    let old = outputs(notebook)
    let answer = notebook.run("edit 2 model gru 3")
    #expect(answer.lines == ["commands 2 to 4 are stale, and take a while: \"run\" runs what is stale"])
    #expect(notebook.isStale && notebook.freshCount == 1 && outputs(notebook)[2] == old[2])
    #expect(notebook.run("page").lines.contains("[3] > train 5   (stale)"))
    #expect(
      notebook.error(of: "plot") == "error: commands 2 to 4 are stale; \"run\" runs what is stale")
    #expect(notebook.run("help seed").failed == false && notebook.recorder.cells.count == 4)
    // A look alone is soon done.
    #expect(notebook.run("undo").lines == ["took back: edit 2 'model gru 3'"] && !notebook.isStale)
    #expect(notebook.run("insert 3 data").lines.last == "1 command was run" && !notebook.isStale)
    _ = notebook.run("edit 2 model gru 3")
    #expect(notebook.run("run").lines.last == "4 commands were run" && !notebook.isStale)
    #expect(try isFresh(notebook))
  }

  @Test func stoppedNothingIsLost() throws {
    var notebook = Notebook.after("load sales", "model srn 2", "train 5", "evaluate")
    var epochs = 0
    notebook.context.observer.trainingProgressed = { epochs = $0.epoch }
    notebook.context.observer.shouldStop = { epochs >= 3 }
    let answer = notebook.run("edit 2 model gru 3")
    #expect(answer.lines.last == "stopped: commands 3 to 4 are stale; \"run\" runs what is stale")
    #expect(notebook.recorder.cells.map(\.command) == ["load sales", "model gru 3", "train 5", "evaluate"])
    #expect(notebook.freshCount == 2)
    epochs = 0
    notebook.context.observer.shouldStop = { false }
    #expect(notebook.run("run").lines.last == "2 commands were run")
    #expect(try isFresh(notebook))
  }

  /// Stale output is in no file.
  @Test func aStalePageIsSavedWithoutItsOutput() throws {
    let store = InMemoryFileStore()
    var notebook = slow(1.5, "load sales", "model srn 2", "train 5")
    notebook.context.files = FileAccess(store: store.files)
    _ = notebook.run("edit 2 model gru 3")
    #expect(
      notebook.run("save s.md").lines == [
        "saved 3 commands to s.md",
        "the last 2 of them are stale and stand without output; type \"run\" and save again",
      ])
    let text = String(decoding: try store.read("s.md", limit: 1 << 20), as: UTF8.self)
    #expect(text.hasSuffix("> model gru 3\n> train 5\n```\n"))
  }

  /// With little room, what was thrown out is computed again.
  @Test func withLittleRoom() throws {
    var notebook = prompt()
    notebook.context.isInteractive = false
    for line in ["load sales", "model lstm 64", "train 2", "train 2", "evaluate"] { _ = notebook.run(line) }
    let small = Notebook.after("load sales", "model lstm 64", "train 2", "train 2", "evaluate", budget: 20_000)
    var (large, little) = (notebook, small)
    for line in ["insert 4 evaluate", "edit 3 train 1", "move 5 2", "undo", "delete 2"] {
      _ = large.run(line)
      _ = little.run(line)
      #expect(large.recorder.cells == little.recorder.cells, "\(line)")
      #expect(large.workbench.description == little.workbench.description, "\(line)")
    }
  }
}
