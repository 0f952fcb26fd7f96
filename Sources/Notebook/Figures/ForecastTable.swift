import Phrases
import Tasks
import Text

/// Forecasts beyond the end of a series, to be shown and to be written into a file.
struct ForecastTable {
  let series: Series
  /// Of the times after the end; nil if nothing is known of them.
  let labels: [String]?
  let forecasts: [Double]
  let intervals: IntervalColumns
  let language: Language

  /// The table, or several if the intervals have no room in it.
  var tables: [TextTable] {
    let format = series.format.forecast
    var table = TextTable(columns: [
      .init(language.text("\(series.frequency.nouns) ahead"), alignment: .right, isName: true),
      .init("forecast", alignment: .right),
    ])
    table.rows = zip(1..., forecasts).map { [String($0), format.text($1)] }
    if let labels {
      table.columns.insert(series.labelColumn, at: 0)
      for (row, label) in labels.enumerated() { table.rows[row].insert(label, at: 0) }
    }
    return intervals.tables(beside: table, forecasts: forecasts, labels: table.columns.count - 1, format: format)
  }

  /// The titles of the file.
  var fileTitles: [String] {
    (labels == nil ? [] : [series.labelTitle]) + ["steps_ahead", "forecast"] + intervals.titles
  }

  /// The rows of the file, with all digits.
  var fileRows: [[String]] {
    forecasts.enumerated().map { index, forecast in
      (labels.map { [$0[index]] } ?? []) + [String(index + 1), CSVText.number(forecast)]
        + intervals.cells(at: index, around: forecast)
    }
  }
}
