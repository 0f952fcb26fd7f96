import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct SessionRunnerTests {
  private let store = InMemoryFileStore()

  private func runner(_ text: String) throws -> SessionRunner {
    try store.write(Array(text.utf8), to: "s.md")
    return try SessionRunner(path: "s.md", store: store.files, machine: .local)
  }

  private func file() throws -> String { String(decoding: try store.read("s.md", limit: 1 << 20), as: UTF8.self) }

  private let decoded = session("> decode 3 1 4", "'1+2'")

  @Test func checkOfARecordedSession() throws {
    var runner = try runner(decoded)
    #expect(runner.check().isEmpty)
  }

  @Test func blanksAtTheEndAreEqual() throws {
    var runner = try runner(session("> decode 3 1 4", "'1+2' \t"))
    #expect(runner.check().isEmpty)
  }

  @Test func checkOfASessionThatDiffers() throws {
    var runner = try runner(session("> decode 3 1 4", "'1+3'", "> seed", "seed 1"))
    #expect(
      runner.check() == [
        "--- s.md (recorded)", "+++ s.md (fresh)", "@@ -2,7 +2,7 @@", " ", " ```unroll", " > decode 3 1 4", "-'1+3'",
        "+'1+2'", " > seed", " seed 1", " ```",
      ])
  }

  /// Files with CRLF have lines too, and what steers a terminal is not sent to it.
  @Test func differencesAreShownLineByLineAndEscaped() throws {
    let text = session("> decode 3 1 4", "\u{1B}[2J", "> seed", "seed 1").split(separator: "\n").joined(
      separator: "\r\n")
    var runner = try runner(text + "\r\n")
    let lines = runner.check()
    #expect(lines.count == 2 + 1 + 8)
    #expect(lines.contains("-\\x1b[2J"))
    #expect(lines.contains("+'1+2'"))
    #expect(lines.contains(" > seed"))
  }

  @Test func aRecordedMistakeIsEqual() throws {
    var runner = try runner(
      session(
        "> modle lstm 8", "  ^^^^^", "error: no command \"modle\"; did you mean \"model\"?", "> seed", "seed 1"))
    #expect(runner.run(0).failed == false)
    #expect(runner.run(1).output == ["seed 1"])
    #expect(runner.check().isEmpty)
  }

  @Test func anotherMistakeIsAFailure() throws {
    var runner = try runner(session("> modle lstm 8", "> seed 2", "seed 3"))
    #expect(runner.run(0).failed)
    #expect(!runner.run(1).failed, "a difference is no failure")
  }

  /// Session files are written with whole words.
  @Test func wordsAreNotShortened() throws {
    var runner = try runner(session("> dec 3"))
    #expect(runner.run(0).output.last == "error: no command \"dec\"; type \"help\" to see them all")
  }

  @Test func updateRecordsAndIsThenEqual() throws {
    var stale = try runner("# T\r\n\r\n```unroll\r\n> decode 3\r\nold\r\n> modle\r\n```\r\nend")
    #expect(try stale.update().updated == [1, 2])
    let recorded =
      "# T\r\n\r\n```unroll\r\n> decode 3\r\n'1'\r\n> modle\r\n  ^^^^^\r\n"
      + "error: no command \"modle\"; did you mean \"model\"?\r\n```\r\nend"
    #expect(try file() == recorded)
    var fresh = try runner(recorded)
    #expect(fresh.check().isEmpty)
    #expect(try fresh.update().updated.isEmpty)
    #expect(try file() == recorded)
  }

  @Test func updateOfAnEqualFileWritesNothing() throws {
    var runner = try runner(session("> decode 3 1 4", "'1+2'  "))
    store.fail(.write, errno: 5)
    #expect(try runner.update().updated.isEmpty)
  }

  @Test func anInterruptedUpdateWritesNothing() throws {
    let text = session("> load sales", "> model srn 2", "> train 1000")
    var runner = try runner(text)
    var asked = 0
    var observer = WorkObserver()
    observer.shouldStop = {
      asked += 1
      return asked > 50
    }
    runner.observe(observer)
    #expect(try runner.update(unless: { asked > 50 }).updated.isEmpty)
    #expect(asked > 50)
    #expect(try file() == text)
  }

  @Test(arguments: [FileError.Operation.create, .write, .sync, .rename])
  func aFailedUpdateLeavesTheFile(operation: FileError.Operation) throws {
    let text = session("> decode 3", "old")
    var runner = try runner(text)
    store.fail(operation, errno: 28)
    #expect(throws: FileError.system(operation, path: "s.md", errno: 28)) { try runner.update() }
    #expect(try file() == text)
  }

  @Test func progressIsReported() throws {
    var runner = try runner(session("> load sales", "> model srn 2", "> train 3"))
    var epochs: [Int] = []
    var observer = WorkObserver()
    observer.trainingProgressed = { epochs.append($0.epoch) }
    runner.observe(observer)
    for index in 0..<3 { _ = runner.run(index) }
    #expect(epochs == [1, 2, 3])
  }

  @Test(arguments: [
    ("", SessionError.noCommands), ("prose\n```unroll\n```\n", .noCommands),
    ("```unroll\n> a\n", .unclosedBlock(line: 1)), ("```unroll\na\n```\n", .outputBeforeCommand(line: 2)),
  ])
  func filesThatAreNoSessions(text: String, error: SessionError) {
    let opening = SessionOpeningError.session(error, path: "s.md")
    #expect(throws: opening) { try runner(text) }
    #expect(opening.message.description == "s.md: \(error.message)" && opening.hint == error.hint)
  }

  @Test func missingFile() {
    let error = FileError.missing(path: "no.md")
    #expect(throws: SessionOpeningError.file(error)) {
      try SessionRunner(path: "no.md", store: store.files, machine: .local)
    }
    #expect(SessionOpeningError.file(error).message == error.message)
  }

  @Test func aReplayWritesNothing() throws {
    var runner = try runner(session("> seed 2", "> save other.md", "> save s.md replace=yes"))
    _ = runner.run(0)
    for index in 1...2 {
      #expect(runner.run(index).output.last == "error: a replayed session writes no files; save at the prompt")
    }
    #expect(store.paths == ["s.md"])
  }

  /// Replaying leaves the notebook as it was when the session was typed.
  @Test func replayingEndsWhereTheSessionDid() throws {
    var typed = prompt(store.files)
    for line in [
      "load sales test=6", "seed 5; mod gru 3", "seed 6", "un", "tr 20 b=4 stateful=no", "hist", "plot loss",
    ] {
      #expect(!typed.run(line).failed, "\(line)")
    }
    let text = typed.recorder.document(title: "T")
    #expect(text.contains("\n> train 20 batch=4 stateful=no\n"))
    var replayed = try runner(text)
    #expect(replayed.check().isEmpty)
    #expect(replayed.notebook.workbench.description == typed.workbench.description)
    #expect(replayed.notebook.recorder.cells == typed.recorder.cells)
  }

  /// A training that was stopped is recorded with the epochs it made.
  @Test func replayingAnInterruptedTraining() throws {
    var typed = Notebook.after("load sales", "model srn 3", store: store.files)
    var epochs = 0
    typed.context.observer.trainingProgressed = { epochs = $0.epoch }
    typed.context.observer.shouldStop = { epochs >= 7 }
    let answer = typed.run("train 100 stateful=yes")
    #expect(answer.lines.last == "stopped after epoch 7 of 100; \"train 93 stateful=yes\" goes on from here")
    #expect(typed.recorder.cells.last?.command == "train 7 stateful=yes")
    var replayed = try runner(typed.recorder.document(title: "T"))
    #expect(replayed.check().isEmpty)
    #expect(replayed.notebook.workbench.description == typed.workbench.description)
  }

  @Test func stoppedBeforeTheFirstEpochNothingIsRecorded() {
    var notebook = Notebook.after("load sales", "model srn 3")
    let before = notebook.workbench.description
    notebook.context.observer.shouldStop = { true }
    #expect(notebook.run("train 100 batch=4 stateful=no").recorded.isEmpty)
    #expect(notebook.recorder.cells.count == 2)
    #expect(notebook.workbench.description == before)
  }
}
