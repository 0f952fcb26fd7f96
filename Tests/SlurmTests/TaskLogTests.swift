import Slurm
import Testing

@Suite struct TaskLogTests {
  @Test func aLog() {
    let log = TaskLog(
      """
      n1: unroll-job started: part 3, job 12_3
      something
      n2: unroll-job started: part 3, job 12_3
      one
      two
      three
      four
      n2: unroll-job ended: part 3, job 12_3, status 75

      """)
    #expect(log.node == "n2" && log.starts == 2 && log.status == 75 && log.lastLines == ["two", "three", "four"])
  }

  /// Lines of slurmstepd 22.05; where several nodes share a machine it adds the node to its name.
  @Test(
    arguments: [
      ("slurmstepd: error: *** JOB 2 ON n1 CANCELLED AT 2026-11-27T08:44:17 DUE TO TIME LIMIT ***", .timeout),
      ("slurmstepd-n1: error: *** JOB 3 ON n1 CANCELLED AT 2026-11-27T08:45:16 DUE TO PREEMPTION ***", .preempted),
      (
        "slurmstepd: error: *** JOB 3 ON n1 CANCELLED AT 2026-11-27T08:45:16 DUE TO NODE FAILURE, SEE SLURMCTLD ***",
        .nodeFailed
      ),
      ("slurmstepd: error: *** JOB 1 ON n1 CANCELLED AT 2026-11-27T08:45:15 ***", .cancelled),
      (
        "slurmstepd-n1: error: StepId=1.batch exceeded memory limit (74948608 > 52428800), being killed\n"
          + "slurmstepd-n1: error: *** JOB 1 ON n1 CANCELLED AT 2026-11-27T08:45:15 ***", .outOfMemory
      ),
      ("slurmstepd: error: Detected 1 oom-kill event(s) in StepId=9.batch.", .outOfMemory),
      ("my words: DUE TO TIME LIMIT", nil),
    ] as [(String, SlurmTask.Ending?)]) func whatSlurmWrote(_ lines: String, _ ending: SlurmTask.Ending?)
  {
    let start = "n1: unroll-job started: part 3, job 12_3\n"
    #expect(TaskLog(start + lines + "\n").ending == ending)
    // It was started again.
    #expect(TaskLog(start + lines + "\n" + start).ending == nil)
  }

  @Test func aTaskThatWasKilled() {
    let log = TaskLog("n1: unroll-job started: part 3, job 12_3\nslurmstepd: error: *** JOB 12 CANCELLED ***\n")
    #expect(log.status == nil && log.starts == 1 && log.lastLines == ["slurmstepd: error: *** JOB 12 CANCELLED ***"])
    #expect(TaskLog("") == TaskLog("\n") && TaskLog("").node.isEmpty)
  }
}
