import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `apply FILE` judges the model on a series that it has not learned.
  package static let apply = Command(
    name: "apply", group: .train, summary: "judge the model on another series, or on a longer one",
    takes: Usage(.one(Declared.file)),
    options: [Declared.season.description] + TableFileArguments.options + FileReading.options,
    examples: ["apply sales.csv", "apply sales.csv column=sales file=applied.csv"],
    details: [
      """
      The model runs over the series on its own scales and learns nothing; it and the data that were loaded stay as they \
      are. The options of files are those of \"load\".
      """,
      """
      Every row is for testing but the first ones, which warm the model up. If the file begins with the values that the \
      model has learned, all of those are left out. AR(1) and the unit of MASE come from what the model has learned.
      """,
      "file= writes the forecasts.",
    ],
    next: ["evaluate", "plot"],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let command = arguments.command
    let name = try arguments.next(Declared.file)
    try TableFileArguments.refuseMisplacedName(arguments)
    let reading = try FileReading(&arguments, file: name.range)
    let seasonGiven = try arguments[Declared.season]
    let file = try TableFileArguments(&arguments)
    try arguments.finish()
    let learned = try workbench.requireSeries(for: command)
    let model = try workbench.requireTrainedModel(for: command)
    let (series, remarks) = try reading.series(name.value.content.text, like: learned.task.series, context)
    let season = seasonGiven ?? series.frequency.usualSeason
    let application = try explaining(at: name.range) { () throws(SeriesApplication.Mistake) in
      try SeriesApplication(series, learned: learned, season: season)
    }
    let forecasts = try context.computing(at: command.range) { () throws(TrainingError) in
      try SeriesNetwork.testForecasts(model.checkpoint, application.preparation, isStateful: model.isStateful)
    }
    let judgement = ForecastJudgement(
      forecasts, application.preparation.task, season: season, learned: learned.task)
    var result = CommandResult(
      (said(of: application, model) + remarks).map { .text($0) } + [.text(errors(judgement))]
        + JudgementTable(judgement: judgement, name: model.name, language: context.language).outputs, workbench)
    let table = PredictionTable(task: application.preparation.task, forecasts: forecasts[0], intervals: .none)
    result.remarks = try file.write(titles: table.fileTitles, rows: table.fileRows, context)
    return result
  }

  /// What the model was applied to.
  private static func said(of application: SeriesApplication, _ model: Model) -> [Phrase] {
    let task = application.preparation.task
    let (series, format) = (task.series, task.series.format.actual)
    let (least, greatest) = (format.text(series.values.min() ?? 0), format.text(series.values.max() ?? 0))
    let first: Phrase = """
      \(series.name): \(series.frequency.counted(series.values.count)), \(least) to \(greatest); \
      \(groupedText(task.trainingCount)) to warm up, \(groupedText(task.testCount)) to test
      """
    guard application.continuesLearned else { return [first] }
    return [first, "the first \(groupedText(task.trainingCount)) are those that \(model.name) has learned"]
  }

  private static func errors(_ judgement: ForecastJudgement) -> Phrase {
    let error = judgement.network.all.rmse
    guard let persistence = judgement.simple.first?.errors.all.rmse else {
      return "test RMSE \(NumberFormat(errors: [error]).text(error))"
    }
    return ForecastErrors.sentence(rmse: error, persistence: persistence)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let file = Parameter(
    FileReading.placeholder, "the name of a CSV file", .written(.file(endings: FileReading.endings)))
  static let season = Option(
    "season", .wholeNumber(in: 2...1_000_000), absent: "as the dates show",
    "steps of a season, for seasonal persistence")
}
