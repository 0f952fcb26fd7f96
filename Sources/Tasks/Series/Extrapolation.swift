/// Forecasts beyond the end of a series: each forecast is fed back as if it had happened.
///
/// Feed `nextInput` to the network, give what it answers to `advance`, and repeat.
package struct Extrapolation: Sendable, Equatable {
  /// The network's next input: the latest difference on the inputs' scale.
  package private(set) var nextInput: Float

  /// The latest value: the series' last, then the latest forecast.
  package private(set) var latestValue: Double

  private let inputScaler: MinMaxScaler
  private let targetScaler: MinMaxScaler

  init(_ preparation: SeriesPreparation) {
    inputScaler = preparation.inputScaler
    targetScaler = preparation.targetScaler
    let values = preparation.task.series.values
    // A task has at least five values.
    let last = values[values.count - 1]
    nextInput = Float(inputScaler.scaled(last - values[values.count - 2]))
    latestValue = last
  }

  /// Takes the network's answer to `nextInput`.
  ///
  /// - Returns: the value forecast for the next month.
  package mutating func advance(scaledPrediction: Float) -> Double {
    let difference = targetScaler.unscaled(Double(scaledPrediction))
    nextInput = Float(inputScaler.scaled(difference))
    latestValue += difference
    return latestValue
  }
}
