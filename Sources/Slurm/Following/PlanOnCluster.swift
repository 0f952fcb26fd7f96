import Notebook
import Phrases
import Storage
import Tasks

/// A plan while a cluster computes it: submits parts, looks for results, asks what became of jobs, and submits again what
/// was lost without its fault.
struct PlanOnCluster {
  private let work: ClusterWork
  private var jobs: PlanJobs
  private var judge = PartJudge()
  private let keepsAccounts: Bool
  private let pace: Pace
  private var runs: RunsUnderWay
  /// How often the folder was not there.
  private var timesGone = 0
  /// How often in a row the cluster could not say what jobs are doing, though it was reached.
  private var timesFailed = 0

  /// How often that is taken for an accident.
  private static let mostFailures = 5

  /// Takes the results that are there.
  ///
  /// - Parameters:
  ///   - work: the runs, and who is told of them.
  ///   - jobs: those of the plan's folder.
  ///   - keepsAccounts: whether the cluster says later how jobs ended.
  init(_ work: ClusterWork, _ jobs: PlanJobs, keepsAccounts: Bool, _ pace: Pace) {
    (self.work, self.jobs, self.keepsAccounts, self.pace) = (work, jobs, keepsAccounts, pace)
    runs = RunsUnderWay(work, jobs.plan, jobs.folder.files)
    runs.take(for: work)
  }

  /// Submits what nobody computes and waits until all is there.
  ///
  /// - Returns: `.left` if the person wants to leave; jobs go on.
  /// - Throws: `SlurmError`; `.cancelled` if somebody cancels the jobs while some are being submitted.
  mutating func run() throws(SlurmError) -> ClusterEnding {
    runs.report(to: work)
    guard !runs.areAllThere else { return .finished }
    var living = try jobs.tasks().living
    // What has ended by now has its results by now.
    runs.take(for: work)
    let lacking = runs.missingOfParts
    for part in living { judge.submitted(part, missing: lacking[part] ?? 0) }
    let open = neededParts.filter { !living.contains($0) }
    if !open.isEmpty { try jobs.keepRequest() }
    try submit(open)
    let start = pace.seconds()
    func time() -> Double { pace.seconds() - start }
    var (nextLook, nextQuestion, pause) = (0.0, 2.0, 2.0)
    while !runs.areAllThere {
      if work.shouldStop() { return .left(jobs: jobs.names) }
      if time() >= nextLook {
        let start = time()
        runs.take(for: work)
        runs.report(to: work)
        nextLook = time() + max(0.5, 10 * (time() - start))
      }
      if time() >= nextQuestion, !runs.areAllThere {
        let start = time()
        living = try ask() ?? living
        if living.isEmpty, !judge.lost.isEmpty { throw lostError }
        pause = min(pause * 1.3, 15)
        nextQuestion = time() + max(pause, 5 * (time() - start))
      }
      pace.rest()
    }
    runs.report(to: work)
    jobs.folder.files.clearLeftovers(runs: jobs.plan.runCount)
    return .finished
  }

  /// Parts that lack runs and are not lost, rising.
  private var neededParts: [Int] { runs.missingOfParts.keys.filter { judge.lost[$0] == nil }.sorted() }

  private mutating func submit(_ parts: [Int]) throws(SlurmError) {
    guard !parts.isEmpty else { return }
    let lacking = runs.missingOfParts
    for part in try jobs.submit(parts).parts { judge.submitted(part, missing: lacking[part] ?? 0) }
  }

  // MARK: asking

  /// Asks the cluster what the jobs are doing, and acts on it.
  ///
  /// - Returns: the parts that are being computed or wait for it; nil if the cluster cannot be asked just now.
  private mutating func ask() throws(SlurmError) -> Set<Int>? {
    let table: TaskTable
    do throws(SlurmError) {
      table = try jobs.tasks()
      timesFailed = 0
    } catch {
      // The controller may be away for a while; results come in without it.
      switch error {
      case .unreachable, .noAnswer: return nil
      case .failed where timesFailed < Self.mostFailures:
        timesFailed += 1
        return nil
      default: throw error
      }
    }
    try checkFolder()
    if let hopeless = table.tasks.first(where: { $0.state == .waiting && SlurmWords.isHopeless($0.reason) }) {
      jobs.cancel()
      throw .waitsForEver(reason: hopeless.reason, job: "\(hopeless.job)")
    }
    let living = table.living
    let over = neededParts.filter { !living.contains($0) }
    guard !over.isEmpty else { return living }
    runs.take(for: work)
    try settle(over, table)
    return living.union(neededParts.filter { judge.isOpen($0) })
  }

  /// Decides about parts that are over, as far as they lack runs, and submits what is to be submitted: those parts again,
  /// and parts that the site did not take before.
  private mutating func settle(_ parts: [Int], _ queue: TaskTable) throws(SlurmError) {
    let lacking = runs.missingOfParts
    let accounts = keepsAccounts ? jobs.accounts() : TaskTable([])
    let jobOfPart = jobs.jobOfPart
    var (again, new) = ([Int](), [Int]())
    for part in parts {
      guard let missing = lacking[part] else { continue }
      guard !judge.isNew(part), let job = jobOfPart[part] else {
        new.append(part)
        continue
      }
      var fate = PartFate(part: part, job: job, queue[job, part] ?? accounts[job, part], folder: jobs.folder.path)
      if fate.lacksStatus { fate.take(status: jobs.exitStatus(job: job, part: part)) }
      if fate.isPlanNotSeen {
        jobs.cancel()
        throw .notSeen(folder: jobs.folder.path, node: fate.node, job: "\(job)")
      }
      if judge.isToBeSubmittedAgain(fate, missing: missing) { again.append(part) }
    }
    try submit(again)
    do throws(SlurmError) {
      try submit(new)
    } catch {
      // They wait until others have ended.
      guard case .refused(let refusal) = error, refusal.isAboutCount, !queue.living.isEmpty else { throw error }
    }
  }

  private mutating func checkFolder() throws(SlurmError) {
    timesGone = DiskFileStore().exists(jobs.folder.files.plan) ? 0 : timesGone + 1
    guard timesGone >= 2 else { return }
    jobs.cancel()
    throw .folderGone(folder: jobs.folder.path, jobs: jobs.names)
  }

  private var lostError: SlurmError {
    .lost(LostParts(runs: runs.countOfMissing, judge.lost.values.sorted { $0.part < $1.part }))
  }
}
