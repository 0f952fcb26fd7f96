import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing

/// What holds of the database and of its twin in memory alike.
@Suite struct RunStoreTests {
  /// A store, and the folder that it needs.
  private static func stores() throws -> [(RunStore, TemporaryFolder)] {
    let folder = try TemporaryFolder()
    return [(RunStore.ofSession(), folder), (RunDatabase(folder: folder.path + "/a/b").store, folder)]
  }

  static func record(_ number: Int, _ key: String, _ outcome: RunOutcome? = nil) -> RunRecord {
    RunRecord(
      number: number, key: key, data: "sales, \"36\"", measure: .rmse, cell: "lstm", units: "8 4", optimizer: "adam",
      rate: 0.1, batch: 1, epochs: 3000, seed: .max, parameters: 329,
      outcome: outcome ?? .finished(RunResult(measure: 0.1 + 0.2, trainingLoss: 1e-300)))
  }

  @Test func keepsEveryBit() throws {
    let epochs = [RunResult.Epoch(exact: 1 / 3.0, ofTen: 4), RunResult.Epoch(exact: 0.9, ofTen: 10)]
    let records = [
      Self.record(1, "a"), Self.record(2, "b", .diverged(epoch: 17)),
      Self.record(5, "c", .finished(RunResult(measure: 0.9, trainingLoss: 0.25, epochs: epochs))),
    ]
    for (store, _) in try Self.stores() {
      for record in records { try store.add(record) }
      #expect(try try store.records() == records)
      #expect(try store.outcomes(of: ["c", "x", "b"]) == ["b": records[1].outcome, "c": records[2].outcome])
      #expect(try store.nextNumber() == 6)
    }
  }

  @Test func aKeyIsKeptOnceAndANumberGivenOnce() throws {
    for (store, _) in try Self.stores() {
      try store.add(Self.record(3, "a"))
      try store.add(Self.record(4, "a", .diverged(epoch: 1)))
      try store.add(Self.record(3, "b"))
      let kept = try store.records()
      #expect(kept.map(\.key) == ["a", "b"] && kept[0].number == 3 && kept[1].number == 4)
      #expect(kept[0].outcome == Self.record(1, "").outcome)
    }
  }

  @Test func clearForgetsAll() throws {
    for (store, _) in try Self.stores() {
      for number in 1...3 { try store.add(Self.record(number, "k\(number)")) }
      #expect(try store.clear() == 3)
      #expect(try store.clear() == 0)
      #expect(try try store.records().isEmpty && store.nextNumber() == 1)
    }
  }
}
