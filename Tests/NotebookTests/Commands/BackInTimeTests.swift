import Notebook
import NotebookTestSupport
import Recurrent
import Tasks
import Testing

/// `at`, `branch`, `models`, `use` in sessions.
@Suite struct BackInTimeTests {
  private static let sessions: [[String]] = [
    ["load sales", "model lstm 4", "train 20"],
    ["load sales validation=4", "optimizer adam rate=0.03", "model gru 3", "train 20 stop=best", "train 5"],
    ["load sales window=4", "model srn 3 dropout=0.2", "train 8 batch=4", "optimizer sgd", "train 9"],
    ["load addition digits=1", "model gru 4", "train 6 schedule=plateau", "train 4 schedule=cosine"],
  ]

  /// Everything that looks shows at an epoch what it shows after a training that ended there.
  @Test(arguments: [3, 10]) func looksAreThoseOfThatTime(epoch: Int) {
    let looks = ["evaluate", "predict", "forecast 3", "gates unit=2", "gates as=numbers", "explain step 2"]
    var then = Notebook.after("load sales", "model lstm 4", "train \(epoch)")
    var now = Notebook.after("load sales", "model lstm 4", "train 20", "at \(epoch)")
    for look in looks {
      let (expected, found) = (then.run(look), now.run(look))
      #expect(!found.failed && found.lines == expected.lines, "\(look)")
    }
    // Pictures say of which epoch they are.
    for look in ["plot", "plot error", "plot weights"] {
      #expect(now.run(look).lines.joined().contains("lstm 4, epoch \(epoch)"), "\(look)")
    }
  }

  @Test func looksAtAnswers() {
    let start = "load addition digits=1; optimizer adam rate=0.02; model gru 8"
    var then = Notebook.after(start, "train 4")
    var now = Notebook.after(start, "train 9", "at 4")
    for look in ["evaluate", "ask 3+4 5+5", "sample 5", "sample 5", "gates 3+4", "explain step 1 of 3+4"] {
      let (expected, found) = (then.run(look), now.run(look))
      #expect(!found.failed && found.lines == expected.lines, "\(look)")
    }
  }

  /// Whether checkpoints were kept, or trainings restored, changes no output.
  @Test(arguments: sessions) func restoredTrainings(lines: [String]) throws {
    var trained = prompt()
    var restored = prompt()
    for line in lines {
      if case .made(let snapshot) = trained.run(line).training { restored.context.restoredTrainings = [snapshot()] }
      _ = restored.run(line)
    }
    let model = try #require(restored.workbench.model)
    #expect(model.course.kept.all.allSatisfy { $0.isStart })
    for line in ["at 3", "evaluate", "at 7", "evaluate", "at 0", "evaluate", "at 8", "branch", "train 2", "models"] {
      let (one, other) = (trained.run(line), restored.run(line))
      #expect(one.lines == other.lines && !one.failed, "\(line): \(one.lines)")
      #expect(trained.workbench.description == restored.workbench.description, "\(line)")
    }
  }

  @Test(arguments: sessions) func undoAndRedo(lines: [String]) {
    var notebook = lines.reduce(into: prompt()) { _ = $0.run($1) }
    var states = [notebook.workbench.description]
    let commands = ["at 3", "branch", "train 2", "at 4", "at end", "use 1", "at 0", "branch", "model srn 2", "use 2"]
    for command in commands {
      #expect(!notebook.run(command).failed, "\(command)")
      states.append(notebook.workbench.description)
    }
    for state in states.dropLast().reversed() {
      _ = notebook.run("undo")
      #expect(notebook.workbench.description == state)
    }
    for state in states.dropFirst() {
      _ = notebook.run("redo")
      #expect(notebook.workbench.description == state)
    }
  }

  /// A branch that is trained on as the model was becomes what the model is, to the last bit.
  @Test func aBranchTrainedOn() throws {
    var notebook = Notebook.after("load sales", "model lstm 4", "train 30", "at 12", "branch", "train 18")
    let entries = notebook.workbench.models.entries
    #expect(entries.count == 2 && entries[0].model.description == entries[1].model.description)
    #expect(entries[1].origin == .init(number: 1, epoch: 12))
    // The branch has the past of both.
    _ = notebook.run("at 5")
    let ofTheBranch = notebook.workbench.model?.description
    _ = (notebook.run("use 1"), notebook.run("at 5"))
    #expect(ofTheBranch == notebook.workbench.model?.description)
  }

  @Test(arguments: ["train 3", "optimizer sgd"]) func whatChangesTheModelWaits(command: String) {
    var notebook = Notebook.after("load sales", "model lstm 4", "train 10", "at 4")
    let before = notebook.workbench.description
    #expect(notebook.error(of: command).contains("\"at end\" returns"))
    #expect(notebook.workbench.description == before)
    _ = notebook.run("at end")
    #expect(!notebook.run(command).failed)
  }

  @Test(arguments: ["model gru 2", "load sales", "reset", "use 1", "branch", "at end", "undo"])
  func whatLeavesTheEpoch(command: String) {
    var notebook = Notebook.after("load sales", "model lstm 4", "train 10", "at 4")
    #expect(notebook.workbench.earlier != nil && !notebook.run(command).failed)
    #expect(notebook.workbench.earlier == nil)
  }

  /// Stopped, it changes nothing.
  @Test func goingBackCanBeStopped() {
    var notebook = Notebook.after("load sales", "model lstm 4")
    if case .made(let snapshot) = notebook.run("train 20").training {
      notebook.context.restoredTrainings = [snapshot()]
    }
    _ = (notebook.run("undo"), notebook.run("train 20"))
    let before = notebook.workbench.description
    notebook.context.observer.shouldStop = { Bool(true) }
    #expect(notebook.run("at 10").failed && notebook.workbench.description == before)
    notebook.context.observer.shouldStop = { Bool(false) }
    #expect(!notebook.run("at 10").failed)
  }

  /// A recorded session replays to the same.
  @Test func replayed() throws {
    let lines = ["load sales", "mod lstm 4", "train 20", "at 5", "plot", "branch", "train 3", "models", "use 1"]
    var typed = prompt()
    let answers = lines.map { typed.run($0).recorded }
    var replay = prompt()
    replay.allowsShortening = false
    for (cell, answer) in zip(typed.recorder.cells, answers) { #expect(replay.run(cell.command).recorded == answer) }
    #expect(replay.workbench.description == typed.workbench.description)
  }
}
