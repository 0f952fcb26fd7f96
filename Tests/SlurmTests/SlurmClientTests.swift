import Notebook
import NotebookTestSupport
import Slurm
import Testing

@Suite struct SlurmClientTests {
  private let slurm = FakeSlurm()
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var job: SlurmJob {
    var request = ClusterRequest()
    request.minutes = 1570
    request.megabytes = 2048
    request.partition = "short"
    return SlurmJob(
      name: "unroll-ab12", folder: folder.path("it's 5% off"), plan: "plan", parts: [7, 2, 3, 4, 9], request: request,
      program: "/opt/unroll")
  }

  // MARK: submitting

  @Test func aJobIsSubmitted() throws {
    slurm.answer("sbatch", "4711\n")
    #expect(try slurm.client.submit(job) == 4711)
    let words = try #require(slurm.calls.first)
    #expect(words.contains("--array=2-4,7,9") && words.contains("--time=1-02:10:00") && words.contains("--mem=2048M"))
    #expect(words.contains("--partition=short") && words.contains("--cpus-per-task=1") && words.contains("--requeue"))
    #expect(words.contains("--output=" + folder.path("it's 5%% off/logs/%A_%a.log")))
    #expect(!words.contains { $0.hasPrefix("--account") || $0.hasPrefix("--qos") })
    #expect(words.last == folder.path("it's 5% off/job.sh"))
    #expect(try folder.text("it's 5% off/job.sh") == job.text)
    #expect(job.text.contains("it'\\''s 5% off'"))
  }

  /// With several clusters sbatch names the one, and some sites greet first.
  @Test(arguments: ["12;north\n", "Welcome to North!\n12\n"]) func numbers(_ output: String) throws {
    slurm.answer("sbatch", output)
    #expect(try slurm.client.submit(job) == 12)
  }

  @Test func anAnswerWithoutANumber() {
    slurm.answer("sbatch", "Submitted\n")
    #expect(throws: SlurmError.notUnderstood(program: "sbatch", found: "Submitted\n")) { try slurm.client.submit(job) }
  }

  /// What sbatch of 22.05 said, and which option is named in the hint.
  @Test(arguments: [
    (
      "sbatch: error: invalid partition specified: nix\nsbatch: error: Batch job submission failed: Invalid partition name specified\n",
      "invalid partition specified: nix; Batch job submission failed: Invalid partition name specified", "partition="
    ),
    (
      "sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified\n",
      "Batch job submission failed: Invalid account or account/partition combination specified", "account="
    ),
    (
      "sbatch: error: Memory specification can not be satisfied\nsbatch: error: Batch job submission failed: Requested node configuration is not available\n",
      "Memory specification can not be satisfied; Batch job submission failed: Requested node configuration is not available",
      "memory="
    ),
    (
      "sbatch: error: Batch job submission failed: Invalid job array specification\n",
      "Batch job submission failed: Invalid job array specification", "jobs="
    ),
    (
      "sbatch: error: Batch job submission failed: Invalid feature specification\n",
      "Batch job submission failed: Invalid feature specification", "constraint="
    ),
    (
      "sbatch: error: Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)\n",
      "Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)", "time="
    ),
    (
      "sbatch: error: QOSMaxSubmitJobPerUserLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)\n",
      "QOSMaxSubmitJobPerUserLimit; Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)",
      "jobs="
    ),
    ("sbatch: unrecognized option '--requeue'\nTry \"sbatch --help\" for more information\n", nil, "Slurm"),
  ]) func refusals(_ complaints: String, _ said: String?, _ hint: String) {
    slurm.answer("sbatch", status: 1, complaints: complaints)
    do throws(SlurmError) {
      _ = try slurm.client.submit(job)
      Issue.record("not refused")
    } catch {
      guard case .refused(let refusal) = error else {
        Issue.record("\(error)")
        return
      }
      if let said { #expect(refusal.words == said) }
      #expect(error.hint.description.contains(hint), "\(error.hint)")
    }
  }

  @Test func noSlurmAndNoController() {
    #expect(throws: SlurmError.missing(program: "sbatch")) { try slurm.client.submit(job) }
    let words = "Batch job submission failed: Unable to contact slurm controller (connect failure)"
    slurm.answer("sbatch", status: 1, complaints: "sbatch: error: " + words + "\n")
    #expect(throws: SlurmError.unreachable(words: words)) { try slurm.client.submit(job) }
  }

  @Test func aFolderThatCannotBeWritten() throws {
    slurm.answer("sbatch", "1\n")
    try folder.write("", to: "it's 5% off")
    #expect(throws: SlurmError.self) { try slurm.client.submit(job) }
    #expect(slurm.calls.isEmpty)
  }

  // MARK: following

  /// Recorded from 22.05: cancelled, requeued, held, running, stopped.
  @Test func whatSqueueSays() throws {
    slurm.answer(
      "squeue",
      """
      8|1|CANCELLED|n1|9:57|None
      8|2|PENDING||10:00|BeginTime
      8|6|PENDING||10:00|Resources
      8|7|PENDING||10:00|JobHeldAdmin
      8|5|RUNNING|n1|1-09:58:00|None
      8|4|COMPLETING|n2|9:55|None
      8|3|SUSPENDED|n1|UNLIMITED|None
      9|3|RUNNING|n1|9:58|None
      10|N/A|RUNNING|n1|9:58|None

      """)
    let tasks = try slurm.client.tasks(of: [8])
    #expect(tasks.map(\.index) == [1, 2, 6, 7, 5, 4, 3])
    #expect(tasks.map(\.state) == [.ended(.cancelled), .waiting, .waiting, .waiting, .running, .running, .held])
    #expect(tasks.map(\.node) == ["n1", "", "", "", "n1", "n2", "n1"])
    #expect(tasks.map(\.reason) == ["", "BeginTime", "Resources", "JobHeldAdmin", "", "", ""])
    #expect(tasks[4].secondsLeft == 122_280 && tasks[6].secondsLeft == nil)
  }

  /// Where --array is not obeyed, tasks that wait share a line.
  @Test func tasksThatShareALine() throws {
    slurm.answer(
      "squeue", "8|2,6-9%4|PENDING||10:00|Resources,JobHeldAdmin,BeginTime\n8|[11-15:2]|PENDING|(null)|N/A|Priority\n")
    #expect(try slurm.client.tasks(of: [8]).map(\.index) == [2, 6, 7, 8, 9, 11, 13, 15])
  }

  @Test(arguments: [
    ("COMPLETED", SlurmTask.State.completed), ("FAILED", .ended(.failed)), ("TIMEOUT", .ended(.timeout)),
    ("NODE_FAIL", .ended(.nodeFailed)), ("OUT_OF_MEMORY", .ended(.outOfMemory)), ("PREEMPTED", .ended(.preempted)),
    ("BOOT_FAIL", .ended(.bootFailed)), ("DEADLINE", .ended(.deadline)), ("CONFIGURING", .waiting),
    ("REQUEUED", .waiting), ("REQUEUE_HOLD", .held), ("STAGE_OUT", .running), ("LAUNCH_FAILED", .ended(.launchFailed)),
    ("SOMETHING_NEW", .other("SOMETHING_NEW")),
  ]) func states(_ word: String, _ state: SlurmTask.State) throws {
    slurm.answer("squeue", "8|1|\(word)|n1|9:57|None\n")
    #expect(try slurm.client.tasks(of: [8]).map(\.state) == [state])
  }

  @Test(arguments: [
    "8|1|RUNNING", "x|1|RUNNING|n1|9:57|None", "8|1-x|RUNNING|n1|9:57|None", "8|1|RUNNING|n1|soon|None",
  ])
  func whatSqueueNeverSays(_ line: String) {
    slurm.answer("squeue", line + "\n")
    #expect(throws: SlurmError.notUnderstood(program: "squeue", found: line)) { try slurm.client.tasks(of: [8]) }
  }

  @Test func jobsThatEndedLongAgo() throws {
    slurm.answer("squeue", status: 1, complaints: "slurm_load_jobs error: Invalid job id specified\n")
    #expect(try slurm.client.tasks(of: [8]).isEmpty)
    #expect(try slurm.client.tasks(of: []).isEmpty && slurm.calls.count == 1)
  }

  @Test func whatSacctSays() throws {
    slurm.answer(
      "sacct",
      """
      8_1|COMPLETED|n1
      8_2|CANCELLED by 1000|n[1-2]
      8_3|NODE_FAIL|n2
      8_3|COMPLETED|n1
      8_4|OUT_OF_MEMORY|n1
      8_[5-6]|PENDING|None assigned
      9|RUNNING|n1

      """)
    let tasks = try slurm.client.accounts(of: [8])
    // No option that 22.05 does not know, such as --array.
    #expect(
      slurm.calls == [
        ["sacct", "--noheader", "--parsable2", "--allocations", "--jobs=8", "--format=JobID,State,NodeList"]
      ])
    #expect(tasks.map(\.index) == [1, 2, 3, 4, 5, 6])
    #expect(
      tasks.map(\.state) == [.completed, .ended(.cancelled), .completed, .ended(.outOfMemory), .waiting, .waiting])
    #expect(tasks.map(\.node) == ["n1", "n[1-2]", "n1", "n1", "", ""])
  }

  @Test func noAccounts() {
    slurm.answer("sacct", status: 1, complaints: "Slurm accounting storage is disabled\n")
    #expect(throws: SlurmError.failed(program: "sacct", words: "Slurm accounting storage is disabled")) {
      try slurm.client.accounts(of: [8])
    }
  }

  /// As 22.05 writes it of a task that was killed for its memory.
  @Test func howATaskEnded() throws {
    slurm.answer(
      "scontrol job",
      "JobId=1 ArrayJobId=1 ArrayTaskId=1 JobName=eat.sh JobState=FAILED Reason=JobLaunchFailure Requeue=1 ExitCode=0:9 RunTime=00:00:04\n"
    )
    #expect(try slurm.client.exitStatus(job: 1, index: 1) == 137)
    slurm.answers["scontrol job"] = [.init(output: "JobId=7 JobState=FAILED ExitCode=75:0 DerivedExitCode=0:0\n")]
    #expect(try slurm.client.exitStatus(job: 1, index: 7) == 75)
    #expect(slurm.calls.last == ["scontrol", "--oneliner", "show", "job", "1_7"])
    slurm.answers["scontrol job"] = [.init(output: "something else\n")]
    #expect(try slurm.client.exitStatus(job: 1, index: 7) == nil)
  }

  // MARK: cancelling

  @Test func jobsAreCancelled() throws {
    slurm.answer("scancel")
    try slurm.client.cancel([8, 9])
    try slurm.client.cancel([8], parts: [1, 2, 3, 7])
    try slurm.client.cancel([])
    #expect(slurm.calls == [["scancel", "8", "9"], ["scancel", "8_[1-3,7]"]])
  }
}
