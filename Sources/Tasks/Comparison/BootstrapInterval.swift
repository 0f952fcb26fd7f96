private import Recurrent

/// Efron's percentile bootstrap (1979): an interval that holds the mean of the population with some confidence,
/// whatever the values' distribution.
package struct BootstrapInterval: Sendable, Equatable {
  /// Its ends.
  package let lower, upper: Double

  /// How often the values are drawn anew.
  package static let resamples = 10_000

  /// The index of the sampling stream that draws; epochs and `sample` have those from 0.
  package static let samplingIndex = UInt32.max

  /// - Parameters:
  ///   - values: at least one; each resample draws as many of them, with replacement.
  ///   - confidence: 0.95 for a 95 % interval.
  ///   - seed: of the stream that draws.
  /// - Returns: nil without values.
  package init?(meanOf values: [Double], confidence: Double = 0.95, seed: UInt64 = 0) {
    guard !values.isEmpty, let bound = UInt32(exactly: values.count) else { return nil }
    var random = RandomStream(seed: seed, purpose: .sampling, index: Self.samplingIndex)
    var means: [Double] = []
    means.reserveCapacity(Self.resamples)
    for _ in 0..<Self.resamples {
      var sum = 0.0
      for _ in 0..<values.count { sum += values[Int(random.below(bound))] }
      means.append(sum / Double(values.count))
    }
    means.sort()
    let outside = (1 - confidence) / 2
    lower = SampleSummary.quantile(outside, ofSorted: means)
    upper = SampleSummary.quantile(1 - outside, ofSorted: means)
  }
}
