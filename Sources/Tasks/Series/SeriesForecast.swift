package import Recurrent

/// A model's one-month-ahead forecasts of a whole series.
package struct SeriesForecast {
  /// The series and its division.
  package let task: SeriesTask
  /// Forecasts of months 2 … of the training part.
  package let fitted: [Double]
  /// Forecasts of the test months.
  package let forecast: [Double]

  /// Forecasts every month from those before it.
  ///
  /// - Throws: `TrainingError` if the model was made for other data.
  package init(_ model: Model, _ preparation: SeriesPreparation) throws(TrainingError) {
    task = preparation.task
    fitted = try SeriesNetwork.fitted(model.checkpoint, preparation, isStateful: model.isStateful)
    forecast = try SeriesNetwork.walkForward(model.checkpoint, preparation, isStateful: model.isStateful)
  }

  /// Forecast minus actual value, from the second month on.
  package var errors: [Double] {
    zip(fitted + forecast, task.series.values.dropFirst()).map { forecast, actual in forecast - actual }
  }

  /// The root mean square error of the test months.
  package var testError: Double { Forecast.rootMeanSquareError(forecast, task.testValues) }
}
