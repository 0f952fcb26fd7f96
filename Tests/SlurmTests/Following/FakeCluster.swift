import Notebook
import NotebookTestSupport
import Recurrent
import Slurm
import Storage
import Tasks

/// A cluster whose tasks do what a test says. Its programs answer in the words that Slurm 22.05 used; of a task that was
/// submitted they first say that it runs, and the next time how it ended. Time passes only when somebody waits.
final class FakeCluster: @unchecked Sendable {
  /// What becomes of a task.
  struct Fate {
    /// The state in squeue's word; nil for a task that Slurm has forgotten.
    var state: String?
    /// How many of its missing runs it finishes; all if there are fewer.
    var finishes = 0
    /// What stands in its log behind its beginning; nil for none.
    var log: String?
    /// Why it waits.
    var reason = "None"
    /// How often squeue is asked before the results are seen.
    var delay = 0

    static let finished = Fate(state: "COMPLETED", finishes: .max, log: "ended: status 0")
    static let running = Fate(state: "RUNNING")
    static func ended(_ state: String?, finishing count: Int = 0, log: String? = "") -> Fate {
      Fate(state: state, finishes: count, log: log)
    }
  }

  let folder: TemporaryFolder
  /// What becomes of a part the first time it is submitted, the second time …; afterwards it finishes.
  var fates: [Int: [Fate]] = [:]
  /// The arrays that were submitted: their parts.
  private(set) var submitted: [[Int]] = []
  /// The numbers of the arrays that were cancelled.
  private(set) var cancelled: Set<Int> = []
  /// The most tasks that the site takes in an array.
  var mostTasks = Int.max
  /// What sacct prints; nil if there are no accounts.
  var accounts: String?
  /// What `scontrol show job` prints.
  var exitCode = "0:0"
  /// How often squeue fails.
  var timesAway = 0
  /// What it says then.
  var complaint = "slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n"
  /// Called when an array was submitted, before anybody knows its number.
  var submitting: () -> Void = {}
  /// Called with the time whenever somebody waits.
  var waiting: (Double) -> Void = { _ in }

  private var time = 0.0
  /// The tasks of all arrays: how often squeue was asked for them, and what becomes of them.
  private var tasks: [(job: Int, part: Int, asked: Int, fate: Fate)] = []
  private var calls: [String] = []

  init() throws { folder = try TemporaryFolder() }

  var cluster: Cluster {
    let folders = UserFolders { ["XDG_DATA_HOME": self.folder.path, "XDG_CONFIG_HOME": self.folder.path][$0] }
    let pace = Pace(seconds: { self.time }) {
      self.time += 0.5
      self.waiting(self.time)
    }
    let programs = SlurmPrograms { (words) throws(SlurmError) in self.answer(words) }
    return .slurm(folders, program: "/opt/unroll", SlurmClient(programs), pace)
  }

  /// The plan's folder, once there is one.
  var planFolder: PlanFolder? { PlanFolder.all(in: folder.path("unroll/plans")).first }

  /// How often a program was called.
  func count(of program: String) -> Int { calls.count { $0 == program } }

  // MARK: its programs

  private func answer(_ words: [String]) -> (status: Int32, output: String, complaints: String) {
    calls.append(words[0])
    switch words[0] {
    case "sbatch": return submit(words)
    case "squeue": return queue()
    case "scancel":
      for job in words.dropFirst().compactMap({ Int($0) }) { cancel(job) }
      return (0, "", "")
    case "sacct": return accounts.map { (0, $0, "") } ?? (1, "", "Slurm accounting storage is disabled\n")
    default: return (0, show(words), "")
    }
  }

  private func show(_ words: [String]) -> String {
    if words.contains("config") {
      return """
        AccountingStorageType   = accounting_storage/\(accounts == nil ? "none" : "slurmdbd")
        MaxArraySize            = 1001

        """
    }
    if words.contains("partition") {
      return "PartitionName=short Default=YES DefaultTime=00:10:00 MaxTime=01:00:00 Nodes=n[1-2] State=UP\n"
    }
    return words.contains("job")
      ? "JobId=1 JobState=FAILED ExitCode=\(exitCode)\n" : "NodeName=n1 NodeHostName=localhost\n"
  }

  private func submit(_ words: [String]) -> (status: Int32, output: String, complaints: String) {
    let array = words.first { $0.hasPrefix("--array=") } ?? ""
    let parts = Self.indices(array.dropFirst(8))
    guard parts.count <= mostTasks else {
      let complaint = "Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size)"
      return (1, "", "sbatch: error: QOSMaxSubmitJobPerUserLimit\nsbatch: error: \(complaint)\n")
    }
    submitted.append(parts)
    let job = 100 + submitted.count
    for part in parts {
      let past = tasks.count { $0.part == part }
      let fate = past < fates[part]?.count ?? 0 ? fates[part]?[past] : nil
      tasks.append((job, part, 0, fate ?? .finished))
    }
    submitting()
    return (0, "\(job)\n", "")
  }

  private static func indices(_ text: some StringProtocol) -> [Int] {
    text.split(separator: ",").flatMap { range in
      let ends = range.split(separator: "-").compactMap { Int($0) }
      return Array(ends[0]...ends[ends.count - 1])
    }
  }

  private func queue() -> (status: Int32, output: String, complaints: String) {
    if timesAway > 0 {
      timesAway -= 1
      return (1, "", complaint)
    }
    var lines: [String] = []
    for index in tasks.indices {
      tasks[index].asked += 1
      let task = tasks[index]
      if task.asked >= 2 + task.fate.delay { finish(task.fate.finishes, of: task) }
      let state = task.asked < 2 ? "RUNNING" : task.fate.state
      guard let state else { continue }
      if task.asked == 2, let log = task.fate.log { write(log, of: task.part, job: task.job) }
      lines.append("\(task.job)|\(task.part)|\(state)|n1|9:57|\(task.asked < 2 ? "None" : task.fate.reason)\n")
    }
    for task in tasks where task.asked == 2 && task.fate.state == nil {
      if let log = task.fate.log { write(log, of: task.part, job: task.job) }
    }
    return lines.isEmpty && !tasks.isEmpty
      ? (1, "", "slurm_load_jobs error: Invalid job id specified\n") : (0, lines.joined(), "")
  }

  private func cancel(_ job: Int) {
    cancelled.insert(job)
    for index in tasks.indices
    where tasks[index].job == job && (tasks[index].asked < 2 || tasks[index].fate.state == "RUNNING") {
      tasks[index].fate = .ended(
        "CANCELLED", log: "slurmstepd: error: *** JOB 1 ON n1 CANCELLED AT 2026-11-27T08:45:15 ***")
    }
  }

  // MARK: its nodes

  /// Writes results of a task.
  private func finish(_ count: Int, of task: (job: Int, part: Int, asked: Int, fate: Fate)) {
    guard let folder = planFolder, let plan = try? folder.plan() else { return }
    let missing = plan.parts[task.part - 1].filter { !DiskFileStore().exists(folder.files.path(ofRun: $0)) }
    // What it finishes it finishes once, however often it is asked.
    guard task.asked == 2 + task.fate.delay else { return }
    for run in missing.prefix(count) { finish(run, plan, folder) }
  }

  /// Writes the result of a run.
  func finish(_ run: Int, _ plan: ComputePlan, _ folder: PlanFolder) {
    let outcome = RunOutcome.finished(RunResult(measure: 50 + Double(run), trainingLoss: 0.1))
    let result = ComputedRun(run: run, outcome: outcome, node: "n1", processor: "x, avx2")
    try? folder.files.write(result, of: plan, digest: plan.digest)
  }

  private func write(_ log: String, of part: Int, job: Int) {
    guard let path = planFolder?.path else { return }
    let note = "n1: unroll-job "
    let text = log.hasPrefix("ended: ") ? note + log : log
    _ = try? DiskFileStore().write(
      Array("\(note)started: part \(part), job \(job)_\(part)\n\(text)\n".utf8), to: "\(path)/logs/\(job)_\(part).log")
  }
}

/// A comparison that is to be computed, and what came of it.
final class FollowedWork {
  let plan: RunPlan
  private(set) var finished: [ClusterRun] = []
  private(set) var progress: [LocalRunner.Progress] = []
  var leaves = false

  /// Eight runs, of which parts have three, three, one and one.
  init() throws {
    let task = LearningTask.series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales")
    let groups = [CellKind.srn, .lstm].map { kind in
      RunPlan.Group(
        settings: RunSettings(
          cell: CellOptions(kind), units: [2], epochs: 5_000_000, training: task.definition.trainingOptions()),
        task: task, varied: [])
    }
    plan = RunPlan(groups: groups, seeds: [1, 2, 3, 4])
  }

  /// - Parameter missing: nil for all runs.
  func work(_ request: ClusterRequest = ClusterRequest(), missing: [Int]? = nil) -> ClusterWork {
    var work = ClusterWork(plan, missing: missing ?? Array(plan.runs.indices), request)
    work.finished = { self.finished += $0 }
    work.progress = { self.progress.append($0) }
    work.shouldStop = { self.leaves }
    return work
  }
}
