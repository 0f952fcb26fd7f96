public import Recurrent

/// A model's forecasts of a whole series, in the unit of the series. Each reads the actual values that were known so many
/// steps before, and no later ones.
public struct SeriesForecast {
  /// The series and its division.
  public let task: SeriesTask
  /// The index of the first value that is forecast: the second, or the first after a whole window.
  public let firstForecast: Int
  /// One-step-ahead forecasts of the values before the test part, from `firstForecast` on.
  public let fitted: [Double]
  /// Forecasts of the test values one step ahead, two steps ahead and so on, `[horizon][testCount]`.
  public let stepsAhead: [[Double]]
  /// One-step-ahead forecasts of the test values, `[testCount]`.
  public var forecast: [Double] { stepsAhead[0] }

  /// Forecasts every value from those before it.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for another kind of task.
  public init(_ model: Model, _ preparation: SeriesPreparation) throws(TrainingError) {
    task = preparation.task
    firstForecast = preparation.firstForecast
    let count = task.series.values.count
    let run = SeriesRun(model.checkpoint, preparation.samples, isStateful: model.isStateful, threads: 1)
    let answers = try run.answers(preparation.features, origins: firstForecast - 1..<count - 1)
    fitted = preparation.forecasts(answers, of: firstForecast..<task.testStart, step: 1)
    let test = task.testStart..<count
    stepsAhead = (1...task.horizon).map { preparation.forecasts(answers, of: test, step: $0) }
  }

  /// One-step-ahead forecast minus actual value, from `firstForecast` on.
  public var errors: [Double] {
    zip(fitted + forecast, task.series.values.dropFirst(firstForecast)).map { forecast, actual in forecast - actual }
  }

  /// The root mean square error of the one-step-ahead forecasts of the test values, in the unit of the series.
  public var testError: Double { Forecast.rootMeanSquareError(forecast, task.testValues) }

  /// The error of the forecast to beat: that each test value equals the value before it.
  public var persistenceError: Double {
    Forecast.rootMeanSquareError(Forecast.persistence(task), task.testValues)
  }
}
