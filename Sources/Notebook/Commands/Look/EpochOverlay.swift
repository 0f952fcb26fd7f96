import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// The option of `plot forecast` that draws the forecasts of several epochs over each other.
struct EpochOverlay {
  static let option = Option(
    "at", .list(of: .wholeNumber(in: 0...Int.mostTyped, as: .epoch)), absent: "none",
    "forecast: of the model after these epochs",
    what: "an epoch")

  /// More lines cannot be told apart.
  static let most = 6

  /// The epochs, rising.
  private let epochs: [Int]
  private let model: Model

  /// Reads the option.
  ///
  /// - Returns: nil if it is left out.
  init?(_ arguments: inout Arguments, _ workbench: Workbench) throws(Diagnostic) {
    let known = workbench.wholeModel?.knownEpochs ?? 0...0
    guard let epochs = try arguments[Self.option, upTo: known.upperBound] else { return nil }
    let place = arguments.place(of: Self.option) ?? arguments.command.range
    _ = try workbench.requireModel(for: arguments.command)
    guard let model = workbench.wholeModel else { return nil }
    if let early = epochs.first(where: { !known.contains($0) }) {
      throw .failed(
        message: "epoch \(groupedText(early)) is not known of this model",
        hint: "its training is known from epoch \(known.lowerBound) on", place)
    }
    guard epochs.count <= Self.most else {
      throw .failed(
        message: "\(epochs.count) epochs are too many for one picture", hint: "name at most \(Self.most)", place)
    }
    (self.epochs, self.model) = (epochs.sorted(), model)
  }

  /// The picture.
  func chart(
    _ series: SeriesPreparation, on task: LearningTask, _ context: CommandContext, for command: Name
  ) throws(Diagnostic) -> Chart {
    let (epochs, model) = (self.epochs, self.model)
    let shouldStop = context.observer.shouldStop
    let forecasts = try context.computing(
      at: command.range, stopped: "stopped before the epochs were computed again"
    ) { (isLeft) throws(TrainingError) in
      var now = model
      return try epochs.map { (epoch) throws(TrainingError) in
        let (then, later) = try now.rewound(to: epoch, on: task) { isLeft() || shouldStop() }
        now = later
        return try SeriesForecast(then, series)
      }
    }
    return Charts.forecasts(zip(epochs, forecasts).map { ($0, $1) }, of: model, series.task, in: context.language)
  }
}

extension Charts {
  /// Actual values, and the forecasts of a model after several epochs.
  static func forecasts(
    _ forecasts: [(epoch: Int, forecast: SeriesForecast)], of model: Model, _ task: SeriesTask, in language: Language
  ) -> Chart {
    let actual = zip(0..., task.series.values).map { Chart.Point(x: Double($0), y: $1) }
    return Chart(
      title: language.text("\(task.series.name): actual and predicted, \(model.name)"),
      xAxis: months(task.series, in: language), yAxis: .init(title: task.series.name),
      series: [Chart.Series(language.text("actual"), points: actual, colour: .ink)]
        + forecasts.map { epoch, forecast in
          let values = zip(forecast.firstForecast..., forecast.fitted + forecast.forecast)
          return Chart.Series(
            language.text("epoch \(groupedText(epoch))"), points: values.map { .init(x: Double($0), y: $1) })
        },
      referenceLines: parts(of: task, in: language))
  }
}
