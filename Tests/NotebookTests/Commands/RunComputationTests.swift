import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing

/// Comparisons that are interrupted, repeated, or cannot keep their runs.
@Suite struct RunComputationTests {
  private static let command = "compare srn lstm units=4,6 train=30 repeat=4"

  private func notebook(_ store: RunStore) -> Notebook {
    var notebook = Notebook.after("load sales")
    notebook.context.runs = store
    return notebook
  }

  @Test func theSameCommandComputesWhatIsMissingAndPrintsTheSame() throws {
    let store = RunStore.ofSession()
    var interrupted = notebook(store)
    _ = interrupted.run("sweep cells=lstm units=6 train=30 repeat=3")
    interrupted = notebook(store)
    interrupted.context.observer.shouldStop = { true }
    let stopped = interrupted.run(Self.command)
    #expect(stopped.recorded.isEmpty && !stopped.failed)
    #expect(stopped.lines == ["stopped: 3 of 16 runs are done; the same command goes on from here"])
    let hasComparison = interrupted.workbench.comparison != nil
    #expect(!hasComparison && interrupted.recorder.cells.map(\.command) == ["load sales"])
    var computed: [LocalRunner.Progress] = []
    interrupted.context.observer.shouldStop = { false }
    interrupted.context.observer.runsProgressed = { progress, _ in computed.append(progress) }
    let answer = interrupted.run(Self.command)
    // The numbers that the person read when the command was stopped.
    #expect(computed.allSatisfy { $0.total == 16 && $0.finished >= 3 } && computed.last?.finished == 16)
    var fresh = notebook(.ofSession())
    #expect(answer.lines == fresh.run(Self.command).lines && !answer.failed)
    computed = []
    #expect(interrupted.run(Self.command).lines == answer.lines && computed.isEmpty)
  }

  @Test func overlappingComparisonsShareRuns() throws {
    let store = RunStore.ofSession()
    var one = notebook(store)
    _ = one.run(Self.command)
    _ = one.run("sweep cells=srn,lstm,gru units=4 train=30 repeat=5")
    #expect(try store.records().count == 16 + 2 + 5)
  }

  /// Numbers follow the plan, whatever was finished first.
  @Test func numbersFollowThePlan() throws {
    let store = RunStore.ofSession()
    var one = notebook(store)
    _ = one.run(Self.command)
    let expected = ["srn 4", "lstm 4", "srn 6", "lstm 6"].flatMap { [String](repeating: $0, count: 4) }
    let records = try store.records()
    #expect(records.map(\.network) == expected && records.map(\.number) == Array(1...16))
  }

  @Test func runsThatCannotBeKeptAreComputedAllTheSame() {
    var one = notebook(RunDatabase(folder: nil).store)
    let answer = one.run(Self.command)
    var fresh = notebook(.ofSession())
    #expect(answer.recorded == fresh.run(Self.command).recorded && !answer.failed)
    #expect(answer.lines.last?.hasPrefix("finished runs are not kept: ") == true)
  }

  /// What a database of other sessions holds is shown to the person and is no part of the session.
  @Test func listedRunsOfOtherSessionsAreNotRecorded() throws {
    let folder = try TemporaryFolder()
    var one = notebook(RunDatabase(folder: folder.path).store)
    _ = one.run(Self.command)
    for command in ["runs", "runs best", "runs show 1", "runs clear"] {
      let answer = one.run(command)
      #expect(!answer.failed && !answer.lines.isEmpty && answer.recorded.isEmpty)
    }
    #expect(one.recorder.cells.map(\.command) == ["load sales", Self.command])
  }

  /// The result of a run is what the commands give one by one.
  @Test func aRunIsWhatTheCommandsGive() throws {
    var one = notebook(.ofSession())
    _ = one.run("compare gru units=8 train=50 repeat=3")
    let measures = try #require(one.workbench.comparison).measures(of: 0)
    for (seed, measure) in zip(1..., measures) {
      var single = Notebook.after("load sales", "seed \(seed)", "model gru 8", "train 50")
      let line = single.run("evaluate").lines[0]
      let shown = try #require(line.split(separator: " ").compactMap { Double($0) }.first)
      #expect(abs(shown - measure) <= 0.005_000_001, "\(line) \(measure)")
    }
  }

  @Test(arguments: [FileError.Operation.create, .write, .sync, .rename])
  func anExportThatFailsLeavesTheFile(operation: FileError.Operation) throws {
    let store = InMemoryFileStore(["old.csv": [1]])
    var one = prompt(store.files)
    _ = one.run("load sales; compare srn units=2 train=2 repeat=3")
    store.fail(operation, errno: ENOSPC)
    for line in ["runs export new.csv", "runs export old.csv replace=yes"] {
      #expect(one.error(of: line).contains("cannot \(operation.phrase) \""))
      #expect(one.error(of: line).hasSuffix("free some space, then try again; nothing was changed"))
    }
    #expect(store.paths == ["old.csv"])
    #expect(try store.read("old.csv", limit: 9) == [1])
    store.fail(operation, errno: nil)
    #expect(!one.run("runs export old.csv replace=yes").failed)
  }

  @Test func exportsEveryDigit() throws {
    let store = InMemoryFileStore()
    var one = prompt(store.files)
    for line in ["load sales", Self.command, "runs export runs.csv units=4"] { #expect(!one.run(line).failed) }
    let text = String(decoding: try store.read("runs.csv", limit: 1 << 20), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 9 && lines[0].hasPrefix("run,data,cell,units,"))
    let result = try #require(one.workbench.comparison).measures(of: 0)[0]
    #expect(lines[1].contains(",RMSE,\(result),"))
    #expect(one.error(of: "runs export runs.csv").contains("exists"))
    #expect(!one.run("runs export runs.csv replace=yes").failed)
    #expect(one.error(of: "runs export runs.txt").contains("named like a table"))
  }

  /// What a damaged database holds steers no terminal and is no formula to a spreadsheet.
  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), ("+cmd|'x'!A1", "\"'+cmd|'x'!A1\""), ("-2", "-2"), ("-2x", "\"'-2x\""), ("@a", "\"'@a\""),
    ("-inf", "\"'-inf\""), ("a\u{1B}]0;x\u{7}b", "a\\x1b]0;x\\x07b"), ("a\nb,c", "\"a\\nb,c\""), ("a\"b", "\"a\"\"b\""),
    ("sales", "sales"), ("", ""),
  ])
  func exportsText(data: String, expected: String) throws {
    let store = InMemoryFileStore()
    var one = prompt(store.files)
    let record = RunRecord(
      number: 1, key: "k", data: data, measure: .rmse, cell: "lstm", units: "8", optimizer: "adam", rate: 0.001,
      batch: 1, epochs: 2, seed: 3, parameters: 4, outcome: .diverged(epoch: 2))
    try one.context.runs.add(record)
    #expect(!one.run("runs export runs.csv").failed)
    let lines = String(decoding: try store.read("runs.csv", limit: 1 << 20), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2 && lines[1] == "1,\(expected),lstm,8,4,adam,0.001,1,2,3,RMSE,,,2,")
  }
}
