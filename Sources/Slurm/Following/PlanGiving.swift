import Notebook
import Storage
import Tasks

/// Puts plans into folders for a cluster, and finds those that are there.
struct PlanGiving {
  let client: SlurmClient
  let settings: SlurmSettings
  let program: String

  /// The jobs of the plan of some runs: those that live, with the plan as it is; otherwise none, and the plan is packed as
  /// the request asks.
  ///
  /// - Parameter plans: the folder of plans.
  func jobs(
    of work: ClusterWork, _ limits: SlurmLimits, in plans: String
  ) throws(SlurmError) -> PlanJobs {
    var plan = ComputePlan([work.plan])
    if let found = PlanFolder.find(plan.digest, in: plans), let old = try? found.plan(), old.digest == plan.digest {
      var jobs = jobs(found, old, work.request)
      let tasks = try jobs.tasks()
      try jobs.forgetOthers(than: tasks)
      if !tasks.livingJobs.isEmpty { return jobs }
    }
    let known = Set(0..<plan.runCount).subtracting(RunsUnderWay.missing(of: work))
    do throws(PackingError) {
      try plan.pack(packing(work.request.completed(by: settings.request), limits), computedAlready: known)
    } catch {
      throw .packing(error)
    }
    do throws(FileError) {
      return jobs(try PlanFolder.make(plan, in: plans), plan, work.request)
    } catch {
      throw .file(error)
    }
  }

  /// Submits the parts of a plan again that lack runs and that nobody computes.
  ///
  /// - Parameters:
  ///   - path: the plan's.
  ///   - missing: the runs that it lacks, from 0, rising.
  ///   - plans: the folder of plans.
  /// - Returns: nil if the plan was not given to the cluster.
  func resume(_ path: String, _ missing: [Int], in plans: String) throws(SlurmError) -> ClusterResumption? {
    guard let folder = PlanFolder.all(in: plans).first(where: { $0.files.plan == path }),
      let plan = try? folder.plan(), plan.isOfThisEngine
    else { return nil }
    var resumption = ClusterResumption()
    let request = ClusterRequest(keptIn: folder.path)
    var jobs = jobs(folder, plan, request ?? ClusterRequest())
    let tasks = try jobs.tasks()
    let living = tasks.living
    resumption.living = living.sorted()
    guard request != nil else {
      resumption.isCancelled = living.isEmpty
      return resumption
    }
    try jobs.forgetOthers(than: tasks)
    // What has ended by now has its results by now.
    var results = PlanResults(plan, folder.files)
    let parts = plan.partsLacking(missing.filter { results.take($0) == nil }).map { $0.part }.filter {
      !living.contains($0)
    }
    guard !parts.isEmpty else { return resumption }
    let (submitted, job) = try jobs.submit(parts)
    resumption.submitted = Array(submitted)
    resumption.living = living.union(submitted).sorted()
    resumption.job = String(job)
    return resumption
  }

  private func jobs(_ folder: PlanFolder, _ plan: ComputePlan, _ request: ClusterRequest) -> PlanJobs {
    PlanJobs(folder, plan, client, request, settings, program: program)
  }

  private func packing(_ request: ClusterRequest, _ limits: SlurmLimits) -> PackingLimits {
    var packing = PackingLimits()
    packing.mostParts = max(1, min(request.jobs ?? packing.mostParts, limits.largestIndex, limits.mostJobs ?? Int.max))
    packing.mostSeconds = (request.minutes ?? limits.usualMinutes).map { Double($0) * 60 }
    packing.leastSeconds = 60
    packing.cores = request.cores ?? 1
    return packing
  }
}
