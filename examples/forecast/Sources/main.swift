// Trains an LSTM on a column of a CSV file and draws its forecasts: swift run -c release forecast ../sales.csv sales
import Foundation
import Plotting
import Recurrent
import Tasks

/// Reads a column of a text that has a row of names, then a row for each month, and no quotation marks.
func series(in text: String, column name: String) throws(SeriesError) -> Series {
  let rows = text.split(whereSeparator: \.isNewline)
    .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  let names = rows.first ?? []
  guard let column = names.firstIndex(of: name) else {
    throw .unknownColumn(name: name, columns: names, nearest: nil)
  }
  let months = rows.dropFirst()
  let values = months.map { column < $0.count ? Double($0[column]) ?? .nan : .nan }
  return try Series(name: name, labelName: names[0], labels: months.map { $0[0] }, values: values)
}

/// Trains on all months but the last twelve, and shows what the network makes of these.
func forecast(_ series: Series) throws {
  let preparation = SeriesPreparation(try SeriesTask(series: series, testCount: 12))
  let task = LearningTask.series(preparation, name: series.name)
  let untrained = Model(cell: CellOptions(.lstm), units: [8], for: task)
  let (model, _) = try TaskTraining(task, epochs: 3000).run(untrained)
  let result = try SeriesForecast(model, preparation)

  let test = Double(result.task.testStart)
  let chart = Chart(
    title: "\(series.name), \(model.name)", xAxis: .init(title: series.labelName ?? "", names: series.labels),
    series: [
      .init("actual", values: series.values),
      .init("forecast one month ahead", values: result.forecast, from: test),
    ], referenceLines: [.init(.x(test - 0.5), label: "test")])
  for line in chart.lines(width: 80, height: 20) { print(line) }
  print(String(format: "test RMSE %.2f (persistence %.2f)", result.testError, result.persistenceError))
}

guard CommandLine.arguments.count == 3 else {
  print("usage: forecast FILE.csv COLUMN")
  exit(64)
}
guard let file = FileManager.default.contents(atPath: CommandLine.arguments[1]) else {
  print("error: cannot read \(CommandLine.arguments[1])")
  exit(1)
}
do {
  try forecast(try series(in: String(decoding: file, as: UTF8.self), column: CommandLine.arguments[2]))
} catch {
  print("error: \(error)")
  exit(1)
}
