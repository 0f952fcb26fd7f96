import Tasks
import Text

/// All data of a task as columns of a file, with all digits.
struct DataTable {
  let titles: [String]
  let rows: [[String]]

  /// - Parameter count: how many rows, from the first.
  init(_ task: LearningTask, rows count: Int) {
    guard let preparation = task.series else {
      let table = task.definition.listing(count).table
      titles = table.columns.map { $0.title }
      rows = table.rows
      return
    }
    let series = preparation.task.series
    let names = series.inputs.map { $0.name }
    titles =
      [series.labelTitle, series.name] + names + ["difference", "input"] + names.map { "input \($0)" }
      + ["target", "part"]
    rows = series.values.indices.prefix(count).map { Self.row($0, preparation) }
  }

  private static func row(_ index: Int, _ preparation: SeriesPreparation) -> [String] {
    let task = preparation.task
    let (series, features) = (task.series, preparation.features)
    var row = [series.labels[index], CSVText.number(series.values[index])]
    row += series.inputs.map { CSVText.number($0.values[index]) }
    if index > 0 {
      row.append(CSVText.number(series.values[index] - series.values[index - 1]))
      // What is read to forecast a value is the step before it, which no window reads if it is the first.
      let isRead = index > 1 || task.window == nil
      row += features.steps[(index - 1) * features.width..<index * features.width].map {
        isRead ? CSVText.number(Double($0)) : ""
      }
      row.append(CSVText.number(Double(features.targets[index - 1])))
    } else {
      row += Array(repeating: "", count: features.width + 2)
    }
    row.append(index >= task.testStart ? "test" : index >= task.trainingCount ? "validation" : "train")
    return row
  }
}
