import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// The pictures that `plot` draws.
enum Charts {
  /// Actual months, the fit over the training part, the forecasts of the test part, and where it begins.
  ///
  /// - Parameters:
  ///   - model: that forecast.
  ///   - outlook: intervals, and what comes after the end; nil for neither.
  static func forecast(
    _ forecast: SeriesForecast, by model: Model, outlook: Outlook? = nil, in language: Language
  ) -> Chart {
    let task = forecast.task
    let colour = model.cell.kind.colour
    let predicted = zip(forecast.firstForecast..., forecast.fitted + forecast.forecast).map {
      Chart.Point(x: Double($0), y: $1)
    }
    return Chart(
      title: language.text("\(task.series.name): actual and predicted, \(model.title)"),
      xAxis: outlook.map { axis(task.series, beyond: $0.labels, in: language) } ?? months(task.series, in: language),
      yAxis: .init(title: task.series.name),
      series: [
        Chart.Series(language.text("actual"), points: points(task.series.values), colour: .ink),
        Chart.Series(
          language.text("predicted \(task.series.frequency.one) ahead"), points: predicted, colour: colour),
        Chart.Series(
          language.text("persistence"), values: Forecast.persistence(task), from: Double(task.testStart),
          colour: .muted),
      ] + (outlook.map { $0.series(after: task, predicted: forecast.forecast, colour, in: language) } ?? []),
      referenceLines: parts(of: task, in: language) + (outlook == nil ? [] : [end(of: task.series, in: language)]))
  }

  /// Intervals around forecasts, and the forecasts beyond the end of a series.
  struct Outlook {
    /// Forecasts beyond the end.
    let forecasts: [Double]
    /// Their labels, where they are known.
    let labels: [String]?
    /// Around the forecasts of the test part.
    let testIntervals: IntervalColumns
    /// Around the forecasts beyond the end, of the same levels.
    let intervals: IntervalColumns

    /// The forecasts, and their bands together with those of the test part.
    fileprivate func series(
      after task: SeriesTask, predicted: [Double], _ colour: Chart.ColourRole, in language: Language
    ) -> [Chart.Series] {
      let test = zip(task.testStart..., predicted).map { Chart.Point(x: Double($0), y: $1) }
      let beyond = zip(task.series.values.count..., forecasts).map { Chart.Point(x: Double($0), y: $1) }
      let bands = zip(testIntervals.bands(around: test, colour), intervals.bands(around: beyond, colour)).map {
        test, beyond in
        var band = test
        // The two are made from different forecasts, so the band is broken between them.
        band.points += [.init(x: .nan, y: .nan), .init(x: .nan, y: .nan)] + beyond.points
        return band
      }
      return [Chart.Series(language.text("forecast"), points: beyond, colour: colour)] + bands
    }
  }

  /// Where the data end.
  private static func end(of series: Series, in language: Language) -> Chart.ReferenceLine {
    .init(.x(Double(series.values.count) - 0.5), label: language.text("end"))
  }

  /// The times of a series and those after its end.
  private static func axis(_ series: Series, beyond labels: [String]?, in language: Language) -> Chart.Axis {
    labels.map { months(series, beyond: $0, in: language) } ?? .init(title: labelTitle(series, in: language))
  }

  /// Where the validation part and the test part of a series begin.
  static func parts(of task: SeriesTask, in language: Language) -> [Chart.ReferenceLine] {
    let test = Chart.ReferenceLine(.x(Double(task.testStart) - 0.5), label: language.text("test"))
    guard task.validationCount > 0 else { return [test] }
    return [.init(.x(Double(task.trainingCount) - 0.5), label: language.text("validation")), test]
  }

  /// The series as it is.
  static func data(_ series: Series, in language: Language) -> Chart {
    Chart(
      title: series.name, xAxis: months(series, in: language), yAxis: .init(title: series.name),
      series: [Chart.Series(series.name, points: points(series.values), colour: .ink)])
  }

  /// The series and the months forecast beyond its end.
  ///
  /// - Parameters:
  ///   - labels: of those months, where they are known.
  ///   - intervals: around the forecasts.
  ///   - colour: that of the model's cell.
  static func beyond(
    _ series: Series, labels: [String]?, forecast: [Double], intervals: IntervalColumns, colour: Chart.ColourRole,
    in language: Language
  ) -> Chart {
    let start = series.values.count
    var future = zip(start..., forecast).map { Chart.Point(x: Double($0), y: $1) }
    let bands = intervals.bands(around: future, colour)
    if let last = series.values.last { future.insert(Chart.Point(x: Double(start - 1), y: last), at: 0) }
    return Chart(
      title: language.text("\(series.name): \(series.frequency.counted(forecast.count)) beyond the end"),
      xAxis: axis(series, beyond: labels, in: language), yAxis: .init(title: series.name),
      series: [
        Chart.Series(language.text("actual"), points: points(series.values), colour: .ink),
        Chart.Series(language.text("forecast"), points: future, colour: colour),
      ] + bands,
      referenceLines: [end(of: series, in: language)])
  }

  /// Loss by epoch, the loss axis logarithmic: a line for each model, and one of its validation part if it has one. Of the
  /// last model the epoch with the lowest validation loss is marked, or the epoch that is shown.
  ///
  /// - Parameter shown: the epoch that is shown; nil for the last one.
  static func loss(_ curves: [ModelCurve], at shown: Int? = nil, in language: Language) -> Chart {
    let isValidated = curves.contains { $0.model.history.contains { $0.validation != nil } }
    let title: Phrase = isValidated ? "training and validation loss" : "training loss"
    return Chart(
      title: language.text(title), xAxis: .init(title: language.text("epoch")),
      yAxis: .init(title: language.text("loss"), scale: .logarithmic),
      series: curves.map { curve in
        series(curve) { $0.loss }
      } + curves.flatMap { validationLoss($0, alone: curves.count == 1, in: language) },
      referenceLines: shown.map { [mark($0, in: language)] }
        ?? curves.last.map { bestEpoch($0.model, in: language) } ?? [])
  }

  private static func validationLoss(_ curve: ModelCurve, alone: Bool, in language: Language) -> [Chart.Series] {
    let model = curve.model
    let points = model.history.compactMap { record in
      record.validation.map { Chart.Point(x: Double(record.epoch), y: $0.loss) }
    }
    guard !points.isEmpty else { return [] }
    return [
      Chart.Series(
        language.text("\(curve.name), validation"), points: points, colour: alone ? .quaternary : model.cell.kind.colour
      )
    ]
  }

  private static func bestEpoch(_ model: Model, in language: Language) -> [Chart.ReferenceLine] {
    guard let best = Stopping.best(patience: nil).outcome(of: model.history[...]).best?.epoch else { return [] }
    let epoch = model.keptEpoch ?? best
    let label: Phrase = model.keptEpoch == nil ? "lowest: \(groupedText(epoch))" : "kept: \(groupedText(epoch))"
    return [.init(.x(Double(epoch)), label: language.text(label))]
  }

  /// The epoch that is shown.
  private static func mark(_ epoch: Int, in language: Language) -> Chart.ReferenceLine {
    .init(.x(Double(epoch)), label: language.text("at \(groupedText(epoch))"))
  }

  /// Exact answers on the validation part by epoch, a line for each model.
  ///
  /// - Parameter shown: the epoch that is shown; nil for the last one.
  static func accuracy(_ curves: [ModelCurve], at shown: Int? = nil, in language: Language) -> Chart {
    let lines = curves.map { curve in series(curve) { ($0.validation?.answers?.exact ?? 0) * 100 } }
    let greatest = lines.flatMap { $0.points }.reduce(0) { max($0, $1.y) }
    return Chart(
      title: language.text("exact answers on the validation part"), xAxis: .init(title: language.text("epoch")),
      yAxis: .init(title: "%", bounds: 0...(greatest > 0 ? 0 : 1)), series: lines,
      referenceLines: shown.map { [mark($0, in: language)] } ?? [])
  }

  /// How often the answers of the examples have which size.
  static func answers(_ examples: AdditionExamples, in language: Language) -> Chart {
    let answers = (0..<examples.count).map { Double(examples.question(at: $0).answer) }
    return Histogram(answers).chart(
      title: language.text("answers of \(groupedText(examples.count)) questions"), xTitle: language.text("answer"),
      yTitle: language.text("count"))
  }

  /// A row a character, a column a code of the table.
  static func oneHot(_ codes: [UInt8], in language: Language) -> HeatMaps {
    let rows = codes.map { code in (0..<CodingTable.size).map { $0 == Int(code) ? 1.0 : 0.0 } }
    return HeatMaps(
      title: language.text("one-hot code"), maps: [.init(title: "", scale: .unit, values: rows)],
      rowNames: CodingTable.names(of: codes),
      columnNames: CodingTable.alphabet.map(CodingTable.visible), rowNoun: language.text("characters"),
      words: .words(in: language))
  }

  private static func series(_ curve: ModelCurve, _ value: (EpochRecord) -> Double) -> Chart.Series {
    Chart.Series(
      curve.name, points: curve.model.history.map { Chart.Point(x: Double($0.epoch), y: value($0)) },
      colour: curve.model.cell.kind.colour)
  }

  /// What the times are called: as the file calls them, or months, days, ….
  private static func labelTitle(_ series: Series, in language: Language) -> String {
    let noun = series.frequency.noun
    guard let name = series.labelName, name != noun.description else { return language.text(noun) }
    return name
  }

  private static func points(_ values: [Double]) -> [Chart.Point] {
    zip(0..., values).map { Chart.Point(x: Double($0), y: $1) }
  }

  /// The times of a series, and of those after its end.
  static func months(_ series: Series, beyond labels: [String] = [], in language: Language) -> Chart.Axis {
    var axis = Chart.Axis(title: labelTitle(series, in: language), names: series.labels + labels)
    axis.tickChoices = series.tickChoices(beyond: labels.count)
    return axis
  }
}
