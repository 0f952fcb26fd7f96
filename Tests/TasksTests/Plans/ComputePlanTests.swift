import Recurrent
import Tasks
import Testing

@Suite struct ComputePlanTests {
  /// A series that is read on the scales of another gives other runs, although the data are the same.
  @Test func scalesOfAnotherSeries() throws {
    let sales = SeriesPreparation(try SeriesTask(series: .sales))
    let larger = try Series(name: "larger", values: sales.task.series.values.map { 3 * $0 }, inputs: [])
    let scales = SeriesPreparation(try SeriesTask(series: larger)).scales
    let own = LearningTask.series(sales, name: "sales").definition
    let foreign = LearningTask.series(SeriesPreparation(sales.task, scales: scales), name: "sales").definition
    #expect(own.digest() == own.dataDigest() && foreign.dataDigest() == own.dataDigest())
    #expect(foreign.digest() != own.digest())
  }

  @Test func theRunsAreThoseOfTheComparison() throws {
    let comparison = RunSamples.plan()
    let plan = ComputePlan([comparison])
    #expect(plan.runCount == 15 && plan.groups.count == 5 && plan.tasks.count == 1)
    for (index, run) in comparison.runs.enumerated() {
      #expect(plan.key(of: index) == run.key)
      #expect(plan.seed(of: index) == run.seed && plan.measure(of: index) == .rmse)
    }
    #expect(plan.parts == [Array(0..<15)])
    #expect(plan.title == "sales: srn 4, lstm 4, srn 8, …")
  }

  @Test func noRunIsInItTwice() {
    let both = ComputePlan([RunSamples.plan(1...3), RunSamples.plan(2...5)])
    #expect(both.runCount == 25)
    #expect(Set((0..<25).map { both.key(of: $0) }).count == 25)
  }

  /// What a run computes is what it computes where the session is.
  @Test func runsGiveTheSameWithoutTheirSession() throws {
    let plan = try ComputePlan(reading: Array(try PlanSamples.everything().text.utf8))
    let made = try plan.made(Array(0..<plan.runCount))
    #expect(made.map(\.key) == (0..<plan.runCount).map { plan.key(of: $0) })
    let again = try PlanSamples.everything().made([0, 3, 6])
    for (run, other) in zip([made[0], made[3], made[6]], again) {
      #expect(try run.perform(threads: 1) == other.perform(threads: 1))
    }
    let comparison = RunSamples.plan()
    let sales = try ComputePlan(reading: Array(ComputePlan([comparison]).text.utf8))
    #expect(try sales.made([1])[0].perform(threads: 1) == comparison.runs[1].perform(threads: 1))
  }

  @Test func theDigestIsOfTheRunsAlone() throws {
    var plan = PlanSamples.sales
    let digest = plan.digest
    #expect(digest.utf8.count == 32)
    var limits = PackingLimits()
    limits.mostParts = 3
    limits.leastSeconds = 0
    try plan.pack(limits)
    #expect(plan.parts.count == 3 && plan.digest == digest)
    #expect(ComputePlan([RunSamples.plan(1...4)]).digest != digest)
    #expect(ComputePlan([RunSamples.plan(2...4)]).digest != digest)
    let other = RunPlan(groups: RunSamples.plan().groups, seeds: [1, 2, 3], measure: .mae)
    #expect(ComputePlan([other]).digest != digest)
  }

  @Test func otherDataThanItNamesAreRefused() throws {
    let text = PlanSamples.sales.text
    // The first value of the built-in series, by its bits.
    let bits = String(Series.sales.values[0].bitPattern, radix: 16)
    let changed = PlanSamples.sealed(
      text.replacing(bits, with: String((1.5).bitPattern, radix: 16), maxReplacements: 1))
    let plan = try ComputePlan(reading: Array(changed.utf8))
    #expect(throws: PlanFileError.otherData("sales")) { try plan.made([0]) }
  }

  @Test func anotherEngineIsRefused() throws {
    let engine = EngineVersion.current
    let other = PlanSamples.text(ofEngine: engine + 1)
    let plan = try ComputePlan(reading: Array(other.utf8))
    #expect(throws: PlanFileError.otherEngine(engine + 1)) { try plan.made([0]) }
  }
}
