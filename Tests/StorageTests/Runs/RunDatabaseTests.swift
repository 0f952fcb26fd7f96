import GRDB
import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct RunDatabaseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func nothingIsMadeBeforeItIsNeeded() throws {
    let database = RunDatabase(folder: folder.path("data")).store
    #expect(folder.names().isEmpty)
    _ = try database.records()
    #expect(folder.names() == ["data"])
  }

  @Test func onlyItsOwnerCanReadIt() throws {
    let database = RunDatabase(folder: folder.path("data")).store
    try database.add(RunStoreTests.record(1, "a"))
    #expect(folder.mode("data") == 0o700)
    for name in TemporaryFolder.names(in: folder.path("data")) { #expect(folder.mode("data/" + name) == 0o600) }
  }

  @Test func anotherProgramSeesTheRunAtOnce() throws {
    let one = RunDatabase(folder: folder.path).store
    let other = RunDatabase(folder: folder.path).store
    try one.add(RunStoreTests.record(1, "a"))
    #expect(try other.records().map(\.key) == ["a"])
    try other.add(RunStoreTests.record(1, "b"))
    #expect(try one.records().map(\.number) == [1, 2])
  }

  /// Another program has the file for itself: it says so, and is there again afterwards.
  @Test func whileAnotherProgramHasLockedIt() throws {
    let path = folder.path + "/" + RunDatabase.fileName
    let store = RunDatabase(folder: folder.path, patience: 0.02).store
    try store.add(RunStoreTests.record(1, "a"))
    // Nobody waits for ten seconds who has asked to stop.
    let impatient = RunDatabase(folder: folder.path, patience: .infinity, shouldStop: { true }).store
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      for store in [store, impatient] {
        do throws(RunStoreError) {
          try store.add(RunStoreTests.record(2, "b"))
          Issue.record("it was written")
        } catch {
          #expect(error == RunStoreError.locked(path: path))
          #expect(error.message.description == "cannot use \"\(path)\": another program has locked it")
          #expect(error.hint.description == "try again when that program is done with it")
        }
        #expect(try store.records().count == 1)
      }
      try database.execute(sql: "COMMIT")
    }
    try store.add(RunStoreTests.record(2, "b"))
    #expect(try impatient.records().count == 2)
  }

  /// A number that was changed where it lies is no result: the run is left out, said to be damaged, and can be kept again.
  @Test(arguments: [
    "result = 7.5", "training_loss = training_loss + 1e-16", "epochs = 6", "key = 'c'", "data = 'other'", "number = 9",
    "computer = 'elsewhere'", "digest = NULL",
  ])
  func aChangedValueIsSeen(change: String) throws {
    let path = folder.path("changed")
    let (good, other) = (RunStoreTests.record(1, "a"), RunStoreTests.record(2, "b"))
    try RunDatabase(folder: path).store.add(good)
    try RunDatabase(folder: path).store.add(other)
    let queue = try DatabaseQueue(path: path + "/" + RunDatabase.fileName)
    try queue.write { try $0.execute(sql: "UPDATE runs SET \(change) WHERE key = 'b'") }
    try queue.close()
    let store = RunDatabase(folder: path).store
    #expect(try store.records() == [good] && store.all().damaged == 1)
    #expect(try store.outcomes(of: ["a", "b", "c"]) == ["a": good.outcome])
    #expect(try store.add([good, other]) == 1)
    #expect(try store.records().map(\.key) == ["a", "b"])
    #expect(try store.all().damaged == (change.hasPrefix("key") ? 1 : 0))
  }

  /// The runs of a file that was written before rows had digests are kept.
  @Test func aFileWithoutDigests() throws {
    let path = folder.path("older")
    let records = [RunStoreTests.record(1, "a"), RunStoreTests.record(2, "b")]
    #expect(try RunDatabase(folder: path).store.add(records) == 2)
    let queue = try DatabaseQueue(path: path + "/" + RunDatabase.fileName)
    try queue.write {
      try $0.execute(sql: "ALTER TABLE runs DROP COLUMN digest")
      try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '3'")
    }
    try queue.close()
    let store = RunDatabase(folder: path).store
    #expect(try store.records() == records && store.all().damaged == 0)
  }

  /// What a damaged file or another program can leave in a column: values of every type and size.
  @Test(arguments: [
    "number", "key", "data", "measure", "cell", "units", "optimizer", "rate", "batch", "epochs", "seed", "parameters",
    "result", "training_loss", "by_epoch", "diverged_epoch",
  ])
  func aValueOfAnotherType(column: String) throws {
    let values = [
      "NULL", "'x'", "x'FF00'", "x''", "1.5", "9e999", "-9e999", "1e308", "9223372036854775807",
      "-9223372036854775808", "'[{\"exact\":1e308,\"ofTen\":9223372036854775807}]'",
    ]
    for (place, value) in values.enumerated() {
      let path = folder.path("\(place)")
      let good = RunStoreTests.record(1, "a")
      do {
        let store = RunDatabase(folder: path).store
        try store.add(good)
        try store.add(RunStoreTests.record(2, "b"))
      }
      try change(path + "/" + RunDatabase.fileName, column: column, to: value)
      let store = RunDatabase(folder: path).store
      let kept = try store.records()
      #expect(kept.contains(good), "\(value)")
      #expect(kept.allSatisfy { $0.number > 0 && $0.rate.isFinite && ($0.outcome.result?.measure.isFinite ?? true) })
      _ = try store.outcomes(of: ["a", "b"])
      let next = try store.nextNumber()
      #expect((2...3).contains(next))
      // The number of the first run is taken.
      try store.add(RunStoreTests.record(1, "c"))
      #expect(try store.records().contains { $0.key == "c" && (2...3).contains($0.number) })
    }
  }

  /// Changes run 2 as nothing but damage can: the table itself takes only values of its own types.
  private func change(_ path: String, column: String, to value: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      let columns = try database.columns(in: "runs").map { info in
        switch info.name {
        case "number" where column != "number": "number INTEGER PRIMARY KEY"
        case "key": "key UNIQUE"
        default: info.name
        }
      }
      try database.execute(sql: "CREATE TABLE loose (\(columns.joined(separator: ", ")))")
      try database.execute(sql: "INSERT INTO loose SELECT * FROM runs")
      try database.execute(sql: "DROP TABLE runs")
      try database.execute(sql: "ALTER TABLE loose RENAME TO runs")
      try database.execute(sql: "UPDATE runs SET \(column) = \(value) WHERE key = 'b'")
    }
    try queue.close()
  }

  @Test func aFileOfSomethingElseIsNotTouched() throws {
    let text = String(repeating: "my notes ", count: 200)
    try folder.write(text, to: RunDatabase.fileName)
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path).store.records() }
    #expect(try folder.text(RunDatabase.fileName) == text)
  }

  @Test func placesThatCannotBe() throws {
    try folder.write("", to: "file")
    #expect(throws: RunStoreError.noFolder) { try RunDatabase(folder: nil).store.records() }
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path("file")).store.records() }
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path("file/below")).store.records() }
    try folder.link(RunDatabase.fileName, to: folder.path("elsewhere"))
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path).store.records() }
    #expect(folder.names().contains("elsewhere") == false)
  }
}
