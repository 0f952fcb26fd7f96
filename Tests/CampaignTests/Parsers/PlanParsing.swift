import Notebook
import NotebookTestSupport
import Tasks
import Testing
import Text

/// Plans and results of runs in this process.
@Suite(.onOwnThreads) struct PlanParsing {
  /// Whatever the bytes, with a digest that is right: an error, or a plan that is written as it was read, and whose runs can
  /// be made or are refused.
  @Test func everyPlanIsReadOrRefused() throws {
    let seeds = try [
      ["load sales", "compare srn lstm units=2,3 train=2 repeat=3"],
      ["load sales window=2 validation=3 horizon=2", "sweep rate=0.1,0.2 schedule=step stop=best train=3 repeat=2"],
      ["load addition digits=1 examples=20", "compare gru train=1 repeat=2 digits=1,2 optimizer=sgd"],
    ].map { try Self.plan($0) }
    Inputs.each("parsed plans") { random in
      let text = seeds[random.below(seeds.count)].text
      var changed = Self.changed(Array(text.utf8), &random)
      if !random.oneIn(8) { changed = Self.sealed(changed) }
      guard let plan = try? ComputePlan(reading: changed) else { return nil }
      guard plan.text.utf8.elementsEqual(changed) else { return "written otherwise" }
      guard plan.tasks.allSatisfy({ Self.isSmall($0) }), plan.runCount < 100 else { return nil }
      _ = try? plan.made(Array(0..<plan.runCount))
      _ = (plan.title, plan.key(of: plan.runCount - 1))
      return nil
    }
  }

  @Test func everyResultIsReadOrRefused() throws {
    var graded = RunResult(measure: 0.5, trainingLoss: 1)
    graded.epochs = [RunResult.Epoch(exact: 0.1, ofTen: 1), RunResult.Epoch(exact: 1, ofTen: 10)]
    let outcomes: [RunOutcome] = [.diverged(epoch: 3), .finished(graded)]
    let (digest, key) = ("0123456789abcdef", "engine=1 seed=1")
    Inputs.each("parsed results") { random in
      let result = ComputedRun(run: 0, outcome: outcomes[random.below(2)], node: "n1", processor: "x")
      var changed = Self.changed(Array(result.text(of: digest, key: key).utf8), &random)
      if !random.oneIn(8) { changed = Self.sealed(changed) }
      guard let read = try? ComputedRun(reading: changed, run: 0, of: digest, key: key) else { return nil }
      return read.text(of: digest, key: key).utf8.elementsEqual(changed) ? nil : "written otherwise"
    }
  }

  private static func plan(_ lines: [String]) throws -> ComputePlan {
    var plans: [RunPlan] = []
    var notebook = prompt(InMemoryFileStore().files)
    notebook.context.takePlan = { plans.append($0) }
    for line in lines { _ = notebook.run(line) }
    try #require(!plans.isEmpty)
    return ComputePlan(plans)
  }

  /// Making up millions of examples takes seconds, and is tried elsewhere.
  private static func isSmall(_ task: PlanTask) -> Bool { task.exampleCount < 1000 }

  private static func changed(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    let pieces = [
      "9223372036854775807", "18446744073709551615", "-1", "0", "1", "+", " ", "\n", "1-1000000", "1,1", "\"",
      "\\u0000",
      "7ff0000000000000", "fff8000000000000", "0.5", "stateful", "stop=best", "group 1 1+1 - 1 0 cell=lstm",
      "tasks 0\n",
      "parts 1000000\n", "columns", "examples 8 2000000 1\n", "\u{E9}",
    ]
    return KeptFiles.changed(bytes, with: Array(pieces[random.below(pieces.count)].utf8), &random)
  }

  /// The bytes with the last line that belongs to the others.
  private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    let lines = bytes.split(separator: newline, omittingEmptySubsequences: false).dropLast(2)
    let content = Array(lines.joined(separator: [newline])) + [newline]
    return content + Array("end \(SHA256.hexDigest(content))\n".utf8)
  }
}
