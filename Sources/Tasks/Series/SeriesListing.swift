package import Phrases
private import Recurrent
private import Text

extension SeriesPreparation {
  /// `sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test`
  var summary: Phrase {
    let values = task.series.values
    let format = task.series.format.actual
    let (least, greatest) = (format.text(values.min() ?? 0), format.text(values.max() ?? 0))
    return """
      \(task.series.name): \(groupedText(values.count)) months, \(least) to \(greatest); \
      \(groupedText(task.trainingCount)) to train on, \(groupedText(task.testCount)) to test
      """
  }

  /// That nothing is to be learned from values that are all the same; nil for others.
  var caution: Phrase? {
    let values = task.series.values
    let known = values.prefix(task.trainingCount)
    guard let first = known.first, known.allSatisfy({ $0 == first }) else { return nil }
    let value = task.series.format.actual.text(first)
    return values.allSatisfy { $0 == first }
      ? "all values are \(value): nothing is to be learned from a constant"
      : "all values to train on are \(value): nothing is to be learned from a constant"
  }

  /// Months with their differences and what the network reads and learns of them.
  func listing(rows: Int) -> DataListing {
    let series = task.series
    let format = series.format.actual
    let inputs = trainingInputs + testInputs
    let targets = trainingTargets + testTargets
    var table = TextTable(columns: [
      .init(series.labelName ?? "month"), .init(series.name, alignment: .right),
      .init("difference", alignment: .right), .init("input", alignment: .right), .init("target", alignment: .right),
      .init("part"),
    ])
    for index in series.values.indices.prefix(rows) {
      var row = [series.labels[index], format.text(series.values[index])]
      if index > 0 {
        row += [
          format.text(series.values[index] - series.values[index - 1]),
          decimalText(Double(inputs[index - 1]), places: 4),
          decimalText(Double(targets[index - 1]), places: 4),
        ]
      } else {
        row += ["", "", ""]
      }
      row.append(index < task.trainingCount ? "train" : "test")
      table.rows.append(row)
    }
    let count = series.values.count
    return DataListing(
      table: table,
      remark: count > rows
        ? "\(groupedText(rows)) of \(groupedText(count)) months; \"data ROWS\" shows more" : nil)
  }

  /// All months in their order, the training part and the test part.
  var reading: Reading {
    let inputs = trainingInputs + testInputs
    let series = task.series
    return Reading(
      name: series.name,
      data: SequenceData(
        count: inputs.count, inputs: .values(inputs), targets: .values(trainingTargets + testTargets)),
      // A row's input is the difference of the month before the one to forecast; the first has none.
      reads: StepNames(
        names: Array(series.labels.dropLast()), title: "months up to which the network has read",
        noun: Phrase(verbatim: series.labelName ?? "month")))
  }
}
