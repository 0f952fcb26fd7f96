import Notebook
import NotebookTestSupport
import Testing

@Suite struct TrainingSnapshotTests {
  private func snapshot(_ lines: String...) throws -> TrainingSnapshot {
    var notebook = prompt()
    for line in lines { _ = notebook.run(line) }
    return TrainingSnapshot(command: lines.last ?? "", model: try #require(notebook.workbench.model))
  }

  @Test func comesBackAsItWas() throws {
    for lines in [("load sales", "train 3"), ("load addition digits=1", "train 2")] {
      let snapshot = try snapshot(lines.0, "model gru 3", lines.1)
      #expect(TrainingSnapshot(bytes: snapshot.bytes) == snapshot)
    }
  }

  @Test func anyOtherBytesAreRefused() throws {
    let bytes = try snapshot("load sales", "model srn 2", "train 2").bytes
    for count in 0..<bytes.count { #expect(TrainingSnapshot(bytes: Array(bytes[..<count])) == nil) }
    for index in bytes.indices {
      var broken = bytes
      broken[index] ^= 0x10
      #expect(TrainingSnapshot(bytes: broken) == nil)
    }
  }

  @Test func takesThePlaceOfTraining() throws {
    let trained = Notebook.after("load sales", "model lstm 4", "train 20")
    let model = try #require(trained.workbench.model)
    var again = Notebook.after("load sales", "model lstm 4")
    again.context.restoredTraining = TrainingSnapshot(command: "train 20", model: model)
    again.context.observer.shouldStop = { Bool(true) }
    _ = again.run("train 20")
    #expect(again.workbench.description == trained.workbench.description)
    #expect(again.recorder.cells == trained.recorder.cells)
  }

  @Test func fitsItsOwnTrainingOnly() throws {
    let model = try #require(Notebook.after("load sales", "model lstm 4", "train 20").workbench.model)
    let snapshot = TrainingSnapshot(command: "train 20", model: model)
    let fresh = try #require(Notebook.after("load sales", "model lstm 4").workbench.model)
    let other = try #require(Notebook.after("load sales", "model lstm 5").workbench.model)
    #expect(snapshot.applied(to: fresh, epochs: 20) != nil)
    #expect(snapshot.applied(to: fresh, epochs: 19) == nil && snapshot.applied(to: other, epochs: 20) == nil)
    #expect(snapshot.applied(to: model, epochs: 20) == nil)
  }
}
