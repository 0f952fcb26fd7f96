import Notebook
import NotebookTestSupport
import Tasks
import Testing

/// Checkpoints of a session beyond its budget are forgotten, and everything can still be had.
@Suite struct CheckpointBudgetTests {
  @Test func theOldestAreForgottenFirst() throws {
    var notebook = Notebook.after("load sales", "model lstm 4", "train 40")
    let one = try #require(notebook.workbench.model)
    _ = (notebook.run("model gru 4"), notebook.run("train 40"))
    let other = try #require(notebook.workbench.model)
    let bytes = other.course.kept.bytes
    #expect(bytes > 0)
    var budget = CheckpointBudget(bytes: bytes + 100)
    var (first, again, second) = (other, other, one)
    budget.limit(&first)
    // What is counted already costs nothing.
    budget.limit(&again)
    budget.limit(&second)
    #expect(first.course.kept.bytes == bytes && again.course.kept.bytes == bytes && second.course.kept.bytes == 0)
    var models = notebook.workbench.models
    models.use(1)
    var small = CheckpointBudget(bytes: one.course.kept.bytes)
    models.limitCheckpoints(&small)
    #expect(models.entries.map { $0.model.course.kept.bytes > 0 } == [true, false])
  }

  /// What `undo` would bring back counts too.
  @Test func thePast() {
    var notebook = Notebook.after("load sales", "model lstm 4", "train 40", "model gru 4", "train 40", "reset")
    var workbench = notebook.workbench
    workbench.limitCheckpoints(to: 0)
    let undone = workbench.undone
    #expect(undone?.models.checkpointBytes == 0 && undone?.undone?.models.checkpointBytes == 0)
    _ = notebook.run("undo")
    #expect(notebook.workbench.models.checkpointBytes > 0)
    #expect(notebook.run("use 1; at 7").lines.last == "lstm 4 as it was after epoch 7 of 40")
  }
}
