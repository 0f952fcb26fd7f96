import Tasks
import Text

/// The test part beside its forecasts, to be shown and to be written into a file.
struct PredictionTable {
  let task: SeriesTask
  /// One step ahead, `[testCount]`.
  let forecasts: [Double]
  let intervals: IntervalColumns

  private var labelTitle: String { task.series.labelTitle }

  /// The table, or several if the intervals have no room in it.
  var tables: [TextTable] {
    let format = task.series.format
    var table = TextTable(columns: [
      task.series.labelColumn, .init("actual", alignment: .right), .init("predicted", alignment: .right),
      .init("error", alignment: .right),
    ])
    for (label, (actual, predicted)) in zip(task.testLabels, zip(task.testValues, forecasts)) {
      table.rows.append([
        label, format.actual.text(actual), format.forecast.text(predicted), format.forecast.text(predicted - actual),
      ])
    }
    return intervals.tables(beside: table, forecasts: forecasts, labels: 1, format: format.forecast)
  }

  /// The titles of the file.
  var fileTitles: [String] { [labelTitle, "actual", "predicted", "error"] + intervals.titles }

  /// The rows of the file, with all digits.
  var fileRows: [[String]] {
    zip(task.testLabels, zip(task.testValues, forecasts)).enumerated().map { index, row in
      let (label, (actual, predicted)) = row
      return [label, CSVText.number(actual), CSVText.number(predicted), CSVText.number(predicted - actual)]
        + intervals.cells(at: index, around: predicted)
    }
  }
}
