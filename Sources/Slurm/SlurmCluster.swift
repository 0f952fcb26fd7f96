import Notebook
import Phrases
import Storage
import Tasks

extension Cluster {
  /// The cluster that this machine submits jobs to.
  ///
  /// - Parameters:
  ///   - folders: where the person's files are.
  ///   - program: the path of this program.
  ///   - client: Slurm's programs.
  ///   - pace: the time between questions.
  package static func slurm(
    _ folders: UserFolders, program: String, _ client: SlurmClient = SlurmClient(), _ pace: Pace = .ofThisMachine
  ) -> Cluster {
    let slurm = SlurmCluster(folders: folders, program: program, client: client, pace: pace)
    var cluster = Cluster()
    cluster.run = { (work) throws(ClusterError) in try explained { () throws(SlurmError) in try slurm.run(work) } }
    cluster.plans = { () throws(ClusterError) in try explained { () throws(SlurmError) in try slurm.plans() } }
    cluster.cancel = { (name) throws(ClusterError) in
      try explained { () throws(SlurmError) in try slurm.cancel(name) }
    }
    cluster.resume = { (plan, missing) throws(ClusterError) in
      try explained { () throws(SlurmError) in try slurm.resume(plan, missing) }
    }
    return cluster
  }
}

private func explained<Value>(_ work: () throws(SlurmError) -> Value) throws(ClusterError) -> Value {
  do throws(SlurmError) {
    return try work()
  } catch {
    throw .failed(message: error.message, hint: error.hint)
  }
}

/// What commands do with a cluster.
private struct SlurmCluster {
  let folders: UserFolders
  let program: String
  let client: SlurmClient
  let pace: Pace

  /// Computes runs.
  func run(_ work: ClusterWork) throws(SlurmError) -> ClusterEnding {
    let settings = try readSettings()
    let request = work.request.completed(by: settings.request)
    let limits = try client.limits(for: request)
    let plans = try planFolder(settings)
    if let error = Folder.make(plans) { throw .file(.system(.create, path: plans, errno: error.number)) }
    if SharedFolder.isSurelyLocal(plans), !limits.nodes.isEmpty,
      !SharedFolder.isThisMachine(try client.machines(of: limits.nodes))
    {
      throw .notShared(folder: plans)
    }
    let jobs = try PlanGiving(client: client, settings: settings, program: program).jobs(of: work, limits, in: plans)
    var plan = PlanOnCluster(work, jobs, keepsAccounts: limits.keepsAccounts, pace)
    return try plan.run()
  }

  /// Submits what a plan lacks that nobody computes.
  func resume(_ plan: String, _ missing: [Int]) throws(SlurmError) -> ClusterResumption? {
    let settings = try readSettings()
    return try PlanGiving(client: client, settings: settings, program: program).resume(
      plan, missing, in: try planFolder(settings))
  }

  /// The plans that were given to the cluster, with what their jobs are doing.
  func plans() throws(SlurmError) -> [ClusterPlan] {
    let found = PlanFolder.all(in: try planFolder(try readSettings()))
    let lists = found.map { JobList(of: $0.path) }
    let tasks = try client.tasks(of: lists.flatMap { $0.jobs })
    return zip(found, lists).compactMap { folder, list in
      guard let plan = try? folder.plan() else { return nil }
      let own = tasks.filter { list.jobs.contains($0.job) && !$0.state.isOver }
      var status = ClusterPlan(name: String(plan.digest.prefix(8)), title: plan.title, runs: plan.runCount)
      status.finished = folder.files.countOfResults(of: plan)
      status.jobs = Set(own.map { $0.job }).sorted().map { String($0) }
      let running = own.filter { $0.state == .running }
      status.running = running.count
      status.waiting = own.count - running.count
      status.secondsLeft = running.compactMap { $0.secondsLeft }.max()
      return status
    }
  }

  /// Cancels the jobs of a plan, or of all.
  func cancel(_ name: String?) throws(SlurmError) -> [ClusterPlan] {
    // A cluster that cannot be asked says so here, before a request is forgotten.
    let all = try plans()
    let named = all.filter { plan in name.map { plan.name.hasPrefix($0) } ?? true }
    if let name, named.count != 1 { throw .noPlan(name, known: all.map { $0.name }) }
    for folder in PlanFolder.all(in: try planFolder(try readSettings()))
    where named.contains(where: { folder.name.hasPrefix($0.name) }) { ClusterRequest.forget(in: folder.path) }
    // Asked again: some may have been submitted until the requests were forgotten, and none is afterwards.
    let living = try plans().filter { plan in !plan.jobs.isEmpty && named.contains { $0.name == plan.name } }
    try client.cancel(living.flatMap { $0.jobs }.compactMap { Int($0) })
    return living
  }

  private func readSettings() throws(SlurmError) -> SlurmSettings {
    guard let path = folders.clusterSettings else { return SlurmSettings() }
    return try SlurmSettings(path: path)
  }

  private func planFolder(_ settings: SlurmSettings) throws(SlurmError) -> String {
    guard let folder = settings.folder ?? folders.plans else { throw .noFolder }
    return folder
  }
}
