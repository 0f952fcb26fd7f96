import Slurm
import Testing

@Suite struct TaskLogTests {
  @Test func aLog() {
    let log = TaskLog(
      """
      unroll-job started: part 3, job 12_3, node n1
      something
      unroll-job started: part 3, job 12_3, node n2
      one
      two
      three
      four
      unroll-job ended: part 3, job 12_3, node n2, status 75

      """)
    #expect(log.node == "n2" && log.starts == 2 && log.status == 75 && log.lastLines == ["two", "three", "four"])
  }

  @Test func aTaskThatWasKilled() {
    let log = TaskLog("unroll-job started: part 3, job 12_3, node n1\nslurmstepd: error: *** JOB 12 CANCELLED ***\n")
    #expect(log.status == nil && log.starts == 1 && log.lastLines == ["slurmstepd: error: *** JOB 12 CANCELLED ***"])
    #expect(TaskLog("") == TaskLog("\n") && TaskLog("").node.isEmpty)
  }
}
