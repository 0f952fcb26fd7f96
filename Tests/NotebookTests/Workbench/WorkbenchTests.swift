import Notebook
import NotebookTestSupport
import Testing

/// What `undo` and `redo` keep.
@Suite struct WorkbenchTests {
  /// How many workbenches a value holds.
  private func workbenches(in value: Any) -> Int {
    Mirror(reflecting: value).children.reduce(value is Workbench ? 1 : 0) { $0 + workbenches(in: $1.value) }
  }

  @Test func whatWasUndoneIsForgottenByTheNextChange() {
    var notebook = Notebook.after("seed 2", "seed 3", "undo")
    let once = workbenches(in: notebook.workbench)
    for _ in 0..<20 { _ = (notebook.run("seed 3"), notebook.run("undo")) }
    #expect(workbenches(in: notebook.workbench) == once)
  }

  @Test func noMoreIsKeptThanCanBeUndone() {
    var workbench = Workbench()
    func change() { workbench = workbench.remembering(workbench, command: "change") }
    for _ in 0..<Workbench.undoDepth { change() }
    let most = workbenches(in: workbench)
    for _ in 0..<20 { change() }
    #expect(workbenches(in: workbench) == most)
  }

  /// The stack would not hold a chain of so many.
  @Test func manyChangesAreReleased() {
    var workbench = Workbench()
    for _ in 0..<100_000 {
      workbench = workbench.remembering(workbench, command: "change")
      workbench = workbench.undone ?? workbench
    }
    #expect(workbench.past.isEmpty && workbench.future.count == 1)
  }

  /// What is looked at between `undo` and `redo` changes nothing that comes back.
  @Test func redoBringsBackWhatWasUndone() {
    var notebook = Notebook.after("load addition digits=1", "model srn 2", "seed 5")
    let last = notebook.workbench.description
    _ = (notebook.run("undo"), notebook.run("undo"), notebook.run("sample"), notebook.run("redo"), notebook.run("redo"))
    #expect(notebook.workbench.description == last)
    _ = (notebook.run("undo"), notebook.run("redo"))
    #expect(notebook.workbench.description == last)
  }
}
