import Glibc
import Notebook
import NotebookTestSupport
import Recurrent
import Storage
import Tasks
import Testing

/// Plans and results on a disk, and who takes them.
@Suite struct PlanFilesTests {
  private let folder: TemporaryFolder
  private let plan: ComputePlan
  private let files: PlanFiles

  init() throws {
    folder = try TemporaryFolder()
    plan = try PlanSample.plan(seeds: 4)
    files = PlanFiles(plan: folder.path("計畫 1"))
    try folder.write(plan.text, to: "計畫 1")
  }

  private func write(_ runs: [Int], of other: ComputePlan? = nil) throws {
    let plan = other ?? plan
    for run in runs { try files.write(PlanSample.result(run), of: plan, digest: plan.digest) }
  }

  @Test func resultsAreTakenOnce() throws {
    #expect(try files.read().text == plan.text)
    var results = PlanResults(plan, files)
    #expect(results.take().isEmpty && results.missing == Array(0..<8) && results.missingParts == [1])
    try write([5, 1])
    #expect(results.take() == [PlanSample.result(1), PlanSample.result(5)])
    #expect(results.take().isEmpty)
    try write([1, 2])
    #expect(results.take().map(\.run) == [2])
    #expect(results.missing == [0, 3, 4, 6, 7] && results.troubles.isEmpty)
  }

  @Test func missingPartsAreTold() throws {
    var plan = plan
    var limits = PackingLimits()
    (limits.mostParts, limits.leastSeconds) = (4, 0)
    try plan.pack(limits)
    let parts = plan.parts
    #expect(parts.count > 1)
    try write(parts[0] + parts[1].dropLast())
    var results = PlanResults(plan, files)
    _ = results.take()
    #expect(results.missingParts == Array(2...parts.count))
  }

  /// A store counts each run once, whoever collects how often.
  @Test func nothingIsCountedTwice() throws {
    let database = RunDatabase(folder: folder.path("data"))
    try write([0, 1, 2])
    var collected = try files.collect(into: database.store)
    #expect((collected.added, collected.known, collected.missing) == (3, 0, [3, 4, 5, 6, 7]))
    try write([0, 3])
    let second = RunDatabase(folder: folder.path("data"))
    collected = try files.collect(into: second.store)
    #expect((collected.added, collected.known) == (1, 3))
    collected = try files.collect(into: database.store)
    #expect((collected.added, collected.known) == (0, 4))
    #expect(try database.store.records().map(\.key) == (0...3).map { plan.key(of: $0) })
    #expect(try database.store.records().map(\.number) == [1, 2, 3, 4])
  }

  @Test func whatIsNoResultIsLeftOut() throws {
    try write([0])
    let other = try PlanSample.plan(seeds: 5)
    try write([1], of: other)
    let folders = folder.path("計畫 1.results/0000")
    try folder.write("half", to: "計畫 1.results/0000/run-0000003")
    for name in ["run-3", "run-0000009", "run-0000000", "readme", ".n1-7-0.tmp"] {
      try folder.write("x", to: "計畫 1.results/0000/" + name)
    }
    #expect(mkdir(folders + "/run-0000004", 0o755) == 0)
    let store = RunStore.ofSession()
    let collected = try files.collect(into: store)
    #expect(collected.added == 1 && collected.missing == Array(1..<8))
    #expect(collected.troubles.map(\.name) == ["run-0000002", "run-0000003", "run-0000004"])
    #expect(collected.troubles.map(\.error) == [.otherPlan, .notAResult, .damaged])
    // Computing replaces the files.
    try write([1, 2])
    #expect(try files.collect(into: store).added == 2)
  }

  /// Why runs are missing is told by what their machines wrote last.
  @Test func logsTellWhatHappened() throws {
    let log = files.log(ofPart: 1)
    log.add("begins with 8 of 8 runs")
    log.add("error: cannot write: No space left on device")
    var collected = try files.collect(into: .ofSession())
    #expect(collected.failures.map(\.part) == [1] && collected.failures[0].missing == Array(0..<8))
    #expect(collected.failures[0].node == ThisComputer.node)
    #expect(collected.failures[0].lines.last?.hasSuffix("No space left on device") == true)
    let said = collected.sentences.map { "\($0)" }
    #expect(said[0] == "sales: srn 2, lstm 2: 0 of 8 runs are there, 0 of them new")
    #expect(said[1] == "part 1 on \"\(ThisComputer.node)\" lacks the runs 1-8; the end of its log:")
    #expect(said.last == "missing: 8 runs; computing the plan again computes only these")
    // A log of whoever started the part, written later.
    try folder.makeFolder("logs")
    try folder.write("n07: job 12\nslurmstepd: Killed\n", to: "logs/12_1.log")
    try folder.write("n08: job 12\n", to: "logs/12_2.log")
    collected = try files.collect(into: .ofSession())
    #expect(collected.failures.map(\.node) == ["n07"] && collected.failures[0].lines.last == "slurmstepd: Killed")
    try write(Array(0..<8))
    collected = try files.collect(into: .ofSession())
    #expect(collected.failures.isEmpty && collected.sentences.count == 1)
  }

  /// What killed parts were writing goes; what somebody may still be writing stays.
  @Test func leftoversAreCleared() throws {
    try write([0])
    let node = ThisComputer.node.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    let results = "計畫 1.results/0000/"
    let (dead, living, other) = (".\(node)-4194303-0.tmp", ".\(node)-\(getpid())-0.tmp", ".elsewhere-7-0.tmp")
    for name in [dead, living, other, ".hidden.tmp"] { try folder.write("x", to: results + name) }
    _ = try files.collect(into: .ofSession())
    let left = [dead, living, other, ".hidden.tmp"].map { DiskFileStore().exists(folder.path(results + $0)) }
    #expect(left == [false, true, true, true])
    // Of another machine only an old one is nobody's.
    var times = [timeval(tv_sec: 1000, tv_usec: 0), timeval(tv_sec: 1000, tv_usec: 0)]
    #expect(utimes(folder.path(results + other), &times) == 0)
    _ = try files.collect(into: .ofSession())
    #expect(!DiskFileStore().exists(folder.path(results + other)))
  }

  @Test func mistakesNameTheFile() throws {
    let none = PlanFiles(plan: folder.path("none"))
    #expect(throws: PlanReadingError.file(.missing(path: folder.path("none")))) { try none.read() }
    let cut = try folder.write(String(plan.text.dropLast()), to: "cut")
    #expect(throws: PlanReadingError.plan(.cut, path: cut)) { try PlanFiles(plan: cut).collect(into: .ofSession()) }
  }

  @Test func foldersAreFoundByTheirRuns() throws {
    let plans = folder.path("plans")
    let made = try PlanFolder.make(plan, in: plans)
    try made.files.write(PlanSample.result(3), of: plan, digest: plan.digest)
    var packed = plan
    var limits = PackingLimits()
    (limits.mostParts, limits.leastSeconds) = (3, 0)
    try packed.pack(limits)
    #expect(try PlanFolder.make(packed, in: plans) == made)
    #expect(PlanFolder.find(plan.digest, in: plans) == made && PlanFolder.all(in: plans) == [made])
    #expect(try made.plan().parts == packed.parts)
    var results = PlanResults(packed, made.files)
    #expect(results.take() == [PlanSample.result(3)])
    #expect(PlanFolder.find(try PlanSample.plan(seeds: 9).digest, in: plans) == nil)
    #expect(PlanFolder.all(in: folder.path("nowhere")).isEmpty)
  }
}

/// Small plans and results.
enum PlanSample {
  static func plan(seeds: UInt64) throws -> ComputePlan {
    let task = LearningTask.series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales")
    let groups = [CellKind.srn, .lstm].map { kind in
      RunPlan.Group(
        settings: RunSettings(
          cell: CellOptions(kind), units: [2], epochs: 2, training: task.definition.trainingOptions()), task: task,
        varied: [])
    }
    return ComputePlan([RunPlan(groups: groups, seeds: (1...seeds).map { $0 })])
  }

  static func result(_ run: Int) -> ComputedRun {
    let outcome: RunOutcome =
      run == 2 ? .diverged(epoch: 1) : .finished(RunResult(measure: 50 + Double(run), trainingLoss: 0.1))
    return ComputedRun(run: run, outcome: outcome, node: "n\(run)", processor: "x")
  }
}
