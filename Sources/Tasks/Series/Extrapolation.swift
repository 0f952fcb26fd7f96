private import Recurrent

/// Forecasts beyond the end of a series: each forecast is fed back as if it had happened.
///
/// Let the network read `features` up to the last step, give what it answers to `advance`, and repeat.
package struct Extrapolation: Sendable, Equatable {
  /// What the network reads: the steps of the series, then those of the forecasts.
  package private(set) var features: SeriesFeatures

  /// The latest value: the series' last, then the latest forecast.
  package private(set) var latestValue: Double

  private let scales: SeriesScales
  /// The inputs of the times after the end, as far as they are known, then the last known ones.
  private var futureInputs: ArraySlice<[Double]>
  private var latestInputs: [Double]

  /// - Parameters:
  ///   - future: the inputs of the times after the end, one row a time. After the last row, and without any, they stay as
  ///     they were last.
  ///   - known: how many values are known, as if the series ended there; at least 2, nil for all.
  package init(_ preparation: SeriesPreparation, future: [[Double]] = [], known: Int? = nil) {
    let series = preparation.task.series
    // A task has at least five values.
    let last = (known ?? series.values.count) - 1
    features = preparation.features.prefix(last + 1)
    scales = preparation.scales
    latestValue = series.values[last]
    latestInputs = series.inputs.map { $0.values[last] }
    futureInputs = future[...]
  }

  /// Takes the network's answer to the samples that end with the last step.
  ///
  /// - Parameter outputs: scaled differences, of which all are fed back.
  /// - Returns: the values forecast, one for each output.
  package mutating func advance(_ outputs: some Sequence<Float>) -> [Double] {
    var values: [Double] = []
    for output in outputs {
      let difference = scales.targets.unscaled(Double(output))
      latestValue += difference
      latestInputs = futureInputs.popFirst() ?? latestInputs
      features.append(difference: difference, inputs: latestInputs, scales)
      values.append(latestValue)
    }
    return values
  }
}
