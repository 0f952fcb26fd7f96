import Recurrent
import Tasks
import Testing

@Suite struct LocalRunnerTests {
  private let plan = RunSamples.plan()

  /// The same as each run alone, with any number of threads, in the order of the plan.
  @Test(arguments: [1, 2, 5])
  func givesWhatEachRunGivesAlone(threads: Int) throws {
    let alone = try plan.runs.map { try $0.perform(threads: 1) }
    #expect(alone.allSatisfy { $0 != nil })
    var finished: [Int: RunOutcome] = [:]
    var runner = LocalRunner(threads: threads)
    runner.finished = { finished[$0] = $1 }
    #expect(try runner.run(plan.runs) == alone)
    #expect(plan.runs.indices.map { finished[$0] } == alone)
  }

  /// With so many seeds small networks are trained in the lanes of vectors.
  @Test(arguments: [1, 2, 40]) func manySeedsGiveWhatEachGivesAlone(threads: Int) throws {
    let plan = RunSamples.plan(1...20)
    let small = Array(plan.runs.indices.filter { plan.runs[$0].parameters < 1_000 })
    let bundles = RunBundles(small, of: plan.runs, threads: threads).longestFirst
    #expect(bundles.flatMap { $0 }.sorted() == small)
    #expect(bundles.map(\.count) == (threads == 40 ? Array(repeating: 1, count: 80) : Array(repeating: 10, count: 8)))
    let runs = small.map { plan.runs[$0] }
    let alone = try runs.map { try $0.perform(threads: 1) }
    var runner = LocalRunner(threads: threads)
    var last = LocalRunner.Progress?.none
    runner.progress = { last = $0 }
    #expect(try runner.run(runs) == alone)
    #expect(last?.finished == runs.count)
  }

  /// With schedules, too; one that follows losses and dropout are trained alone.
  @Test func schedulesInLanes() throws {
    for (schedule, dropout, inLanes) in [
      (LearningRateSchedule.Rule.cosine, 0.0, true), (.step(factor: 0.5, every: 3), 0, true),
      (.plateau(factor: 0.5, wait: 2), 0, false), (.cosine, 0.3, false),
    ] {
      var settings = RunSamples.settings(.lstm, 3)
      settings.schedule = schedule
      settings.cell.dropout = dropout
      let group = RunPlan.Group(settings: settings, task: RunSamples.sales, varied: [])
      let runs = RunPlan(groups: [group], seeds: Array(1...16)).runs
      let bundles = RunBundles(Array(runs.indices), of: runs, threads: 1).longestFirst
      #expect(bundles.count == (inLanes ? 1 : 16))
      #expect(try LocalRunner(threads: 2).run(runs) == (try runs.map { try $0.perform(threads: 1) }))
    }
  }

  @Test(arguments: [1, 3])
  func stopsAndKeepsWhatIsFinished(threads: Int) throws {
    var finished: [Int: RunOutcome] = [:]
    var runner = LocalRunner(threads: threads)
    runner.finished = { finished[$0] = $1 }
    runner.shouldStop = { finished.count >= 4 }
    let outcomes = try runner.run(plan.runs)
    #expect(finished.count >= 4 && finished.count < plan.runs.count)
    for (index, outcome) in outcomes.enumerated() { #expect(outcome == finished[index]) }
  }

  @Test func stoppedBeforeItBegan() throws {
    var runner = LocalRunner(threads: 2)
    runner.shouldStop = { true }
    #expect(try runner.run(Array(plan.runs.suffix(2))).allSatisfy { $0 == nil })
  }

  @Test(arguments: [1, 2])
  func progressRisesToTheEnd(threads: Int) throws {
    var seen: [LocalRunner.Progress] = []
    var runner = LocalRunner(threads: threads)
    runner.progress = { seen.append($0) }
    _ = try runner.run(plan.runs)
    #expect(seen.first?.finished == 0 && seen.first?.part == 0 && seen.allSatisfy { $0.total == 15 })
    #expect(seen.last?.finished == 15 && (seen.last?.part ?? 0) > 0.999)
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.finished <= $1.finished })
    #expect(seen.allSatisfy { (0...1).contains($0.part) })
  }

  @Test func noRunsAreNoWork() throws { #expect(try LocalRunner(threads: 2).run([]).isEmpty) }
}
