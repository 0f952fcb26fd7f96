public import Recurrent

/// A model's one-month-ahead forecasts of a whole series, in the unit of the series. Each reads the actual values before
/// its month, and no later ones.
public struct SeriesForecast {
  /// The series and its division.
  public let task: SeriesTask
  /// Forecasts of months 2 … of the training part, `[trainingCount − 1]`.
  public let fitted: [Double]
  /// Forecasts of the test months, `[testCount]`.
  public let forecast: [Double]

  /// Forecasts every month from those before it.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for another kind of task.
  public init(_ model: Model, _ preparation: SeriesPreparation) throws(TrainingError) {
    task = preparation.task
    fitted = try SeriesNetwork.fitted(model.checkpoint, preparation, isStateful: model.isStateful)
    forecast = try SeriesNetwork.walkForward(model.checkpoint, preparation, isStateful: model.isStateful)
  }

  /// Forecast minus actual value, from the second month on, `[values − 1]`.
  public var errors: [Double] {
    zip(fitted + forecast, task.series.values.dropFirst()).map { forecast, actual in forecast - actual }
  }

  /// The root mean square error of the test months, in the unit of the series.
  public var testError: Double { Forecast.rootMeanSquareError(forecast, task.testValues) }

  /// The error of the forecast to beat: that each test month equals the month before it.
  public var persistenceError: Double { Forecast.persistenceError(task) }
}
