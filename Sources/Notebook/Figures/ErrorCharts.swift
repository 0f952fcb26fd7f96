import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// Pictures of how far models are off.
enum ErrorCharts {
  /// The errors of all one-step-ahead forecasts, and how often which size of error comes in the test part.
  static func picture(_ forecast: SeriesForecast, by model: Model, in language: Language) -> Picture {
    let task = forecast.task
    let errors = forecast.errors
    let residuals = Chart(
      title: language.text("\(task.series.name), \(model.title): predicted - actual"),
      xAxis: Charts.months(task.series, in: language), yAxis: .init(title: language.text("predicted - actual")),
      series: [
        .init("", values: errors, from: Double(forecast.firstForecast), mark: .bars, colour: model.cell.kind.colour)
      ],
      referenceLines: Charts.parts(of: task, in: language))
    let histogram = Histogram(errors.suffix(task.testCount), most: 12)
    let error = NumberFormat(errors: [forecast.testError, forecast.persistenceError]).text(forecast.testError)
    let title = language.text("\(groupedText(task.testCount)) test \(task.series.frequency.nouns), RMSE \(error)")
    let xTitle = language.text("predicted - actual")
    return .stack([
      .chart(residuals),
      .chart(
        histogram.chart(title: title, xTitle: xTitle, yTitle: language.text("count"), colour: model.cell.kind.colour)),
    ])
  }

  /// How far the answers of the validation part are off, those that are right left out.
  static func chart(_ answers: GradedAnswers, by model: Model, in language: Language) -> Chart {
    let (errors, noNumbers) = (answers.errors, answers.nonNumberCount)
    var title: Phrase =
      "\(model.title): \(groupedText(errors.count)) wrong of \(groupedText(answers.answers.count)) answers"
    if noNumbers > 0 { title = "\(title), \(groupedText(noNumbers)) more are no numbers" }
    return Histogram(errors, most: 40).chart(
      title: language.text(title), xTitle: language.text("answer - sum"), yTitle: language.text("count"),
      colour: model.cell.kind.colour)
  }

  /// The test error of models against their units, a line for each cell; the mean if there are several.
  ///
  /// - Parameter baseline: the error to beat; nil if there is none.
  static func byUnits(_ errors: ErrorsByUnits, baseline: Double?, in language: Language) -> Chart {
    Chart(
      title: language.text("test RMSE by units"),
      xAxis: .init(
        title: language.text("units"), scale: .logarithmic,
        labels: errors.units.map { .init(position: Double($0), text: String($0)) }),
      yAxis: .init(title: "RMSE"),
      series: errors.lines.map { line in
        Chart.Series(
          line.cell.rawValue + (line.depth > 1 ? language.text(", \(line.depth) layers") : "")
            + (line.hasSeveral ? language.text(", mean") : ""),
          points: line.means.map { .init(x: Double($0.units), y: $0.error) }, colour: line.cell.colour)
      },
      referenceLines: (baseline.map { [$0] } ?? []).map {
        .init(.y($0), label: language.text("persistence \(NumberFormat(errors: [$0]).text($0))"))
      })
  }
}

extension CellKind {
  /// As in the class's figure: the simple network red, LSTM green, GRU blue.
  var colour: Chart.ColourRole {
    switch self {
    case .srn: .bad
    case .lstm: .good
    case .gru: .primary
    }
  }
}
