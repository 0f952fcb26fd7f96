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

  @Test func aTaskThatWasKilled() {
    let log = TaskLog("n1: unroll-job started: part 3, job 12_3\nslurmstepd: error: *** JOB 12 CANCELLED ***\n")
    #expect(log.status == nil && log.starts == 1 && log.lastLines == ["slurmstepd: error: *** JOB 12 CANCELLED ***"])
    #expect(TaskLog("") == TaskLog("\n") && TaskLog("").node.isEmpty)
  }
}
