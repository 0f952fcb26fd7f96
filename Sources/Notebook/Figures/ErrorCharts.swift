import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// Pictures of how far models are off.
enum ErrorCharts {
  /// The errors of all one-month-ahead forecasts, and how often which size of error comes in the test part.
  static func picture(_ model: Model, _ preparation: SeriesPreparation, in language: Language) -> Picture {
    let task = preparation.task
    let fitted = (try? SeriesNetwork.fitted(model.checkpoint, preparation, isStateful: model.isStateful)) ?? []
    let forecast = (try? SeriesNetwork.walkForward(model.checkpoint, preparation, isStateful: model.isStateful)) ?? []
    let errors = zip(fitted + forecast, task.series.values.dropFirst()).map { $0 - $1 }
    let error = Forecast.rootMeanSquareError(forecast, task.testValues)
    let residuals = Chart(
      title: language.text("\(task.series.name), \(model.name): predicted - actual"),
      xAxis: Charts.months(task.series),
      series: [.init("", values: errors, from: 1, mark: .bars, colour: .secondary)],
      referenceLines: [.init(.x(Double(task.trainingCount) - 0.5), label: language.text("test"))])
    let histogram = Histogram(errors.suffix(task.testCount), most: 12)
    let title = language.text("\(task.testCount) test months, RMSE \(decimalText(error, places: 2))")
    let xTitle = language.text("predicted - actual")
    return .stack([
      .chart(residuals), .chart(histogram.chart(title: title, xTitle: xTitle, colour: .secondary)),
    ])
  }

  /// How far the answers of the validation part are off, those that are right left out.
  ///
  /// - Throws: `TrainingError` where the model was made for other data.
  static func chart(_ model: Model, _ examples: AdditionExamples, in language: Language) throws(TrainingError) -> Chart
  {
    let range = examples.validationRange
    let evaluation = try AdditionNetwork.evaluate(model.checkpoint, examples, range)
    var errors: [Double] = []
    var noNumbers = 0
    for (index, example) in range.enumerated() {
      let right = examples.question(at: example).answer
      guard let answer = UInt64(evaluation.text(index)) else {
        noNumbers += 1
        continue
      }
      if answer != right { errors.append(Double(answer) - Double(right)) }
    }
    var title: Phrase = "\(model.name): \(groupedText(errors.count)) wrong of \(groupedText(range.count)) answers"
    if noNumbers > 0 { title = "\(title), \(groupedText(noNumbers)) more are no numbers" }
    return Histogram(errors, most: 40).chart(
      title: language.text(title), xTitle: language.text("answer - sum"), colour: .secondary)
  }

  /// The test error of every model against its units, a line for each cell; the mean where there are several.
  ///
  /// - Throws: `TrainingError` where a model was made for other data.
  static func rootMeanSquareErrors(
    _ models: [Model], _ preparation: SeriesPreparation, in language: Language
  ) throws(TrainingError) -> Chart {
    var lines: [(name: String, kind: CellKind, runs: [Int: [Double]])] = []
    for model in models {
      let forecast = try SeriesNetwork.walkForward(model.checkpoint, preparation, isStateful: model.isStateful)
      let error = Forecast.rootMeanSquareError(forecast, preparation.task.testValues)
      let depth = model.units.count
      let name = model.cell.kind.rawValue + (depth > 1 ? language.text(", \(depth) layers") : "")
      let index = lines.firstIndex { $0.name == name } ?? lines.count
      if index == lines.count { lines.append((name, model.cell.kind, [:])) }
      lines[index].runs[model.units[0], default: []].append(error)
    }
    let units = Set(lines.flatMap { $0.runs.keys }).sorted()
    let persistence = Forecast.persistenceError(preparation.task)
    return Chart(
      title: language.text("test RMSE by units"),
      xAxis: .init(
        title: "units", scale: .logarithmic, labels: units.map { .init(position: Double($0), text: String($0)) }),
      yAxis: .init(title: "RMSE"),
      series: lines.map { line in
        let points = line.runs.keys.sorted().map { units in
          let errors = line.runs[units] ?? []
          return Chart.Point(x: Double(units), y: errors.reduce(0, +) / Double(errors.count))
        }
        let hasSeveral = line.runs.values.contains { $0.count > 1 }
        return Chart.Series(
          line.name + (hasSeveral ? language.text(", mean") : ""), points: points, colour: line.kind.colour)
      },
      referenceLines: [
        .init(.y(persistence), label: language.text("persistence \(decimalText(persistence, places: 2))"))
      ])
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
