/// Measures of a forecast, and the forecast to beat.
package enum Forecast {
  /// "Next month equals this month": for each test value the actual value so many steps before it, `[testCount]`.
  package static func persistence(_ task: SeriesTask, step: Int = 1) -> [Double] {
    Array(task.series.values.dropLast(step).suffix(task.testCount))
  }

  /// The error of the persistence forecast over the test values and all steps ahead; 136.761 for the sales of the class.
  package static func persistenceError(_ task: SeriesTask) -> Double {
    rootMeanSquareError(ofSteps: (1...task.horizon).map { persistence(task, step: $0) }, task.testValues)
  }

  /// The root of the mean of the squared differences, in the unit of the values, added up in order.
  ///
  /// - Parameters: two sequences of equal length, forecast and actual; 0 if they are empty.
  package static func rootMeanSquareError(
    _ forecast: some Sequence<Double>, _ actual: some Sequence<Double>
  ) -> Double {
    var sum = 0.0
    var count = 0
    for (forecast, actual) in zip(forecast, actual) {
      let error = forecast - actual
      sum += error * error
      count += 1
    }
    return count == 0 ? 0 : (sum / Double(count)).squareRoot()
  }

  /// The same over several forecasts of the same values, such as those of one step ahead, of two and so on.
  package static func rootMeanSquareError(ofSteps forecasts: [[Double]], _ actual: some Sequence<Double>) -> Double {
    let actual = Array(actual)
    return rootMeanSquareError(forecasts.flatMap { $0 }, forecasts.flatMap { _ in actual })
  }
}
