import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `evaluate` judges the model on data that it has not learned from.
  package static let evaluate = Command(
    name: "evaluate", group: .train, summary: "judge the model on data it has not learned from",
    synonyms: ["test", "score"], options: [Declared.season.description],
    examples: ["evaluate", "evaluate; plot"],
    details: [
      """
      Series: the root mean square error of the one-step-ahead forecasts, in the unit of the data, beside that \
      of the persistence forecast (the next value equals this one), which any model has to beat.
      """,
      """
      The table has other forecasts that need no network: seasonal persistence (the next value equals that a year, or \
      another season, ago; season= says how many steps a season has) and AR(1), the least-squares line from one change to the next \
      in the training part. All are judged on the test part; with horizon= there is a row for each step ahead.
      """,
      """
      RMSE and MAE, the mean absolute error, have the unit of the data. MAPE is the mean absolute error in per cent of \
      the values, – if one of them is 0. MASE is the MAE in units of that of persistence in the training part \
      (Hyndman and Koehler 2006): below 1 is better than that.
      """,
      "Additions: how many answers of the validation part are right in every character.",
    ],
    next: ["plot", "train 100"],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let command = arguments.command
    let series = workbench.task?.series
    let season = try series.map { (series) throws(Diagnostic) in
      try arguments[Declared.season, upTo: max(series.task.trainingCount, 2)]
        ?? series.task.series.frequency.usualSeason
    }
    try arguments.finish()
    let model = try workbench.requireModel(for: command)
    let task = try workbench.requireTask(for: command)
    let report = try context.computing(at: command.range) { () throws(TrainingError) in
      try task.definition.report(model)
    }
    let outputs: [Output] = report.map { .text($0) }
    guard let series else { return CommandResult(outputs, workbench) }
    let forecasts = try context.computing(at: command.range) { () throws(TrainingError) in
      try SeriesNetwork.testForecasts(model.checkpoint, series, isStateful: model.isStateful)
    }
    let judgement = ForecastJudgement(forecasts, series.task, season: season ?? nil)
    let table = JudgementTable(judgement: judgement, name: model.name, language: context.language)
    return CommandResult(outputs + table.outputs, workbench)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let season = Option(
    "season", .wholeNumber(in: 2...Int.mostTyped), absent: "as the dates show",
    "steps of a season, for seasonal persistence")
}
