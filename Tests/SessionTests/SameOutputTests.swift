import Foundation
import Testing

/// The same bytes from the whole program for every instruction set and every number of threads.
@Suite struct SameOutputTests {
  private static let sales = """
    load sales
    model srn 8
    train 40
    model lstm 8
    train 40
    evaluate
    predict
    forecast 3
    plot loss
    """

  private static let addition = """
    load addition digits=2 examples=600
    model lstm 20
    train 2
    model gru 20
    train 2 batch=16
    model srn 20
    train 2
    evaluate
    sample 5
    ask 3+36
    """

  @Test func baselineChecksTheOneHotSession() throws {
    let answer = try Program.run("check", Project.path("sessions/one-hot.md"), environment: ["UNROLL_ISA": "baseline"])
    #expect(answer.status == 0, "\(answer.output)")
  }

  @Test(arguments: [sales, addition])
  func baselineGivesTheSame(commands: String) throws {
    let native = try Program.run(input: commands)
    let baseline = try Program.run(input: commands, environment: ["UNROLL_ISA": "baseline"])
    #expect(native.status == 0 && baseline.status == 0)
    #expect(baseline.output == native.output)
    #expect(baseline.error.isEmpty)
  }

  @Test(arguments: [sales, addition], ["1", "2", "3"])
  func threadsGiveTheSame(commands: String, threads: String) throws {
    let native = try Program.run(input: commands)
    let answer = try Program.run(input: commands, environment: ["UNROLL_THREADS": threads])
    #expect(native.status == 0 && answer.status == 0)
    #expect(answer.output == native.output)
  }
}
