package import Phrases
private import Text

/// How far forecasts are off, by the four usual measures.
package struct ForecastErrors: Sendable, Equatable {
  /// Root mean square error, in the unit of the values.
  package let rmse: Double
  /// Mean absolute error, in the unit of the values.
  package let mae: Double
  /// Mean absolute error in per cent of the actual values; nil if one of these is 0.
  package let mape: Double?
  /// Mean absolute scaled error (Hyndman and Koehler 2006): `mae` in units of what persistence is off on average over the
  /// training part; nil if it is off by nothing there.
  package let mase: Double?

  /// - Parameters:
  ///   - forecast: as many as `actual`.
  ///   - actual: the values that came, `[n]`.
  ///   - naiveError: the mean absolute difference from one value of the training part to the next.
  package init(_ forecast: [Double], _ actual: some Sequence<Double>, naiveError: Double) {
    rmse = Forecast.rootMeanSquareError(forecast, actual)
    var sum = 0.0
    var parts: Double? = 0
    var count = 0.0
    for (forecast, actual) in zip(forecast, actual) {
      let size = (forecast - actual).magnitude
      sum += size
      parts = actual == 0 ? nil : parts.map { $0 + size / actual.magnitude }
      count += 1
    }
    mae = count == 0 ? 0 : sum / count
    mape = count == 0 ? nil : parts.map { $0 / count * 100 }
    mase = naiveError > 0 ? mae / naiveError : nil
  }

  /// How far a network and persistence are off on the test part.
  package static func sentence(rmse: Double, persistence: Double) -> Phrase {
    let format = NumberFormat(errors: [rmse, persistence])
    return "test RMSE \(format.text(rmse)) (persistence \(format.text(persistence)))"
  }

  /// The error by one measure; nil if it is not defined for these values, or no measure of errors.
  package func value(_ measure: Measure) -> Double? {
    switch measure {
    case .rmse: rmse
    case .mae: mae
    case .mase: mase
    case .exact: nil
    }
  }
}

extension SeriesTask {
  /// What persistence is off on average over the training part: the unit of `ForecastErrors.mase`.
  package var naiveError: Double {
    let differences = Differencing.differences(of: Array(series.values.prefix(trainingCount)))
    return differences.isEmpty ? 0 : differences.reduce(0) { $0 + $1.magnitude } / Double(differences.count)
  }

  /// The errors of forecasts of the test part, `[testCount]`.
  ///
  /// - Parameter learned: what the unit of `mase` comes from; nil for the training part of this series.
  package func errors(of forecast: [Double], learned: SeriesTask? = nil) -> ForecastErrors {
    errors(ofSteps: [forecast], learned: learned)
  }

  /// The errors over all steps ahead of forecasts of the test part, `[steps][testCount]`.
  ///
  /// - Parameter learned: what the unit of `mase` comes from; nil for the training part of this series.
  package func errors(ofSteps forecasts: [[Double]], learned: SeriesTask? = nil) -> ForecastErrors {
    let actual = forecasts.flatMap { _ in testValues }
    return ForecastErrors(forecasts.flatMap { $0 }, actual, naiveError: (learned ?? self).naiveError)
  }
}
