/// Wilcoxon's signed-rank test (1945) of paired values: whether their differences lie around zero. Two-sided, with the
/// choices of SciPy's `wilcoxon`: differences of zero are left out; for up to 50 pairs without ties or zeros, and up
/// to 13 with them, the distribution is exact, otherwise the normal approximation without correction.
package struct SignedRankTest: Sendable, Equatable {
  /// The ranks of positive differences, and of negative ones, added up.
  package let positiveRanks, negativeRanks: Double
  /// How likely such uneven ranks are if only chance tells the two apart.
  package let pValue: Double

  /// - Parameter differences: one value minus the other, for each pair.
  package init(_ differences: [Double]) {
    let kept = differences.filter { $0 != 0 }
    let (ranks, ties) = Self.doubledRanks(kept.map { $0.magnitude })
    let positive = zip(kept, ranks).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    let all = ranks.reduce(0, +)
    positiveRanks = Double(positive) / 2
    negativeRanks = Double(all - positive) / 2
    let isPlain = ties.isEmpty && kept.count == differences.count
    if kept.isEmpty {
      pValue = 1
    } else if differences.count <= (isPlain ? 50 : 13) {
      pValue = Self.exactTail(ranks, positive: positive, all: all)
    } else {
      pValue = Self.normalTail(count: Double(kept.count), positive: positiveRanks, ties: ties)
    }
  }

  /// Pairs that are needed before the exact test can give a p-value below 0.05: 2 / 2⁶ = 0.03.
  package static let fewestPairs = 6

  /// Twice the rank of each value, ties sharing the mean of theirs, and the sizes of the groups of ties.
  private static func doubledRanks(_ values: [Double]) -> (ranks: [Int], ties: [Int]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int](repeating: 0, count: values.count)
    var ties: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = start + 1 + end }
      if end - start > 1 { ties.append(end - start) }
      start = end
    }
    return (ranks, ties)
  }

  /// All 2ⁿ choices of signs counted by their sum of ranks; up to 2⁵⁰, so each count is exact.
  private static func exactTail(_ ranks: [Int], positive: Int, all: Int) -> Double {
    var counts = [Double](repeating: 0, count: all + 1)
    counts[0] = 1
    var reached = 0
    for rank in ranks {
      reached += rank
      for sum in stride(from: reached, through: rank, by: -1) { counts[sum] += counts[sum - rank] }
    }
    let below = counts[...positive].reduce(0, +)
    let above = counts[positive...].reduce(0, +)
    let choices = Double(sign: .plus, exponent: ranks.count, significand: 1)
    return min(1, 2 * min(below, above) / choices)
  }

  private static func normalTail(count: Double, positive: Double, ties: [Int]) -> Double {
    let mean = count * (count + 1) / 4
    let correction = ties.reduce(0.0) { $0 + Double($1 * $1 * $1 - $1) }
    let variance = (count * (count + 1) * (2 * count + 1) - correction / 2) / 24
    guard variance > 0 else { return 1 }
    return NormalDistribution.twoSidedTail((positive - mean) / variance.squareRoot())
  }
}
