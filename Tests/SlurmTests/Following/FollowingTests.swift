import Glibc
import Notebook
import NotebookTestSupport
import Slurm
import Storage
import Tasks
import Testing

/// Commands that follow their jobs: what they submit again, and what they say of the rest.
@Suite struct FollowingTests {
  private let fake: FakeCluster
  private let followed: FollowedWork

  init() throws {
    fake = try FakeCluster()
    followed = try FollowedWork()
  }

  /// Follows to the end, and sees that every run came in once.
  private func expectAll(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try fake.cluster.run(followed.work()) == .finished, sourceLocation: sourceLocation)
    let places = followed.finished.map { $0.place }.sorted()
    #expect(places == Array(followed.plan.runs.indices), sourceLocation: sourceLocation)
    #expect(followed.progress.last?.finished == 8, sourceLocation: sourceLocation)
  }

  private func failure(_ work: ClusterWork? = nil) -> (message: String, hint: String) {
    do throws(ClusterError) {
      _ = try fake.cluster.run(work ?? followed.work())
      return ("", "")
    } catch {
      return (error.message.description, error.hint.description)
    }
  }

  @Test func allGoesWell() throws {
    try expectAll()
    #expect(fake.submitted.count == 1 && fake.submitted[0].count > 2)
    #expect(followed.finished.allSatisfy { $0.computer == "n1: x, avx2" })
    // All is there: nothing is submitted, nobody is asked for long.
    let again = try FollowedWork()
    #expect(try fake.cluster.run(again.work()) == .finished && again.finished.count == 8)
    #expect(fake.submitted.count == 1)
  }

  // MARK: submitted again

  @Test(arguments: ["NODE_FAIL", "PREEMPTED", "BOOT_FAIL", "LAUNCH_FAILED", "REVOKED"])
  func badLuckIsTriedAgain(_ state: String) throws {
    fake.fates = [2: [.ended(state), .ended(state, log: nil)], 3: [.ended(state)]]
    try expectAll()
    #expect(fake.submitted.dropFirst() == [[2, 3], [2]])
  }

  @Test func badLuckHasAnEnd() throws {
    fake.fates = [2: Array(repeating: .ended("NODE_FAIL"), count: 9)]
    let (message, hint) = failure()
    #expect(fake.submitted.dropFirst() == [[2], [2], [2]])
    #expect(message.contains("did not come from the cluster: part 2 on node n1, job 104_2: its node failed"))
    #expect(hint == "the same command submits what is missing; finished runs are kept")
    // All else came in.
    #expect(followed.finished.count == 8 - (try #require(try fake.planFolder?.plan())).parts[1].count)
  }

  /// Slurm may have forgotten a job by the time it is asked: then its log tells.
  @Test(arguments: [
    FakeCluster.Fate.ended("TIMEOUT", finishing: 1),
    .ended(nil, finishing: 1, log: "slurmstepd: error: *** JOB 2 ON n1 CANCELLED AT x DUE TO TIME LIMIT ***"),
  ]) func whoseTimeWasUpGoesOn(_ fate: FakeCluster.Fate) throws {
    fake.fates = [1: [fate, .finished]]
    try expectAll()
    #expect(fake.submitted.dropFirst() == [[1]])
  }

  @Test func whoseTimeIsTooShort() {
    fake.fates = [1: [.ended("TIMEOUT", log: "slow\nslower"), .finished]]
    let (message, hint) = failure()
    #expect(fake.submitted.count == 1)
    #expect(message.contains("part 1 on node n1, job 101_1: its time was up, \"slow / slower\""))
    #expect(hint.hasPrefix("allow more time with time=; the same command submits"))
  }

  @Test(arguments: [
    FakeCluster.Fate.ended("FAILED", log: "Killed\nended: status 137"), .ended(nil, log: nil),
    .ended("FAILED", log: ""),
  ]) func whoWasKilledIsTriedOnce(_ fate: FakeCluster.Fate) throws {
    fake.exitCode = "0:9"
    fake.fates = [2: [fate, .finished]]
    try expectAll()
    #expect(fake.submitted.dropFirst() == [[2]])
  }

  @Test func whoIsKilledAgain() {
    let killed = FakeCluster.Fate.ended("FAILED", log: "n1: unroll-job ended: part 2, job 1_2, status 137")
    fake.fates = [2: [killed, killed, .finished]]
    let message = failure().message
    #expect(fake.submitted.dropFirst() == [[2]])
    #expect(message.contains("part 2 on node n1, job 102_2: it was killed by signal 9"), "\(message)")
  }

  @Test func moreJobsThanTheSiteTakes() throws {
    fake.mostTasks = 2
    try expectAll()
    #expect(fake.submitted.allSatisfy { $0.count <= 2 } && fake.submitted[0].count == fake.submitted[1].count)
    #expect(fake.submitted.flatMap { $0 }.count == Set(fake.submitted.flatMap { $0 }).count)
    fake.mostTasks = 0
    let other = try FakeCluster()
    other.mostTasks = 0
    #expect(throws: ClusterError.self) { try other.cluster.run(followed.work()) }
    #expect(other.submitted.isEmpty)
  }

  // MARK: not submitted again

  @Test(arguments: [
    ("CANCELLED", "it was cancelled", ""), ("DEADLINE", "its deadline was over", ""),
    ("OUT_OF_MEMORY", "it took more memory than it had asked for", "ask for more memory with memory="),
  ]) func whatIsNamed(_ state: String, _ said: String, _ advice: String) {
    fake.fates = [2: [.ended(state, log: "last words"), .finished]]
    let (message, hint) = failure()
    #expect(fake.submitted.count == 1)
    #expect(message.contains("part 2 on node n1, job 101_2: \(said), \"last words\""), "\(message)")
    #expect(hint.hasPrefix(advice) && hint.hasSuffix("finished runs are kept"))
  }

  @Test(arguments: [
    (75, "it could not write its results", "make room"), (127, "Unroll could not be started there", "name the program"),
    (1, "it failed with status 1", "the same command"),
  ]) func statuses(_ status: Int, _ said: String, _ advice: String) {
    fake.fates = [2: [.ended("FAILED", log: "error: why\nn1: unroll-job ended: part 2, job 1_2, status \(status)")]]
    let (message, hint) = failure()
    #expect(
      fake.submitted.count == 1 && message.contains("\(said), \"error: why\"") && hint.hasPrefix(advice), "\(message)")
  }

  /// On a full disk the log is empty; the cluster knows the status.
  @Test func theClusterKnowsTheStatus() {
    fake.exitCode = "75:0"
    fake.fates = [2: [.ended("FAILED", log: "")]]
    #expect(failure().message.contains("it could not write its results"))
  }

  /// As JobAcctGather ends it: Slurm's state says no more than that it failed.
  @Test func theLogKnowsOfMemory() {
    let log = """
      slurmstepd: error: StepId=1.batch exceeded memory limit (74948608 > 52428800), being killed
      slurmstepd: error: *** JOB 1 ON n1 CANCELLED AT 2026-11-27T08:45:15 ***
      """
    fake.fates = [2: [.ended("FAILED", log: log)]]
    #expect(failure().message.contains("it took more memory than it had asked for"))
  }

  @Test func accountsKnowWhatTheQueueForgot() {
    fake.accounts = "101_2|OUT_OF_MEMORY|n7\n"
    fake.fates = [2: [.ended(nil, log: nil)]]
    #expect(failure().message.contains("part 2 on node n7, job 101_2: it took more memory than it had asked for"))
  }

  @Test func thePlanIsNotSeen() {
    fake.fates = [2: [.ended("FAILED", log: nil)], 1: [.running]]
    let (message, hint) = failure()
    #expect(message.hasPrefix("node n1 does not find the folder") && message.hasSuffix("job 101 was cancelled"))
    #expect(hint.contains("folder=") && fake.cancelled == [101])
  }

  @Test func whatNeverComes() {
    fake.fates = [1: [FakeCluster.Fate(state: "PENDING", reason: "PartitionTimeLimit")]]
    #expect(failure().message.contains("waited for what never comes (PartitionTimeLimit)"))
    #expect(fake.cancelled == [101])
  }

  @Test func theFolderVanishes() {
    fake.fates = [1: [.running], 2: [.running], 3: [.running], 4: [.running]]
    fake.waiting = { time in
      if time == 1, let path = self.fake.planFolder?.path { rename(path, path + "-gone") }
    }
    #expect(failure().message.contains("is not there any more; these jobs were cancelled: 101"))
    #expect(fake.cancelled == [101])
  }

  // MARK: waiting

  @Test func resultsMayComeLate() throws {
    fake.fates = [2: [FakeCluster.Fate(state: "COMPLETED", finishes: .max, delay: 1)]]
    try expectAll()
    #expect(fake.submitted.count == 1)
  }

  @Test func resultsThatNeverCome() {
    fake.fates = [2: [.ended("COMPLETED", log: "ended: status 0")]]
    #expect(failure().message.contains("it ended well, but its results are not there"))
  }

  /// Out of reach, or in trouble that it says something or nothing about.
  @Test(arguments: [nil, "slurm_load_jobs error: Zero Bytes were transmitted or received\n", ""])
  func theControllerMayBeAway(_ complaint: String?) throws {
    fake.complaint = complaint ?? fake.complaint
    fake.waiting = { time in if time == 1 { self.fake.timesAway = 3 } }
    try expectAll()
    #expect(fake.submitted.count == 1)
  }

  @Test func theControllerFailsForEver() throws {
    fake.complaint = ""
    fake.waiting = { time in if time == 1 { self.fake.timesAway = .max } }
    #expect(failure().message == "squeue failed: exit status 1")
    #expect(fake.cancelled.isEmpty)
  }

  @Test func leavingAndComingBack() throws {
    fake.fates = [1: [.running], 2: [.ended("TIMEOUT", finishing: 1)]]
    fake.waiting = { time in self.followed.leaves = time > 1 }
    #expect(try fake.cluster.run(followed.work()) == .left(jobs: ["101"]))
    // Somebody comes back: what lives is not submitted again, what ends then is.
    let back = try FollowedWork()
    let plan = try #require(try fake.planFolder?.plan())
    fake.waiting = { time in
      guard time > 20, let folder = self.fake.planFolder else { return }
      for run in plan.parts[0] { self.fake.finish(run, plan, folder) }
    }
    #expect(try fake.cluster.run(back.work()) == .finished)
    #expect(back.finished.count == 8 && fake.submitted.dropFirst() == [[2]])
  }

  // MARK: runs collect

  private func collected() throws -> CollectedPlan {
    let folder = try #require(fake.planFolder)
    var plan = try folder.files.collect(into: RunDatabase(folder: fake.folder.path("kept")).store)
    if !plan.missing.isEmpty { plan.resumption = try fake.cluster.resume(plan.path, plan.missing) }
    return plan
  }

  @Test func collectingSubmitsWhatIsMissing() throws {
    fake.fates = [2: [.ended("CANCELLED", finishing: 1, log: "why")], 3: [.running]]
    fake.waiting = { time in self.followed.leaves = time > 8 }
    var request = ClusterRequest()
    (request.minutes, request.account, request.cores) = (10, "it's mine", 1)
    #expect(try fake.cluster.run(followed.work(request)) == .left(jobs: ["101"]))
    let first = try collected()
    #expect(first.resumption?.submitted == [2] && first.resumption?.job == "102")
    #expect(first.resumption?.living == [2, 3])
    // Of the parts, only the one that failed is told.
    #expect(first.failures.map { $0.part } == [2] && first.failures[0].lines.last == "why")
    #expect(
      first.sentences.last?.description.hasSuffix("parts 2-3 are under way, some of them as the new job 102") == true)
    _ = try collected()
    let second = try collected()
    #expect(second.resumption?.living == [3] && second.resumption?.job == nil && fake.submitted.count == 2)
    #expect(second.sentences.last?.description.hasSuffix("; parts 3 are under way") == true)
  }

  @Test func whatWasCancelledStaysSo() throws {
    fake.fates = [2: [.running]]
    fake.waiting = { time in self.followed.leaves = time > 1 }
    _ = try fake.cluster.run(followed.work())
    #expect(try fake.cluster.cancel(nil).count == 1 && fake.cancelled == [101])
    _ = try collected()
    let plan = try collected()
    #expect(plan.resumption?.isCancelled == true && fake.submitted.count == 1)
    #expect(plan.sentences.last?.description.contains("their jobs were cancelled") == true)
    // The command asks for it again.
    followed.leaves = false
    fake.waiting = { _ in }
    #expect(try fake.cluster.run(followed.work()) == .finished)
  }

  /// Whoever cancels when nobody knows the number of a job yet means that job, too: the first one, and one that is
  /// submitted again.
  @Test(arguments: [1, 2]) func whatIsCancelledWhileItIsSubmitted(_ submission: Int) throws {
    fake.fates = [2: [.ended("NODE_FAIL"), .running], 3: [.running]]
    fake.submitting = {
      guard self.fake.submitted.count == submission else { return }
      #expect((try? self.fake.cluster.cancel(nil))?.count == submission - 1)
    }
    let (message, hint) = failure()
    #expect(message == "these jobs were cancelled: " + (submission == 1 ? "101" : "101, 102"))
    #expect(hint.contains("submits what is missing"))
    #expect(fake.submitted.count == submission && fake.cancelled.count == submission)
  }

  /// A task that was killed by the cancelling is not put right by whoever follows it.
  @Test func whatIsCancelledIsNotSubmittedAgain() throws {
    fake.fates = [2: [.ended("FAILED", log: "n1: unroll-job ended: part 2, job 1_2, status 143")], 3: [.running]]
    fake.waiting = { time in if time == 1 { _ = try? self.fake.cluster.cancel(nil) } }
    let message = failure().message
    #expect(message == "these jobs were cancelled: 101" && fake.submitted.count == 1)
  }

  /// Of a comparison that was made larger only new runs are computed, and no other is missing.
  @Test func whatIsKeptIsNotMissing() throws {
    fake.fates = [1: [.running], 2: [.running], 3: [.running]]
    fake.waiting = { time in self.followed.leaves = time > 1 }
    _ = try fake.cluster.run(followed.work(missing: [6, 7]))
    let folder = try #require(fake.planFolder)
    let store = RunDatabase(folder: fake.folder.path("kept")).store
    let plan = try folder.plan()
    let known = (0..<6).map { run in
      ComputedRun(run: run, outcome: .diverged(epoch: 1), node: "n1", processor: "x")
    }
    #expect(try store.keep(known, of: plan) == 6)
    #expect(try folder.files.collect(into: store).missing == [6, 7])
  }

  @Test func otherPlansAreLeftAlone() throws {
    let path = try fake.folder.write("x", to: "plan")
    #expect(try fake.cluster.resume(path, [1]) == nil && fake.submitted.isEmpty)
  }
}
