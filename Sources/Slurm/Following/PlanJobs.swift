import Notebook
import Storage
import Tasks

/// The jobs of a plan that was given to a cluster: submits parts, asks for them, cancels them. What they are asked for lies
/// in the plan's folder, so that whoever comes later can submit what is missing.
struct PlanJobs {
  let folder: PlanFolder
  let plan: ComputePlan
  private let client: SlurmClient
  private let settings: SlurmSettings
  private let program: String
  /// What the command asked for; the settings say the rest.
  private let request: ClusterRequest
  private(set) var list: JobList

  /// - Parameters:
  ///   - folder: the plan's.
  ///   - plan: as it is in the folder.
  ///   - request: what the command asks for.
  ///   - program: the path of this program.
  init(
    _ folder: PlanFolder, _ plan: ComputePlan, _ client: SlurmClient, _ request: ClusterRequest,
    _ settings: SlurmSettings, program: String
  ) {
    (self.folder, self.plan, self.client) = (folder, plan, client)
    (self.request, self.settings, self.program) = (request, settings, program)
    list = JobList(of: folder.path)
  }

  /// The numbers of the arrays, as people are told them.
  var names: [String] { list.jobs.map { String($0) } }

  // MARK: submitting

  /// Keeps what the command asks for. Jobs that were cancelled before are wanted again.
  func keepRequest() throws(SlurmError) {
    do throws(FileError) { try request.keep(in: folder.path) } catch { throw .file(error) }
  }

  /// Submits parts as one array. If the site takes fewer jobs than these, it is the first of them that it takes.
  ///
  /// - Returns: the parts that were submitted, and the number of the array.
  /// - Throws: `SlurmError`; nothing of it is then left in the queue. `.cancelled` if somebody cancelled the plan's jobs.
  mutating func submit(_ parts: [Int]) throws(SlurmError) -> (parts: ArraySlice<Int>, job: Int) {
    try checkRequest()
    var some = parts[...]
    while true {
      do throws(SlurmError) {
        let number = try client.submit(job(some))
        try remember(number, some)
        // Whoever cancels forgets the request before looking for jobs: one of the two sees the other.
        try checkRequest()
        return (some, number)
      } catch {
        guard case .refused(let refusal) = error, refusal.isAboutCount, some.count > 1 else { throw error }
        some = some.prefix(some.count / 2)
      }
    }
  }

  /// Whoever cancels the plan's jobs means those, too, that are being submitted.
  private func checkRequest() throws(SlurmError) {
    guard DiskFileStore().exists(folder.files.plan), !ClusterRequest.isKept(in: folder.path) else { return }
    cancel()
    throw .cancelled(jobs: names)
  }

  private func job(_ parts: ArraySlice<Int>) -> SlurmJob {
    SlurmJob(
      name: "unroll-" + plan.digest.prefix(8), folder: folder.path, plan: PlanFolder.planName, parts: Array(parts),
      request: request.completed(by: settings.request), program: settings.program ?? program, settings: settings)
  }

  private mutating func remember(_ job: Int, _ parts: ArraySlice<Int>) throws(SlurmError) {
    do throws(FileError) {
      try list.add(job, parts: Array(parts))
    } catch {
      // A job that nobody finds again would be computed twice.
      try? client.cancel([job])
      throw .file(error)
    }
  }

  // MARK: asking

  /// What the jobs are doing, and the tasks by their arrays and parts.
  func tasks() throws(SlurmError) -> TaskTable { TaskTable(try client.tasks(of: list.jobs)) }

  /// How tasks ended, as far as the cluster keeps accounts.
  func accounts() -> TaskTable { TaskTable((try? client.accounts(of: list.jobs)) ?? []) }

  /// The exit status of a task; nil if the cluster does not know it any more.
  func exitStatus(job: Int, part: Int) -> Int? { try? client.exitStatus(job: job, index: part) }

  /// Forgets the arrays of which no task lives.
  mutating func forgetOthers(than tasks: TaskTable) throws(SlurmError) {
    do throws(FileError) { try list.keep(only: tasks.livingJobs) } catch { throw .file(error) }
  }

  /// The array that each part was submitted in last.
  var jobOfPart: [Int: Int] {
    var jobs: [Int: Int] = [:]
    for entry in list.entries {
      for part in entry.parts { jobs[part] = entry.job }
    }
    return jobs
  }

  // MARK: cancelling

  /// Cancels all that is in the queue.
  func cancel() { try? client.cancel(list.jobs) }
}

/// Tasks, to be found by their arrays and parts.
struct TaskTable {
  /// In the order of the queue.
  let tasks: [SlurmTask]
  private var places: [Name: Int] = [:]

  private struct Name: Hashable {
    let job, index: Int
  }

  init(_ tasks: [SlurmTask]) {
    self.tasks = tasks
    for (place, task) in tasks.enumerated() { places[Name(job: task.job, index: task.index)] = place }
  }

  /// The last that is said of a task; nil if it is not known.
  subscript(job: Int, part: Int) -> SlurmTask? { places[Name(job: job, index: part)].map { tasks[$0] } }

  /// The parts that are computed or wait for it.
  var living: Set<Int> { Set(tasks.filter { !$0.state.isOver }.map { $0.index }) }
  /// The arrays of these.
  var livingJobs: Set<Int> { Set(tasks.filter { !$0.state.isOver }.map { $0.job }) }
}
