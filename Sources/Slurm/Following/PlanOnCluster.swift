#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook
import Phrases
import Storage
import Tasks

/// A plan while a cluster computes it: submits parts, looks for results, asks what became of jobs, and submits again what
/// was lost without its fault.
struct PlanOnCluster {
  private let client: SlurmClient
  private let work: ClusterWork
  private let request: ClusterRequest
  private let settings: SlurmSettings
  private let limits: SlurmLimits
  private let program: String
  private let folder: PlanFolder
  private let plan: ComputePlan
  private var results: PlanResults
  private var jobs: JobList
  /// The places in the comparison of the plan's runs.
  private let places: [Int]
  /// The runs that are to be computed and have no result yet.
  private var missing: Set<Int>
  private let total: Int
  private let works: [Double]
  private var done = 0.0
  private let allWork: Double
  private var finished = 0
  /// The part of each run.
  private let partOfRun: [Int]
  /// How often each part was submitted.
  private var submissions: [Int: Int] = [:]
  /// How many of each part's runs were missing when it was submitted.
  private var missingAtStart: [Int: Int] = [:]
  /// Parts that are lost, by their numbers.
  private var lost: [Int: PartFate] = [:]
  /// How often a part was over that lacks runs: results may come late over a network.
  private var timesOver: [Int: Int] = [:]

  /// How often a part is submitted again that was lost by bad luck.
  private static let mostSubmissions = 4
  /// How often the cluster must say that a part is over before its missing results are given up.
  private static let patience = 3

  // MARK: beginning

  /// Finds the folder of the plan, or makes one, and takes the results that are there.
  init(
    _ work: ClusterWork, _ client: SlurmClient, _ request: ClusterRequest, _ settings: SlurmSettings,
    _ limits: SlurmLimits, program: String, plans: String
  ) throws(SlurmError) {
    (self.work, self.client, self.request, self.settings) = (work, client, request, settings)
    (self.limits, self.program) = (limits, program)
    let runs = work.plan.runs
    var keys: Set<String> = []
    places = runs.indices.filter { keys.insert(runs[$0].key).inserted }
    let wanted = Set(work.missing)
    let runOfPlace = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($0.element, $0.offset) })
    missing = Set(wanted.compactMap { runOfPlace[$0] })
    var plan = ComputePlan([work.plan])
    let known = Set(0..<plan.runCount).subtracting(missing)
    (folder, self.plan, jobs) = try Self.folder(&plan, known, client, request, limits, plans)
    results = PlanResults(self.plan, folder.files)
    partOfRun = self.plan.partsOfRuns
    let works = places.map { runs[$0].work }
    self.works = works
    total = missing.count
    allWork = max(missing.reduce(0) { $0 + works[$1] }, 1)
    takeResults()
  }

  /// The plan's folder: as it is while jobs of it live, otherwise packed as the request asks.
  private static func folder(
    _ plan: inout ComputePlan, _ known: Set<Int>, _ client: SlurmClient, _ request: ClusterRequest,
    _ limits: SlurmLimits, _ plans: String
  ) throws(SlurmError) -> (PlanFolder, ComputePlan, JobList) {
    if let found = PlanFolder.find(plan.digest, in: plans), let old = try? found.plan(), old.digest == plan.digest {
      var jobs = JobList(of: found.path)
      let living = Set(try client.tasks(of: jobs.jobs).filter { !$0.state.isOver }.map { $0.job })
      do throws(FileError) {
        try jobs.keep(only: living)
      } catch {
        throw .file(error)
      }
      if !living.isEmpty { return (found, old, jobs) }
    }
    var packing = PackingLimits()
    packing.mostParts = max(1, min(request.jobs ?? packing.mostParts, limits.largestIndex))
    packing.mostSeconds = (request.minutes ?? limits.usualMinutes).map { Double($0) * 60 }
    packing.leastSeconds = 60
    packing.cores = request.cores ?? 1
    do throws(PackingError) {
      try plan.pack(packing, computedAlready: known)
    } catch {
      throw .packing(error)
    }
    do throws(FileError) {
      let made = try PlanFolder.make(plan, in: plans)
      return (made, plan, JobList(of: made.path))
    } catch {
      throw .file(error)
    }
  }

  // MARK: following

  /// Submits what nobody computes and waits until all is there.
  ///
  /// - Returns: `.left` if the person wants to leave; jobs go on.
  mutating func run() throws(SlurmError) -> ClusterEnding {
    report()
    guard !missing.isEmpty else { return .finished }
    var living = Set(try tasks().filter { !$0.state.isOver }.map { $0.index })
    try submit(neededParts.filter { !living.contains($0) })
    let watch = Stopwatch()
    var (nextLook, nextQuestion, pause) = (0.0, 2.0, 2.0)
    while !missing.isEmpty {
      if work.shouldStop() { return .left(jobs: jobs.jobs.map { String($0) }) }
      if watch.seconds >= nextLook {
        let start = watch.seconds
        takeResults()
        report()
        nextLook = watch.seconds + max(0.5, 10 * (watch.seconds - start))
      }
      if watch.seconds >= nextQuestion, !missing.isEmpty {
        let start = watch.seconds
        living = try ask() ?? living
        if living.isEmpty, !lost.isEmpty { throw lostError }
        pause = min(pause * 1.3, 15)
        nextQuestion = watch.seconds + max(pause, 5 * (watch.seconds - start))
      }
      usleep(50_000)
    }
    return .finished
  }

  /// How many runs each part lacks that lacks any.
  private var missingOfParts: [Int: Int] {
    missing.reduce(into: [:]) { counts, run in counts[partOfRun[run], default: 0] += 1 }
  }

  /// Parts that lack runs and are not lost, rising.
  private var neededParts: [Int] { missingOfParts.keys.filter { lost[$0] == nil }.sorted() }

  /// Takes the results that have come in.
  private mutating func takeResults() {
    for result in results.take() where missing.remove(result.run) != nil {
      finished += 1
      done += works[result.run]
      work.finished(places[result.run], result.outcome)
    }
  }

  private func report() {
    work.progress(LocalRunner.Progress(finished: finished, total: total, part: min(done / allWork, 1)))
  }

  private mutating func submit(_ parts: [Int]) throws(SlurmError) {
    guard !parts.isEmpty else { return }
    let job = SlurmJob(
      name: "unroll-" + plan.digest.prefix(8), folder: folder.path, plan: PlanFolder.planName, parts: parts,
      request: request, program: program, settings: settings)
    let number = try client.submit(job)
    let lacking = missingOfParts
    for part in parts {
      submissions[part, default: 0] += 1
      missingAtStart[part] = lacking[part] ?? 0
      timesOver[part] = 0
    }
    do throws(FileError) {
      try jobs.add(number, parts: parts)
    } catch {
      // A job that nobody finds again would be computed twice.
      try? client.cancel([number])
      throw .file(error)
    }
  }

  private func tasks() throws(SlurmError) -> [SlurmTask] { try client.tasks(of: jobs.jobs) }

  /// Asks the cluster what the jobs are doing, and acts on it.
  ///
  /// - Returns: the parts that are being computed or wait for it; nil if the cluster cannot be asked just now.
  private mutating func ask() throws(SlurmError) -> Set<Int>? {
    let all: [SlurmTask]
    do throws(SlurmError) {
      all = try tasks()
    } catch {
      // The controller may be away for a while; results come in without it.
      switch error {
      case .unreachable, .noAnswer: return nil
      default: throw error
      }
    }
    try checkFolder()
    if let hopeless = all.first(where: { $0.state == .waiting && SlurmWords.isHopeless($0.reason) }) {
      try? client.cancel(jobs.jobs)
      throw .waitsForEver(reason: hopeless.reason, job: "\(hopeless.job)")
    }
    let living = Set(all.filter { !$0.state.isOver }.map { $0.index })
    let over = neededParts.filter { !living.contains($0) }
    guard !over.isEmpty else { return living }
    takeResults()
    try settle(over, all)
    return living.union(neededParts.filter { (submissions[$0] ?? 0) > 0 && timesOver[$0] ?? 0 < Self.patience })
  }

  /// Decides about parts that are over, as far as they lack runs.
  private mutating func settle(_ parts: [Int], _ queue: [SlurmTask]) throws(SlurmError) {
    var again: [Int] = []
    let lacking = missingOfParts
    let accounts = limits.keepsAccounts ? (try? client.accounts(of: jobs.jobs)) ?? [] : []
    for part in parts {
      guard let left = lacking[part] else { continue }
      timesOver[part, default: 0] += 1
      guard let job = jobs.entries.last(where: { $0.parts.contains(part) })?.job else { continue }
      func told(_ tasks: [SlurmTask]) -> SlurmTask? { tasks.last { $0.job == job && $0.index == part } }
      let fate = PartFate(part: part, job: job, told(queue) ?? told(accounts), folder: folder.path)
      if fate.isPlanNotSeen {
        try? client.cancel(jobs.jobs)
        throw .notSeen(folder: folder.path, node: fate.node, job: "\(job)")
      }
      if fate.isBadLuck && submissions[part, default: 1] < Self.mostSubmissions
        || fate.isTimeOver && left < missingAtStart[part] ?? 0
      {
        again.append(part)
      } else if timesOver[part] ?? 0 >= Self.patience {
        lost[part] = fate
      }
    }
    try submit(again)
  }

  /// How often the folder was not there.
  private var timesGone = 0

  private mutating func checkFolder() throws(SlurmError) {
    timesGone = DiskFileStore().exists(folder.files.plan) ? 0 : timesGone + 1
    guard timesGone >= 2 else { return }
    try? client.cancel(jobs.jobs)
    throw .folderGone(folder: folder.path, jobs: jobs.jobs.map { String($0) })
  }

  private var lostError: SlurmError {
    .lost(LostParts(runs: missing.count, lost.values.sorted { $0.part < $1.part }))
  }
}
