import Notebook
import Phrases
import Storage

/// Submits, follows and cancels job arrays, with as few calls of Slurm's programs as possible.
package struct SlurmClient: Sendable {
  private let programs: SlurmPrograms

  /// - Parameter programs: Slurm's programs.
  package init(_ programs: SlurmPrograms = .ofThisMachine) { self.programs = programs }

  // MARK: before

  /// Asks what the cluster allows to a request.
  ///
  /// - Throws: `SlurmError`, also if it has no such partition or the partition allows no such time.
  package func limits(for request: ClusterRequest) throws(SlurmError) -> SlurmLimits {
    let configuration = ClusterConfiguration(try programs.output(["scontrol", "show", "config"]))
    guard let size = configuration["MaxArraySize"].flatMap({ Int($0) }), size > 0 else {
      throw .notUnderstood(program: "scontrol", found: configuration["MaxArraySize"] ?? "")
    }
    let listing = try PartitionListing(try programs.output(["scontrol", "--oneliner", "show", "partition"]))
    let partition = try listing.partition(request.partition)
    let most = partition?.mostMinutes
    if let minutes = request.minutes, let most, let partition, minutes > most {
      throw .tooLong(minutes: minutes, partition: partition.name, most: most)
    }
    let keepsAccounts = !["", "(null)", "accounting_storage/none"].contains(
      configuration["AccountingStorageType"] ?? "")
    let enforced = configuration["AccountingStorageEnforce"] ?? ""
    let own = keepsAccounts && enforced.contains("limits") ? mostJobs(account: request.account) : nil
    return SlurmLimits(
      largestIndex: size - 1,
      mostJobs: [own, configuration["MaxJobCount"].flatMap { Int($0) }].compactMap { $0 }.min(),
      keepsAccounts: keepsAccounts, partition: request.partition ?? partition?.name ?? "",
      usualMinutes: partition?.usualMinutes ?? most, mostMinutes: most, nodes: partition?.nodes ?? "")
  }

  /// How many jobs the accounts allow the person to submit; nil for any number, and if they do not say.
  private func mostJobs(account: String?) -> Int? {
    guard
      let text = try? programs.output([
        "sacctmgr", "--noheader", "--parsable2", "show", "associations", "where", "user=\(ThisComputer.user)",
        "format=Account,MaxSubmitJobs,GrpSubmitJobs",
      ])
    else { return nil }
    return AssociationListing.mostJobs(text, account: account)
  }

  /// Asks for the machines that nodes are, each once.
  ///
  /// - Parameter nodes: as a partition lists them: `n[1-4],gpu1`.
  package func machines(of nodes: String) throws(SlurmError) -> [String] {
    let text = try programs.output(["scontrol", "--oneliner", "show", "node", nodes])
    var machines: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace }) where word.hasPrefix("NodeHostName=") {
      let name = String(word.dropFirst("NodeHostName=".count))
      if !machines.contains(name) { machines.append(name) }
    }
    return machines
  }

  // MARK: jobs

  /// Writes a job's script into its folder and submits it.
  ///
  /// - Returns: the number of the array.
  package func submit(_ job: SlurmJob) throws(SlurmError) -> Int {
    if let error = Folder.make(job.folder + "/" + SlurmJob.logs) {
      throw .file(.system(.create, path: job.folder + "/" + SlurmJob.logs, errno: error.number))
    }
    do throws(FileError) {
      try DiskFileStore().write(Array(job.text.utf8), to: job.folder + "/" + SlurmJob.script)
    } catch {
      throw .file(error)
    }
    let words = job.submission
    let ending = try programs.run(words)
    guard ending.status == 0 else {
      let error = SlurmPrograms.error(words[0], ending)
      if case .failed(_, let words) = error { throw .refused(SlurmRefusal(words: words)) }
      throw error
    }
    // The number, and behind it the name of the cluster where there are several. Some sites let sbatch greet first.
    let lines = ending.output.split(whereSeparator: { $0.isNewline })
    guard let number = lines.last?.split(separator: ";").first.flatMap({ Int($0) }), number > 0 else {
      throw .notUnderstood(program: words[0], found: ending.output)
    }
    return number
  }

  /// What the tasks of some arrays are doing. Those that ended some minutes ago may be missing.
  package func tasks(of jobs: [Int]) throws(SlurmError) -> [SlurmTask] {
    guard !jobs.isEmpty else { return [] }
    let list = jobs.map { String($0) }.joined(separator: ",")
    let ending = try programs.run([
      "squeue", "--noheader", "--array", "--states=all", "--jobs=\(list)", "--format=\(QueueListing.format)",
    ])
    guard ending.status == 0 else {
      // Of a single job that ended long ago it says that there is none.
      if ending.complaints.contains(SlurmWords.unknownJob) { return [] }
      throw SlurmPrograms.error("squeue", ending)
    }
    return try QueueListing.read(ending.output).filter { jobs.contains($0.job) }
  }

  /// How tasks ended, as far as the cluster keeps accounts.
  package func accounts(of jobs: [Int]) throws(SlurmError) -> [SlurmTask] {
    guard !jobs.isEmpty else { return [] }
    let list = jobs.map { String($0) }.joined(separator: ",")
    let text = try programs.output([
      "sacct", "--noheader", "--parsable2", "--allocations", "--jobs=\(list)",
      "--format=\(AccountingListing.format)",
    ])
    return try AccountingListing.read(text).filter { jobs.contains($0.job) }
  }

  /// The exit status of a task that ended some minutes ago at most, or 128 and the signal that ended it; nil if the cluster
  /// does not know it any more.
  package func exitStatus(job: Int, index: Int) throws(SlurmError) -> Int? {
    let text = try programs.output(["scontrol", "--oneliner", "show", "job", "\(job)_\(index)"])
    for word in text.split(whereSeparator: { $0.isWhitespace }) where word.hasPrefix("ExitCode=") {
      let numbers = word.dropFirst("ExitCode=".count).split(separator: ":").map { Int($0) }
      guard numbers.count == 2, let status = numbers[0], let signal = numbers[1] else { return nil }
      return signal == 0 ? status : 128 + signal
    }
    return nil
  }

  /// Cancels arrays; those that have ended stay as they are.
  ///
  /// - Parameter parts: the tasks of one array that are cancelled; nil for all of all.
  package func cancel(_ jobs: [Int], parts: [Int]? = nil) throws(SlurmError) {
    guard !jobs.isEmpty else { return }
    let ending = try programs.run(
      ["scancel"] + jobs.map { job in parts.map { "\(job)_[\(ArrayIndices.text($0))]" } ?? String(job) })
    guard ending.status == 0 || ending.complaints.contains(SlurmWords.unknownJob) else {
      throw SlurmPrograms.error("scancel", ending)
    }
  }
}
