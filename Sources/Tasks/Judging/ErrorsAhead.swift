/// The errors of forecasts made one after another along a series, for any forecaster.
package enum ErrorsAhead {
  /// Forecasts from each of the last values before `end`, and compares with what came.
  ///
  /// - Parameters:
  ///   - values: the actual values.
  ///   - start: how many values the first forecasts know; those before `start` were learned.
  ///   - ahead: how many steps ahead are measured.
  ///   - most: forecasts are made from so many values at most, the last ones.
  ///   - forecast: returns forecasts of the next `count` values after the first `known` ones.
  /// - Returns: actual minus forecast for one step ahead, for two and so on, each in the order of time.
  package static func measured<Failure: Error>(
    _ values: [Double], from start: Int, ahead: Int, most: Int = 200,
    _ forecast: (_ known: Int, _ count: Int) throws(Failure) -> [Double]
  ) throws(Failure) -> [[Double]] {
    var errors = [[Double]](repeating: [], count: max(ahead, 0))
    for known in max(start, values.count - most)..<max(values.count, start) {
      let forecasts = try forecast(known, min(ahead, values.count - known))
      for (step, (actual, forecast)) in zip(values[known...], forecasts).enumerated() {
        errors[step].append(actual - forecast)
      }
    }
    return errors
  }
}
