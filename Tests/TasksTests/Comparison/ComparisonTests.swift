import Recurrent
import Tasks
import Testing

@Suite struct ComparisonTests {
  private let seeds: [UInt64] = Array(1...8)

  /// A comparison of groups with these errors, seed by seed; NaN for a run that diverged.
  private func comparison(_ groups: [RunPlan.Group], _ errors: [[Double]]) -> Comparison {
    let outcomes = errors.flatMap { $0 }.map { error -> RunOutcome in
      error.isNaN ? .diverged(epoch: 3) : .finished(RunResult(measure: error, trainingLoss: error / 1000))
    }
    return Comparison(RunPlan(groups: groups, seeds: seeds), outcomes: outcomes)
  }

  private let low: [Double] = [80, 81, 82, 83, 84, 85, 86, 87]
  private let high: [Double] = [180, 182, 185, 189, 194, 200, 207, 215]

  @Test func sureDifferences() {
    let pair = comparison([RunSamples.group(.srn, 4), RunSamples.group(.lstm, 4)], [low, high]).comparePairs()[0]
    #expect(pair.wins == 8 && pair.losses == 0 && pair.superiority == 1)
    #expect(pair.pValue == 2 / 256.0 && pair.verdict == .firstIsBetter)
    let other = comparison([RunSamples.group(.srn, 4), RunSamples.group(.lstm, 4)], [high, low]).comparePairs()[0]
    #expect(other.verdict == .secondIsBetter && other.superiority == 0)
  }

  @Test func chanceIsNoDifference() {
    let mixed = [81.0, 80, 83, 82, 85, 84, 87, 86]
    let pair = comparison([RunSamples.group(.srn, 4), RunSamples.group(.lstm, 4)], [low, mixed]).comparePairs()[0]
    #expect(pair.verdict == .noDifference && pair.superiority == 0.5)
  }

  @Test func morePairsNeedMore() {
    // Seven of eight differences on one side: 0.04 alone.
    let almost = [90.0, 92, 95, 99, 104, 110, 117, 75]
    let two = [RunSamples.group(.srn, 4), RunSamples.group(.lstm, 4)]
    #expect(comparison(two, [low, almost]).comparePairs()[0].verdict == .firstIsBetter)
    let three = two + [RunSamples.group(.gru, 4)]
    let compared = comparison(three, [low, almost, low]).comparePairs()
    #expect(compared.count == 3 && compared.allSatisfy { $0.verdict == .noDifference })
  }

  @Test func divergedSeedsAreLeftOut() {
    var gaps = low
    gaps[0] = .nan
    gaps[5] = .nan
    let compared = comparison([RunSamples.group(.srn, 4), RunSamples.group(.lstm, 4)], [gaps, high])
    #expect(compared.divergedCount(of: 0) == 2 && compared.measures(of: 0).count == 6)
    #expect(compared.comparePairs()[0].seeds == 6)
    #expect(compared.winsAgainstPersistence(of: 0) == 6 && compared.winsAgainstPersistence(of: 1) == 0)
    gaps[1] = .nan
    let few = comparison([RunSamples.group(.srn, 4), RunSamples.group(.lstm, 4)], [gaps, high])
    #expect(few.comparePairs()[0].verdict == .tooFewSeeds)
  }

  @Test func cellsAreComparedAtEqualSettings() {
    let groups = [(CellKind.srn, 4), (.lstm, 4), (.srn, 8), (.lstm, 8)].map { RunSamples.group($0, $1) }
    let pairs = comparison(groups, [low, high, low, high]).pairs
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 1], [2, 3]])
  }

  @Test func settingsOfOneCellAreComparedWithEachOther() {
    let groups = [4, 8, 16].map { RunSamples.group(.lstm, $0) }
    let pairs = comparison(groups, [low, high, low]).pairs
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
  }

  @Test func forAdditionsMoreIsBetter() throws {
    let task = LearningTask.addition(try AdditionExamples(digits: 1, count: 20, seed: 1))
    let groups = [CellKind.srn, .gru].map { kind in
      RunPlan.Group(settings: RunSamples.settings(kind, 4), task: task, varied: [])
    }
    let compared = comparison(groups, [low.map { $0 / 1000 }, high.map { $0 / 1000 }])
    #expect(compared.comparePairs()[0].verdict == .secondIsBetter)
    #expect(compared.winsAgainstPersistence(of: 0) == nil)
  }
}
