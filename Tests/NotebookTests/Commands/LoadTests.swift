import Notebook
import NotebookTestSupport
import Testing

@Suite struct LoadTests {
  /// A trained model goes away with its data: the person is told, a session file says the same as ever.
  @Test func aTrainedModelIsPutAwayAloud() {
    var notebook = Notebook.after("load sales", "model lstm 4", "train 2")
    let answer = notebook.run("load addition digits=2 examples=100")
    #expect(answer.lines.count == 2 && answer.lines[0] == answer.recorded[0])
    #expect(answer.lines.last == "the model lstm 4 was put away; \"undo\" brings it back")
    #expect(answer.recorded.count == 1)
    _ = notebook.run("undo")
    #expect(!notebook.run("evaluate").failed)
  }

  @Test func anUntrainedModelIsNoLoss() {
    var notebook = Notebook.after("load sales", "model lstm 4")
    #expect(notebook.run("load sales").lines.count == 1)
  }
}
