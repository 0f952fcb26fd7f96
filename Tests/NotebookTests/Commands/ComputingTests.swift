import Notebook
import NotebookTestSupport
import Tasks
import Testing

/// Computations that a person leaves before they end.
@Suite struct ComputingTests {
  @Test(arguments: ["gates", "gates unit=1", "gates as=numbers", "explain step 2"])
  func leavingChangesNothing(command: String) {
    var notebook = Notebook.after("load sales", "model lstm 2")
    let before = notebook.workbench.description
    notebook.context.machine.compute = { _ in false }
    let answer = notebook.run(command + "; seed 5")
    #expect(answer.failed && answer.lines.last == "error: stopped before it was done")
    #expect(notebook.workbench.description == before && notebook.recorder.cells.count == 2)
    notebook.context.machine.compute = { work in
      work()
      return true
    }
    #expect(!notebook.run(command).failed)
  }
}
