import Notebook
import NotebookTestSupport
import Tasks
import Testing

/// `train` with schedules and stopping: stopped, gone on with, recovered, taken back.
@Suite struct TrainingPlanTests {
  private static let addition = ["load addition digits=1", "optimizer adam rate=0.1", "model lstm 6"]
  private static let validated = ["load sales validation=4", "optimizer adam rate=0.05", "model gru 3"]
  private static let windows = [
    "load sales window=5 validation=4", "optimizer adam rate=0.01", "model lstm 3 dropout=0.1",
  ]
  private static let series = ["load sales", "optimizer adam rate=0.05", "model lstm 3"]

  private static func after(_ lines: [String]) -> Notebook {
    lines.reduce(into: prompt()) { notebook, line in
      let answer = notebook.run(line)
      #expect(!answer.failed, "\(line): \(answer.lines)")
    }
  }

  /// Runs a training that is stopped after so many epochs.
  private static func stop(_ notebook: inout Notebook, after epochs: Int, _ line: String) -> Notebook.Answer {
    let observer = notebook.context.observer
    let last = (notebook.workbench.model?.checkpoint.epochs ?? 0) + epochs
    var seen = 0
    notebook.context.observer.trainingProgressed = { seen = $0.epoch }
    notebook.context.observer.shouldStop = { seen >= last }
    defer { notebook.context.observer = observer }
    return notebook.run(line)
  }

  private static func model(_ notebook: Notebook) throws -> String {
    try #require(notebook.workbench.model).description
  }

  static let schedules = ["cosine", "step", "step factor=0.3 every=4", "plateau", "plateau wait=2 factor=0.5"]

  /// What Ctrl-C says to type gives the bytes of never having stopped; so does the session that was recorded.
  @Test(arguments: schedules, [series, addition, validated, windows])
  func stoppedAndGoneOn(schedule: String, lines: [String]) throws {
    let whole = try Self.model(Self.after(lines + ["train 20 schedule=\(schedule)"]))
    var notebook = Self.after(lines)
    let first = Self.stop(&notebook, after: 7, "train 20 schedule=\(schedule)")
    let said = try #require(first.lines.last?.firstMatch(of: /stopped after epoch 7 of 20; "(.+)" goes on from here/))
    let second = Self.stop(&notebook, after: 6, String(said.1))
    let saidAgain = try #require(second.lines.last?.firstMatch(of: /of 20; "(train 7 .+)" goes on from here/))
    #expect(!notebook.run(String(saidAgain.1)).failed)
    #expect(try Self.model(notebook) == whole)
    let replayed = Self.after(notebook.recorder.cells.map(\.command))
    #expect(try Self.model(replayed) == whole)
    #expect(replayed.recorder.cells == notebook.recorder.cells)
    // A rate that never fell gives something else.
    if !schedule.hasPrefix("plateau") {
      let constant = try Self.model(Self.after(lines + ["train 20"]))
      #expect(constant != whole)
    }
  }

  @Test func whatIsRecorded() throws {
    for (line, recorded, goesOn) in [
      ("train 20 schedule=cosine", "train 5 schedule=cosine over=20", "train 15 schedule=cosine over=20 after=5"),
      ("train 20 batch=2 stateful=no", "train 5 batch=2 stateful=no", "train 15 batch=2 stateful=no"),
      ("train 20 schedule=plateau", "train 5 schedule=plateau", "train 15 schedule=plateau after=5"),
      (
        "train 20 over=40 schedule=step", "train 5 over=40 schedule=step", "train 15 over=40 schedule=step after=5"
      ),
    ] {
      var notebook = Self.after(Self.series)
      let answer = Self.stop(&notebook, after: 5, line)
      #expect(answer.lines.last == "stopped after epoch 5 of 20; \"\(goesOn)\" goes on from here")
      #expect(notebook.recorder.cells.last?.command == recorded)
    }
  }

  /// The best of the epochs so far is kept and said, and a replay says and gives the same.
  @Test(arguments: [addition, validated, windows]) func stoppedWithTheBest(lines: [String]) throws {
    var notebook = Self.after(lines)
    let answer = Self.stop(&notebook, after: 15, "train 400 stop=best patience=300")
    #expect(answer.lines.last == "stopped after epoch 15 of 400")
    let kept = try #require(notebook.workbench.model?.keptEpoch)
    #expect(answer.recorded.last?.hasPrefix("kept epoch \(kept) of 15: validation loss ") == true)
    #expect(notebook.recorder.cells.last?.command == "train 15 stop=best patience=300")
    let replayed = Self.after(notebook.recorder.cells.map(\.command))
    #expect(replayed.recorder.cells == notebook.recorder.cells)
    #expect(try Self.model(replayed) == Self.model(notebook))
    _ = notebook.run("undo")
    #expect(notebook.workbench.model?.keptEpoch == nil && notebook.workbench.model?.checkpoint.epochs == 0)
  }

  @Test func patience() throws {
    var notebook = Self.after(Self.addition)
    let answer = notebook.run("train 300 stop=best patience=3")
    let model = try #require(notebook.workbench.model)
    let (last, kept) = (model.checkpoint.epochs, try #require(model.keptEpoch))
    #expect(last == kept + 3 && last < 300)
    #expect(answer.lines.contains("stopped after epoch \(last) of 300: no lower validation loss for 3 epochs"))
    #expect(answer.lines.last?.hasPrefix("kept epoch \(kept) of \(last): validation loss ") == true)
    #expect(notebook.recorder.cells.last?.command == "train 300 stop=best patience=3")
    #expect(
      notebook.run("model").lines.first == "lstm 6, trained for \(last) epochs; its weights are those of epoch \(kept)")
  }

  // MARK: snapshots

  /// Whole trainings and parts of them come back from what was kept, without training.
  @Test(arguments: [
    "train 12 schedule=cosine", "train 12 schedule=plateau wait=1", "train 12 stop=best",
    "train 200 stop=best patience=2",
    "train 30 schedule=step stop=best patience=20",
  ])
  func snapshots(line: String) throws {
    var notebook = Self.after(Self.addition)
    var partial: TrainingSnapshot?
    notebook.context.observer.epochEnded = { snapshot, _ in
      let made = snapshot()
      if partial == nil, made.epochs == 2 { partial = made }
    }
    guard case .made(let whole) = notebook.run(line).training else {
      Issue.record("nothing was trained")
      return
    }
    let part = try #require(partial)
    let done = whole()
    for snapshot in [part, done] {
      let kept = try #require(TrainingSnapshot(bytes: snapshot.bytes))
      let command = snapshot == done ? line : snapshot.command
      let fresh = Self.after(Self.addition + [command])
      var again = Self.after(Self.addition)
      again.context.restoredTrainings = [kept]
      again.context.observer.trainingProgressed = { _ in Issue.record("it trains") }
      _ = again.run(command)
      #expect(again.workbench.description == fresh.workbench.description)
      #expect(again.recorder.cells == fresh.recorder.cells)
    }
  }

  /// Of no other training, however alike the two are.
  @Test(arguments: [
    ("train 9 schedule=cosine", "train 9"), ("train 9 schedule=cosine", "train 9 schedule=cosine over=10"),
    ("train 9 schedule=step", "train 9 schedule=step factor=0.4"), ("train 9 stop=best", "train 9"),
    ("train 9 schedule=plateau", "train 9 schedule=plateau wait=9"),
    ("train 9 stop=best", "train 9 stop=best patience=1"),
  ])
  func ofNoOtherTraining(line: String, other: String) throws {
    var notebook = Self.after(Self.addition)
    guard case .made(let snapshot) = notebook.run(line).training else {
      Issue.record("nothing was trained")
      return
    }
    var again = Self.after(Self.addition)
    again.context.restoredTrainings = [snapshot()]
    var trains = false
    again.context.observer.trainingProgressed = { _ in trains = true }
    _ = again.run(other)
    #expect(trains)
    #expect(again.workbench.description == Self.after(Self.addition + [other]).workbench.description)
  }

  // MARK: mistakes

  @Test(arguments: [
    ("train 9 stop=best", "the data have no validation part, which tells the best epoch"),
    ("train 9 patience=3", "patience= is for stop=best; add stop=best"),
    (
      "train 9 schedule=cosine over=8", "the schedule would end before the training does; over= must be at least 9 here"
    ),
    ("train 9 schedule=cosine after=1", "the model has not been trained for 1 epochs; after= can be at most 0"),
    ("train 9 over=20", "the option over= does not apply here"),
    ("train 9 schedule=cosine wait=3", "the option wait= does not apply here"),
    ("train 9 schedule=fast", "did you mean"),
    ("optimizer adam schedule=cosine", "no option \"schedule=\"; schedule= is an option of \"train\""),
    ("model lstm 3 rate=0.1", "rate= is an option of \"optimizer\""),
    ("compare srn train=2 repeat=1 stop=best", "the data have no validation part"),
    ("sweep train=2 repeat=1 patience=2", "patience= is for stop=best"),
  ])
  func mistakes(line: String, message: String) {
    var notebook = Self.after(Self.series)
    let before = notebook.workbench.description
    let error = notebook.error(of: line)
    #expect(error.contains(message) || message == "did you mean" && error.contains("\"cosine\""), "\(error)")
    #expect(notebook.workbench.description == before)
  }

  // MARK: runs

  /// A run is what seed, model, train and evaluate give.
  @Test(
    arguments: [addition.dropLast(), validated.dropLast(), windows.dropLast()],
    ["stop=best patience=5", "schedule=cosine", ""])
  func runsAreTrainings(lines: ArraySlice<String>, options: String) throws {
    var notebook = Self.after(lines + ["sweep cells=lstm units=3 train=25 repeat=2 \(options)"])
    let outcomes = try #require(notebook.workbench.comparison).results(of: 0)
    for seed in 1...2 {
      let alone = Self.after(lines + ["seed \(seed)", "model lstm 3", "train 25 \(options)"])
      let model = try #require(alone.workbench.model)
      let task = try #require(alone.workbench.task)
      let measure = try task.definition.judge(model.checkpoint, model.isStateful)
      #expect(outcomes[seed - 1]?.measure == measure)
    }
    #expect(!notebook.run("plot runs").failed)
    let details = notebook.run("runs show 1").lines
    #expect(details.contains(options) == !options.isEmpty)
  }

  @Test func runsOfDropoutAndSchedules() throws {
    var notebook = Self.after([
      "load sales", "sweep cells=srn units=2 train=3 repeat=1 dropout=0,0.2 schedule=constant,step",
    ])
    let comparison = try #require(notebook.workbench.comparison)
    #expect(
      comparison.plan.groups.map(\.name) == [
        "srn 2 schedule=constant", "srn 2 schedule=step", "srn 2 dropout=0.2 schedule=constant",
        "srn 2 dropout=0.2 schedule=step",
      ])
    #expect(notebook.run("runs").lines.contains { $0.contains("srn 2 dropout=0.2") })
    let store = InMemoryFileStore()
    notebook.context.files = FileAccess(store: store.files)
    #expect(!notebook.run("runs export runs.csv").failed)
    let rows = String(decoding: try store.read("runs.csv", limit: 1 << 20), as: UTF8.self).split(separator: "\n")
    #expect(
      rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init) ?? "" } == [
        "options", "", "schedule=step", "dropout=0.2", "dropout=0.2 schedule=step",
      ])
  }

  // MARK: pictures

  @Test(arguments: [addition, validated, windows]) func bothCurvesAreDrawn(lines: [String]) throws {
    var notebook = Self.after(lines + ["train 12 stop=best"])
    let kept = try #require(notebook.workbench.model?.keptEpoch)
    let drawn = notebook.run("plot loss").lines.joined(separator: "\n")
    let name = try #require(notebook.workbench.model).name
    #expect(drawn.contains("training and validation loss") && drawn.contains("\(name), validation"))
    #expect(drawn.contains("kept: \(kept)"))
    var plain = Self.after(lines + ["train 12"])
    #expect(plain.run("plot loss").lines.joined().contains("lowest: \(kept)"))
  }
}
