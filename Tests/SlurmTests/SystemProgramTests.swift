import Slurm
import Testing

@Suite struct SystemProgramTests {
  private func run(_ script: String, seconds: Double = 60) throws(SystemProgram.Failure) -> SystemProgram.Ending {
    try SystemProgram.run(["sh", "-c", script], environment: ["PATH=/usr/bin:/bin", "X=1"], seconds: seconds)
  }

  @Test func whatIsPrinted() throws {
    let ending = try run("echo out $X; echo err >&2; exit 3")
    #expect(ending.status == 3 && ending.output == "out 1\n" && ending.complaints == "err\n")
    #expect(try run("cat; kill -9 $$").status == 137)
  }

  /// More than a pipe holds, on both channels.
  @Test func muchIsPrinted() throws {
    let ending = try run(
      "i=0; while [ $i -lt 3000 ]; do echo $i-----------------------------------; echo $i >&2; i=$((i+1)); done")
    #expect(ending.output.split(separator: "\n").count == 3000 && ending.complaints.hasSuffix("2999\n"))
  }

  @Test func noSuchProgram() {
    #expect(throws: SystemProgram.Failure.missing) {
      try SystemProgram.run(["no-such-program-here"], environment: [], seconds: 60)
    }
  }

  @Test func aProgramThatNeverEnds() {
    #expect(throws: SystemProgram.Failure.tookTooLong) { try run("exec sleep 1000", seconds: 0.2) }
  }
}
