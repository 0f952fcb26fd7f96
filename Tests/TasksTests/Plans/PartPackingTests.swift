import Recurrent
import Tasks
import Testing

@Suite struct PartPackingTests {
  /// Many small runs and a few large ones.
  private static func plan(seeds: Int = 40) -> ComputePlan {
    let groups = [
      RunSamples.group(.srn, 2, epochs: 3000), RunSamples.group(.lstm, 8, epochs: 3000),
      RunSamples.group(.gru, 64, epochs: 3000),
    ]
    return ComputePlan([RunPlan(groups: groups, seeds: (1...UInt64(seeds)).map { $0 })])
  }

  private func limits(_ parts: Int, seconds: Double? = nil, least: Double = 0) -> PackingLimits {
    var limits = PackingLimits()
    (limits.mostParts, limits.mostSeconds, limits.leastSeconds) = (parts, seconds, least)
    return limits
  }

  private func isWhole(_ plan: ComputePlan) -> Bool {
    plan.parts.flatMap(\.self).sorted() == Array(0..<plan.runCount)
      && plan.parts.allSatisfy { !$0.isEmpty && $0 == $0.sorted() }
  }

  @Test(arguments: [1, 2, 3, 7, 40, 100, 1000]) func everyRunIsInOnePart(parts: Int) throws {
    var plan = Self.plan()
    try plan.pack(limits(parts))
    #expect(plan.parts.count <= parts && isWhole(plan))
    // Nothing is in a part of its own that another part waits for.
    let loads = plan.parts.indices.map { plan.seconds(ofPart: $0 + 1) }
    let (most, mean) = (loads.max() ?? 0, loads.reduce(0, +) / Double(loads.count))
    let longest = plan.groups.map(\.seconds).max() ?? 0
    #expect(most <= mean + 16 * longest)
  }

  @Test func smallRunsShareAPart() throws {
    var plan = Self.plan()
    try plan.pack(limits(100, least: 1e9))
    #expect(plan.parts.count == 1)
    let total = plan.seconds(ofPart: 1)
    try plan.pack(limits(100, least: total / 4.5))
    #expect(plan.parts.count == 4)
  }

  @Test func noPartTakesLongerThanItMay() throws {
    var plan = Self.plan()
    let total = plan.seconds(ofPart: 1)
    let longest = plan.groups.map(\.seconds).max() ?? 0
    for part in [2, 3, 10, 30] {
      let limit = max(total / Double(part), longest * 1.01)
      try plan.pack(limits(1000, seconds: limit, least: 1e9))
      #expect(isWhole(plan) && plan.parts.indices.allSatisfy { plan.seconds(ofPart: $0 + 1) <= limit })
      #expect(plan.parts.count >= Int(total / limit))
    }
    let parts = plan.parts
    #expect(throws: PackingError.runTooLong(seconds: longest, limit: longest / 2)) {
      try plan.pack(limits(1000, seconds: longest / 2))
    }
    let error = #expect(throws: PackingError.self) { try plan.pack(limits(2, seconds: total / 3)) }
    if case .tooMuch(_, parts: 2, _) = error {} else { Issue.record("\(String(describing: error))") }
    #expect(plan.parts == parts)
  }

  @Test func severalCoresTakeLessTime() throws {
    var plan = Self.plan()
    let total = plan.seconds(ofPart: 1)
    var limits = limits(2, seconds: total / 4)
    #expect(throws: PackingError.self) { try plan.pack(limits) }
    limits.cores = 4
    try plan.pack(limits)
    #expect(isWhole(plan) && plan.parts.count <= 2)
  }

  @Test func whatIsComputedAlreadyIsBehind() throws {
    var plan = Self.plan()
    let known = Set(stride(from: 0, to: plan.runCount, by: 3))
    try plan.pack(limits(10), computedAlready: known)
    #expect(plan.parts.count <= 10 && isWhole(plan))
    let isKnown = plan.parts.map { part in part.map { known.contains($0) } }
    #expect(isKnown.allSatisfy { Set($0).count == 1 })
    #expect(isKnown.map { $0[0] } == isKnown.map { $0[0] }.sorted { !$0 && $1 })
    try plan.pack(limits(10), computedAlready: Set(0..<plan.runCount))
    #expect(isWhole(plan))
    try plan.pack(limits(1), computedAlready: known)
    #expect(isWhole(plan))
  }

  @Test func durations() {
    #expect(
      [0.1, 40, 90, 91, 7140, 7141, 7200, 7260].map { durationText($0) }
        == ["1 s", "40 s", "90 s", "2 min", "119 min", "2 h", "2 h", "2 h 1 min"])
  }
}
