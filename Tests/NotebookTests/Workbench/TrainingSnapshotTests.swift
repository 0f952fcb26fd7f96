import Notebook
import NotebookTestSupport
import Testing

@Suite struct TrainingSnapshotTests {
  /// The last training of these lines, as it is kept.
  private func snapshot(_ lines: String...) throws -> TrainingSnapshot {
    var notebook = prompt()
    var made: TrainingSnapshot?
    for line in lines {
      if case .made(let snapshot) = notebook.run(line).training { made = snapshot() }
    }
    return try #require(made)
  }

  @Test func comesBackAsItWas() throws {
    for lines in [("load sales", "train 3"), ("load addition digits=1", "train 2")] {
      let snapshot = try snapshot(lines.0, "model gru 3", lines.1)
      #expect(TrainingSnapshot(bytes: snapshot.bytes) == snapshot)
    }
  }

  /// What was kept before snapshots were files of tensors comes back, and no other bytes of that form do.
  @Test func earlierSnapshotsAreRead() throws {
    for lines in [
      ("load sales validation=4", "train 3"), ("load addition digits=1", "train 2"), ("load sales", "train 2"),
    ] {
      let snapshot = try snapshot(lines.0, "model gru 3", lines.1)
      let bytes = snapshot.earlierBytes
      #expect(TrainingSnapshot(bytes: bytes) == snapshot)
      for count in [0, 17, 18, 19, bytes.count / 2, bytes.count - 1] {
        #expect(TrainingSnapshot(bytes: Array(bytes[..<count])) == nil)
      }
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
    var again = Notebook.after("load sales", "model lstm 4")
    again.context.restoredTrainings = [try snapshot("load sales", "model lstm 4", "train 20")]
    again.context.observer.shouldStop = { Bool(true) }
    _ = again.run("train 20")
    #expect(again.workbench.description == trained.workbench.description)
    #expect(again.recorder.cells == trained.recorder.cells)
  }

  /// It takes the place of the training that it came of and of no other, however alike the two are.
  @Test(arguments: [
    ["load sales", "model lstm 4", "train 19"], ["load sales", "model lstm 5", "train 20"],
    ["load sales", "model gru 4", "train 20"], ["load sales test=10", "model lstm 4", "train 20"],
    ["seed 2", "load sales", "model lstm 4", "train 20"],
    ["load sales", "model lstm 4", "optimizer adam rate=0.0010001", "train 20"],
    ["load sales", "model lstm 4", "train 20 batch=2"], ["load sales", "model lstm 4", "train 20 stateful=no"],
    ["load sales", "model lstm 4", "train 20 truncate=1 stateful=no"],
    ["load sales", "model lstm 4 hard_sigmoid=yes", "train 20"],
    ["load sales", "model lstm 4", "train 20", "train 20"],
  ])
  func fitsItsOwnTrainingOnly(lines: [String]) throws {
    let kept = try snapshot("load sales", "model lstm 4", "train 20")
    let fresh = lines.reduce(into: prompt()) { _ = $0.run($1) }
    var again = lines.dropLast().reduce(into: prompt()) { _ = $0.run($1) }
    again.context.restoredTrainings = [kept]
    _ = again.run(lines[lines.count - 1])
    #expect(again.workbench.description == fresh.workbench.description)
  }

  /// The same months with one other sale.
  @Test func dataOfTheSameNameThatChanged() throws {
    func store(_ last: Int) -> FileStore {
      let rows = (1...12).map { "\($0),\($0 * $0)\n" }.joined() + "13,\(last)\n14,7\n15,9\n"
      return InMemoryFileStore(["t.csv": Array(("month,sales\n" + rows).utf8)]).files
    }
    var notebook = Notebook.after("load t.csv test=2", "model srn 2", store: store(5))
    guard case .made(let snapshot) = notebook.run("train 10").training else {
      Issue.record("nothing was trained")
      return
    }
    for (last, isSame) in [(5, true), (6, false)] {
      let fresh = Notebook.after("load t.csv test=2", "model srn 2", "train 10", store: store(last))
      var again = Notebook.after("load t.csv test=2", "model srn 2", store: store(last))
      again.context.restoredTrainings = [snapshot()]
      var stops = false
      again.context.observer.trainingProgressed = { _ in stops = true }
      _ = again.run("train 10")
      #expect(stops != isSame, "whether it was trained")
      #expect(again.workbench.description == fresh.workbench.description)
    }
  }
}
