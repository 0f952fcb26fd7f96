internal import Phrases
private import Recurrent
private import Text

extension SeriesPreparation {
  /// `sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test`, counted in what lies between two values.
  var summary: Phrase {
    let values = task.series.values
    let (least, greatest) = (valueText(values.min() ?? 0), valueText(values.max() ?? 0))
    return """
      \(task.series.name): \(task.series.frequency.counted(values.count)), \(least) to \(greatest); \
      \(groupedText(task.trainingCount)) to train on, \(groupedText(task.testCount)) to test
      """
  }

  /// Months with their differences and what the network reads and learns of them.
  func listing(rows: Int) -> DataListing {
    let series = task.series
    let inputs = trainingInputs + testInputs
    let targets = trainingTargets + testTargets
    var table = TextTable(columns: [
      .init(series.labelName ?? "month"), .init(series.name, alignment: .right),
      .init("difference", alignment: .right), .init("input", alignment: .right), .init("target", alignment: .right),
      .init("part"),
    ])
    for index in series.values.indices.prefix(rows) {
      var row = [series.labels[index], valueText(series.values[index])]
      if index > 0 {
        row += [
          valueText(series.values[index] - series.values[index - 1]), decimalText(Double(inputs[index - 1]), places: 4),
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
        ? "\(groupedText(rows)) of \(series.frequency.counted(count)); \"data ROWS\" shows more" : nil)
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

/// A value of a series with one decimal place at least, and up to seven digits if it has them.
package func valueText(_ value: Double) -> String {
  let text = significantText(value, digits: 7)
  return text.allSatisfy { $0.isNumber || $0 == "-" } ? text + ".0" : text
}
