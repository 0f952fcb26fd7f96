import Foundation
import Glibc
import Testing

/// Runs that are computed from a plan, by programs of their own that are killed, started twice, or cannot write.
@Suite struct PlannedRunsTests {
  private let scratch: Scratch
  private let environment: [String: String]
  private static let commands = "load sales; compare srn lstm gru units=4,8 train=200 repeat=5"

  init() throws {
    scratch = try Scratch()
    environment = ["XDG_DATA_HOME": scratch.path("data"), "UNROLL_THREADS": "1"]
  }

  private func makePlan(_ arguments: String...) throws -> String {
    let answer = try Program.run(all: ["plan"] + arguments, environment: environment)
    #expect(answer.status == 0 && answer.output.hasPrefix("unroll plan 1\n"), "\(answer.error)")
    return try scratch.write(answer.output, to: "PLAN")
  }

  /// The files of results, without logs.
  private var results: [String] {
    let folder = scratch.path("PLAN.results/0000")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // A killed program leaves the file that it was writing under a name that nobody takes for a result.
    return names.filter { $0.hasPrefix("run-") }.sorted()
  }

  private static let all = (1...30).map { "run-00000" + ($0 < 10 ? "0" : "") + String($0) }

  /// What a comparison says after its runs were computed elsewhere is what it says when it computes them itself.
  @Test func theSameBytesAsALocalRun() throws {
    let plan = try makePlan("--parts", "4", "-c", Self.commands)
    let list = try Program.run("compute", plan, "--list", environment: environment)
    let parts = list.output.split(separator: "\n")
    #expect(list.status == 0 && !parts.isEmpty && parts.count <= 4)
    for part in parts {
      let answer = try Program.run("compute", plan, "--part", String(part), environment: environment)
      #expect(answer.status == 0, "\(answer.error)")
    }
    #expect(results == Self.all)
    #expect(try Program.run("compute", plan, "--list", environment: environment).output.isEmpty)
    let collected = try Program.run("collect", plan, environment: environment)
    #expect(collected.status == 0 && collected.output.contains("30 of 30 runs are there, 30 of them new"))
    let again = try Program.run("-c", "runs collect '\(plan)'", environment: environment)
    #expect(again.status == 0 && again.output.contains("30 of 30 runs are there, 0 of them new"), "\(again.error)")
    let local = try Program.run("-c", Self.commands, environment: ["XDG_DATA_HOME": scratch.path("other")])
    let here = try Program.run("-c", Self.commands, environment: environment)
    #expect(here.status == 0 && here.output == local.output)
    // Nothing was computed for it: all runs were kept already.
    let counted = try Program.run("-c", "runs last=1", environment: environment)
    #expect(counted.output.contains("1 of 30 runs"))
  }

  /// No part takes longer than it may, as far as one can tell; where that is impossible nothing is printed.
  @Test func partsTakeNoLongerThanTheyMay() throws {
    let long = "load sales; compare srn lstm units=4 train=2000000 repeat=4"
    func answer(_ arguments: String...) throws -> (status: Int32, output: String, error: String) {
      let answer = try Program.run(all: ["plan"] + arguments + ["-c", long], environment: environment)
      return (answer.status, answer.output, answer.error)
    }
    let whole = try answer("--parts", "1")
    #expect(whole.status == 0 && whole.error.contains("8 runs in 1 part, up to 3 min each"), "\(whole.error)")
    let hurried = try answer("--time", "1")
    #expect(hurried.status == 0 && hurried.error.contains("s each"), "\(hurried.error)")
    let few = try answer("--time", "1m", "--parts", "2")
    #expect(few.status != 0 && few.output.isEmpty && few.error.contains("more than 2 parts of 60 s"), "\(few.error)")
    let cores = try answer("--time", "0:01:00", "--parts", "2", "--cores", "4")
    #expect(cores.status == 0 && cores.error.contains("in 2 parts"), "\(cores.error)")
    for wrong in [["--time", "soon"], ["--time", "0"], ["--cores", "0"]] {
      let answer = try Program.run(all: ["plan"] + wrong + ["-c", long], environment: environment)
      #expect(answer.status == 64 && answer.error.contains(wrong[0] + " takes"), "\(answer.error)")
    }
  }

  @Test func aSessionFileGivesTheSamePlanAsItsCommands() throws {
    let lines = Self.commands.split(separator: ";").map { "> " + $0.drop { $0 == " " } + "\n" }.joined()
    let session = try scratch.write(
      "# Runs\n\n```unroll\n\(lines)> plot runs\n> runs\n> evaluat\nanything\n```\n".replacing(
        "> evaluat\nanything\n", with: ""),
      to: "s.md")
    let first = try Program.run("plan", session, environment: environment)
    let second = try Program.run("plan", "-c", Self.commands, environment: environment)
    #expect(first.status == 0 && first.output == second.output, "\(first.error)")
  }

  /// A part that is killed leaves whole results or none, and goes on where it was.
  @Test func aKilledPartGoesOn() throws {
    let commands = Self.commands.replacing("train=200", with: "train=2000")
    let plan = try makePlan("--parts", "1", "-c", commands)
    let answer = try Program.kill(["compute", plan, "--part", "1"], environment: environment) { results.count > 3 }
    #expect(answer.status == -SIGKILL)
    let before = results
    #expect(before.count > 3 && before.count < 30)
    let partly = try Program.run("collect", plan, environment: environment)
    #expect(partly.status == 1 && partly.output.contains("lacks the runs") && !partly.output.contains("left out"))
    let stopped = try Program.kill(["compute", plan], environment: environment, with: SIGTERM) {
      results.count > before.count + 2
    }
    #expect(stopped.status == 128 + SIGTERM, "\(stopped.error)")
    let rest = try Program.run("compute", plan, "--part", "1", environment: environment)
    #expect(rest.status == 0 && !rest.output.contains("30 of 30 runs computed"))
    let local = try Program.run("-c", commands, environment: ["XDG_DATA_HOME": scratch.path("other")])
    _ = try Program.run("collect", plan, environment: environment)
    #expect(try Program.run("-c", commands, environment: environment).output == local.output)
  }

  /// Two programs that compute the same part at the same time do each other no harm.
  @Test func aPartThatIsStartedTwice() async throws {
    let plan = try makePlan("-c", Self.commands)
    let environment = environment
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<2 {
        group.addTask { try Program.run("compute", plan, "--part", "1", environment: environment).status }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == [0, 0] && results == Self.all)
    let collected = try Program.run("collect", plan, plan, environment: environment)
    #expect(collected.output.contains("30 of them new") && collected.output.contains(" 0 of them new"))
  }

  @Test func mistakesAreTold() throws {
    let plan = try makePlan("-c", Self.commands)
    let noPart = try Program.run("compute", plan, "--part", "7", environment: environment)
    #expect(noPart.status == 1 && noPart.error.contains("the plan has no part 7; its parts are 1 to 1"))
    let none = try Program.run("compute", scratch.path("none"), environment: environment)
    #expect(none.status == 1 && none.error.contains("there is no file"))
    let text = try scratch.text("PLAN")
    let changed = try scratch.write(text.replacing("epochs=200", with: "epochs=201"), to: "changed")
    let answer = try Program.run("compute", changed, environment: environment)
    #expect(answer.status == 1 && answer.error.contains("the plan is not as it was made"))
    #expect(try Program.run("collect", changed, environment: environment).status == 1)
    let nothing = try Program.run("plan", "-c", "load sales; model lstm 8", environment: environment)
    #expect(nothing.status == 1 && nothing.output.isEmpty && nothing.error.contains("there are no runs to plan"))
    let mistake = try Program.run("plan", "-c", "load sales; compare srn units=4", environment: environment)
    #expect(mistake.status == 1 && mistake.output.isEmpty && mistake.error.contains("train=3000"))
    #expect(try Program.run("plan", environment: environment).status == 64)
    #expect(try Program.run("plan", "x.md", "--parts", "0", environment: environment).status == 64)
  }

  /// Before anything is computed: a folder in which results cannot be written. Files of another kind stand in its way.
  @Test func aFolderThatCannotBeWrittenTo() throws {
    let plan = try makePlan("-c", Self.commands)
    _ = try scratch.write("in the way", to: "PLAN.results")
    let answer = try Program.run("compute", plan, "--part", "1", environment: environment)
    #expect(answer.status == 75 && answer.error.contains("cannot create"), "\(answer.error)")
    #expect(try scratch.text("PLAN.results") == "in the way")
  }
}
