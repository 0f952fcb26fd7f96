/// Mean, spread and order statistics of some values.
package struct SampleSummary: Sendable, Equatable {
  /// How many values there are.
  package let count: Int
  /// Their mean, added up in order.
  package let mean: Double
  /// The standard deviation with n − 1; 0 for a single value.
  package let deviation: Double
  /// The middle value, or the mean of the two in the middle.
  package let median: Double
  /// The smallest and the largest value.
  package let least, greatest: Double

  /// - Returns: nil without values.
  package init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    count = values.count
    mean = Self.mean(values)
    deviation = Self.deviation(values, around: mean)
    median = Self.quantile(0.5, ofSorted: sorted)
    (least, greatest) = (first, last)
  }

  /// The mean, added up in order; 0 without values.
  static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func deviation(_ values: [Double], around mean: Double) -> Double {
    guard values.count > 1 else { return 0 }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// A quantile, between two values in proportion, as numpy's `percentile` has it (type 7 of Hyndman and Fan 1996).
  ///
  /// - Parameters:
  ///   - part: 0 … 1.
  ///   - sorted: rising, at least one.
  static func quantile(_ part: Double, ofSorted sorted: [Double]) -> Double {
    let position = part * Double(sorted.count - 1)
    let index = min(Int(position), sorted.count - 1)
    let rest = position - Double(index)
    guard rest > 0, index + 1 < sorted.count else { return sorted[index] }
    return sorted[index] + rest * (sorted[index + 1] - sorted[index])
  }
}
