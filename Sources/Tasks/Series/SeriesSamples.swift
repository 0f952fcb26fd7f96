package import Recurrent

/// How samples are cut from a series: each ends with the last value that is known, its origin, and is answered by the
/// differences that lead to the values after it.
package struct SeriesSamples: Sendable, Equatable {
  /// Steps of a sample; nil for one step, the state carried on from sample to sample.
  package let window: Int?
  /// How many values are forecast at once.
  package let horizon: Int

  /// Steps of a sample.
  package var steps: Int { window ?? 1 }

  /// The first origin. A window reads no difference that is not there: its first step is that of the second value.
  package var firstOrigin: Int { window ?? 0 }

  /// The origins of the samples to train on: both what they read and what answers them lies in the training part.
  ///
  /// - Parameter values: of the training part.
  package func trainingOrigins(values: Int) -> Range<Int> {
    firstOrigin..<max(firstOrigin, values - horizon)
  }

  /// Samples with their answers.
  ///
  /// - Parameters:
  ///   - origins: those of the samples, from `firstOrigin` on.
  ///   - features: reach at least to the answers of the last origin.
  package func data(_ features: SeriesFeatures, origins: Range<Int>) -> SequenceData {
    var targets: [Float] = []
    targets.reserveCapacity(origins.count * horizon)
    for origin in origins { targets += features.targets[origin..<origin + horizon] }
    return SequenceData(count: origins.count, inputs: inputs(features, origins), targets: .values(targets))
  }

  /// Samples to be answered by a network, with zeros for the answers that nobody knows.
  package func questions(_ features: SeriesFeatures, origins: Range<Int>) -> SequenceData {
    SequenceData(
      count: origins.count, inputs: inputs(features, origins),
      targets: .values(Array(repeating: 0, count: origins.count * horizon)))
  }

  /// `[origins, steps, width]`
  private func inputs(_ features: SeriesFeatures, _ origins: Range<Int>) -> SequenceData.Side {
    var values: [Float] = []
    values.reserveCapacity(origins.count * steps * features.width)
    for origin in origins {
      values += features.steps[(origin + 1 - steps) * features.width..<(origin + 1) * features.width]
    }
    return .values(values)
  }
}
