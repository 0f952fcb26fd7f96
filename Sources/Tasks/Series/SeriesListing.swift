internal import Phrases
private import Recurrent
private import Text

extension SeriesPreparation {
  /// `sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test`, counted in what lies between two values.
  var summary: Phrase {
    let values = task.series.values
    let format = task.series.format.actual
    let (least, greatest) = (format.text(values.min() ?? 0), format.text(values.max() ?? 0))
    let (training, test) = (groupedText(task.trainingCount), groupedText(task.testCount))
    guard task.validationCount > 0 else {
      return """
        \(task.series.name): \(task.series.frequency.counted(values.count)), \(least) to \(greatest); \
        \(training) to train on, \(test) to test
        """
    }
    return """
      \(task.series.name): \(task.series.frequency.counted(values.count)), \(least) to \(greatest); \
      \(training) to train on, \(groupedText(task.validationCount)) to validate, \(test) to test
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

  /// How the network reads and answers, a sentence for each thing that it does not do unless it is told to.
  var readingRemarks: [Phrase] {
    var remarks: [Phrase] = []
    if !task.series.inputs.isEmpty {
      let names = quotedNames(task.series.inputs.map { $0.name })
      remarks.append("the network also reads \(names), up to the last value that is known")
    }
    if let window = task.window {
      remarks.append("it reads the last \(groupedText(window)) steps at once, from a state of zero (window)")
    }
    if task.horizon > 1 { remarks.append("it forecasts \(groupedText(task.horizon)) steps at once (horizon)") }
    return remarks
  }

  /// Months with their differences and what the network reads and learns of them.
  func listing(rows: Int) -> DataListing {
    // No more inputs than these could stand side by side.
    var shown = min(task.series.inputs.count, 6)
    var table = self.table(rows: rows, inputs: shown)
    while shown > 0, isTooWide(table) {
      // The differences can be told from the values, an input from nothing.
      table = self.table(rows: rows, inputs: shown, differences: false)
      guard isTooWide(table) else { break }
      shown -= 1
      table = self.table(rows: rows, inputs: shown)
    }
    var remarks: [Phrase] = []
    let hidden = task.series.inputs.count - shown
    if hidden > 0 { remarks.append("\(Counted.inputs(hidden)) more for which there is no room") }
    let count = task.series.values.count
    return DataListing(
      table: table, explanations: remarks,
      remark: count > rows
        ? "\(groupedText(rows)) of \(task.series.frequency.counted(count)); \"data ROWS\" shows more" : nil)
  }

  private func isTooWide(_ table: TextTable) -> Bool { !table.fits() }

  private func table(rows: Int, inputs: Int, differences: Bool = true) -> TextTable {
    let series = task.series
    let names = series.inputs.prefix(inputs).map { $0.name }
    let format = series.format.actual
    let formats = series.inputs.prefix(inputs).map { ValueFormat($0.values).actual }
    let named = ([series.name] + names).map { TextTable.Column($0, alignment: .right, isName: true) }
    var table = TextTable(columns: [series.labelColumn] + named)
    table.columns += (differences ? ["difference", "input"] : ["input"]).map { .init($0, alignment: .right) }
    table.columns += named.dropFirst()
    table.columns += [.init("target", alignment: .right), .init("part", holdsWords: true)]
    table.rows = series.values.indices.prefix(rows).map { (index: Int) -> [String] in
      var row = [series.labels[index], format.text(series.values[index])]
      row += zip(series.inputs, formats).map { $1.text($0.values[index]) }
      row += learned(at: index, inputs: inputs).dropFirst(differences ? 0 : 1)
      row.append(partName(of: index))
      return row
    }
    return table
  }

  /// The difference to a value, what the network reads to forecast it, and what it should answer. No window begins before the second value.
  private func learned(at index: Int, inputs: Int) -> [String] {
    guard index > 0 else { return Array(repeating: "", count: inputs + 3) }
    let series = task.series
    let isRead = index > 1 || task.window == nil
    let step = features.steps[(index - 1) * features.width..<index * features.width].prefix(1 + inputs)
    return [series.format.actual.text(series.values[index] - series.values[index - 1])]
      + step.map { isRead ? decimalText(Double($0), places: 4) : "" }
      + [decimalText(Double(features.targets[index - 1]), places: 4)]
  }

  private func partName(of index: Int) -> String {
    if index >= task.testStart { return "test" }
    return index >= task.trainingCount ? "validation" : "train"
  }

  /// What can be watched: all months in their order if the state is carried on, else the last window, with which the
  /// network forecasts beyond the end.
  var reading: Reading {
    let series = task.series
    let last = series.values.count - 1
    // The state that is carried on has forecast nothing yet when it reads the last month.
    let origins = task.window == nil ? 0..<last : last..<last + 1
    let names = series.labels[origins.lowerBound + 1 - samples.steps..<origins.upperBound]
    return Reading(
      name: series.name, data: samples.questions(features, origins: origins),
      reads: StepNames(
        names: Array(names), title: "\(series.frequency.nouns) up to which the network has read",
        noun: series.labelName.map { Phrase(verbatim: $0) } ?? series.frequency.noun))
  }
}
