import Plotting
import Tasks

/// The pictures that `plot` draws.
enum Charts {
  /// Actual months, the fit over the training part, the forecasts of the test part, and where it begins.
  ///
  /// - Parameters:
  ///   - fitted: forecasts of months 2 … of the training part.
  ///   - forecast: forecasts of the test months.
  static func forecast(_ preparation: SeriesPreparation, fitted: [Double], forecast: [Double], name: String) -> Chart {
    let task = preparation.task
    let predicted = zip(1..., fitted + forecast).map { Chart.Point(x: Double($0), y: $1) }
    return Chart(
      title: "\(task.series.name): actual and predicted, \(name)",
      xAxis: months(task.series),
      series: [
        Chart.Series("actual", points: points(task.series.values), colour: .primary),
        Chart.Series("predicted one month ahead", points: predicted, colour: .secondary),
      ],
      referenceLines: [.init(.x(Double(task.trainingCount) - 0.5), label: "test")])
  }

  /// The series as it is.
  static func data(_ series: Series) -> Chart {
    Chart(
      title: series.name, xAxis: months(series),
      series: [Chart.Series(series.name, points: points(series.values), colour: .primary)])
  }

  /// The series and the months forecast beyond its end.
  static func beyond(_ series: Series, forecast: [Double]) -> Chart {
    let start = series.values.count
    var future = zip(start..., forecast).map { Chart.Point(x: Double($0), y: $1) }
    if let last = series.values.last { future.insert(Chart.Point(x: Double(start - 1), y: last), at: 0) }
    return Chart(
      title: "\(series.name): \(forecast.count) beyond the end", xAxis: .init(title: "month"),
      series: [
        Chart.Series("actual", points: points(series.values), colour: .primary),
        Chart.Series("forecast", points: future, colour: .secondary),
      ])
  }

  /// Training loss by epoch, a line for each model; the loss axis logarithmic.
  static func loss(_ models: [Model]) -> Chart {
    Chart(
      title: "training loss", xAxis: .init(title: "epoch"), yAxis: .init(title: "loss", scale: .logarithmic),
      series: models.map { model in
        series(model) { $0.loss }
      })
  }

  /// Exact answers on the validation part by epoch, a line for each model.
  static func accuracy(_ models: [Model]) -> Chart {
    Chart(
      title: "exact answers on the validation part", xAxis: .init(title: "epoch"), yAxis: .init(title: "%"),
      series: models.map { model in
        series(model) { ($0.validation?.exact ?? 0) * 100 }
      })
  }

  private static func series(_ model: Model, _ value: (EpochRecord) -> Double) -> Chart.Series {
    Chart.Series(model.name, points: model.history.map { Chart.Point(x: Double($0.epoch), y: value($0)) })
  }

  private static func points(_ values: [Double]) -> [Chart.Point] {
    zip(0..., values).map { Chart.Point(x: Double($0), y: $1) }
  }

  private static func months(_ series: Series) -> Chart.Axis {
    .init(title: series.labelName ?? "", names: series.labels)
  }
}
