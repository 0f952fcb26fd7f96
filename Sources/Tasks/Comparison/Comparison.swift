private import Recurrent

/// What the runs of a plan came to: a summary of each group, and what can be said of pairs of them.
package struct Comparison: Sendable {
  /// What was run.
  package let plan: RunPlan
  /// One for each of `plan.runs`.
  package let outcomes: [RunOutcome]

  /// - Parameter outcomes: one for each of `plan.runs`.
  package init(_ plan: RunPlan, outcomes: [RunOutcome]) {
    self.plan = plan
    self.outcomes = outcomes
  }

  /// What judges the runs.
  package var measure: Measure { plan.measure }

  /// The results of a group's seeds, in their order; nil for one that diverged.
  package func results(of group: Int) -> [RunResult?] { outcomes[plan.range(of: group)].map { $0.result } }

  /// The measures of the seeds that did not diverge.
  package func measures(of group: Int) -> [Double] { results(of: group).compactMap { $0?.measure } }

  /// How many seeds did not come to their end.
  package func divergedCount(of group: Int) -> Int { results(of: group).count { $0 == nil } }

  /// The forecasts that need no network, and their errors by the measure of the runs.
  package var simpleForecasts: [(forecast: SimpleForecast, error: Double)] {
    guard measure.isError, let definition = plan.groups.first?.task.definition else { return [] }
    return definition.simpleForecasts().compactMap { simple in
      simple.errors.all.value(measure).map { (forecast: simple.forecast, error: $0) }
    }
  }

  /// Seeds with a smaller error than that of the persistence forecast; nil if there is none.
  package func winsAgainstPersistence(of group: Int) -> Int? {
    plan.groups[group].task.definition.baselineError(by: measure).map { error in
      measures(of: group).count { $0 < error }
    }
  }
}

/// Two groups of a comparison, seed by seed.
package struct PairComparison: Sendable, Equatable {
  /// Places in `RunPlan.groups`.
  package let first, second: Int
  /// Seeds on which the first was better, on which the second was, and on which both were equal.
  package let wins, losses, ties: Int
  /// The signed-rank test's p-value for this pair alone.
  package let pValue: Double
  /// After Holm's correction for all pairs of the comparison.
  package var correctedP: Double

  /// Seeds that both came to the end with.
  package var seeds: Int { wins + losses + ties }

  /// The probability that the first beats the second on a seed, a tie counting half.
  package var superiority: Double { seeds == 0 ? 0.5 : (Double(wins) + Double(ties) / 2) / Double(seeds) }

  /// What can be said.
  package enum Verdict: Sendable, Equatable {
    /// The first is better, and chance is unlikely to be the reason.
    case firstIsBetter
    /// The second is, likewise.
    case secondIsBetter
    /// No difference that so many seeds can show.
    case noDifference
    /// No test of so few seeds could show one.
    case tooFewSeeds
  }

  /// The level below which a corrected p-value counts.
  package static let level = 0.05

  /// Which of the two had the larger part of the ranks, if chance alone is unlikely to do it.
  package var verdict: Verdict {
    if seeds < SignedRankTest.fewestPairs { return .tooFewSeeds }
    guard correctedP < Self.level else { return .noDifference }
    return firstHasMoreRanks ? .firstIsBetter : .secondIsBetter
  }

  fileprivate let firstHasMoreRanks: Bool
}

extension Comparison {
  /// Pairs that make sense: groups that differ in one setting only; if several cells are compared, in the cell.
  package var pairs: [(first: Int, second: Int)] {
    let groups = plan.groups
    let hasCells = groups.contains { $0.settings.cell.kind != groups[0].settings.cell.kind }
    var pairs: [(first: Int, second: Int)] = []
    for second in groups.indices {
      for first in groups[..<second].indices {
        let isSameCell = groups[first].settings.cell.kind == groups[second].settings.cell.kind
        let differences = zip(groups[first].varied, groups[second].varied).count { $0 != $1 }
        if hasCells ? !isSameCell && differences == 0 : differences == 1 {
          pairs.append((first: first, second: second))
        }
      }
    }
    return pairs.sorted { $0 < $1 }
  }

  /// Every pair, tested and corrected for the number of pairs.
  package func comparePairs() -> [PairComparison] {
    var compared = pairs.map { compare($0.first, $0.second) }
    let corrected = HolmCorrection.corrected(compared.map { $0.pValue })
    for (index, p) in corrected.enumerated() { compared[index].correctedP = p }
    return compared
  }

  private func compare(_ first: Int, _ second: Int) -> PairComparison {
    let both = zip(results(of: first), results(of: second)).compactMap { one, other -> (Double, Double)? in
      guard let one, let other else { return nil }
      return (one.measure, other.measure)
    }
    let wins = both.count { measure.isBetter($0.0, than: $0.1) }
    let losses = both.count { measure.isBetter($0.1, than: $0.0) }
    let test = SignedRankTest(both.map { measure.isError ? $0.1 - $0.0 : $0.0 - $0.1 })
    return PairComparison(
      first: first, second: second, wins: wins, losses: losses, ties: both.count - wins - losses, pValue: test.pValue,
      correctedP: test.pValue, firstHasMoreRanks: test.positiveRanks > test.negativeRanks)
  }
}
