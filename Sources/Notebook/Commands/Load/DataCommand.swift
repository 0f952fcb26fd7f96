import CommandLanguage
import Tasks
import Text

extension Command {
  /// `data`
  package static let data = Command(
    name: "data", group: .load, summary: "show the data and what the network sees of it",
    takes: Usage(.optional([.one(Declared.rows)])), examples: ["data", "data 36"],
    details: [
      "Months: the difference to the month before, and both columns scaled to [-1, 1] by the training part.",
      "Additions: the question as the network reads it, reversed, and the answer.",
    ],
    next: ["model lstm 8", "plot data"]
  ) { (arguments, workbench, _) throws(Diagnostic) in
    let task = try workbench.requireTask(for: arguments.command)
    let rows = try arguments.next(Declared.rows).value
    try arguments.finish()
    switch task {
    case .series(let preparation, _): return CommandResult(months(preparation, rows: rows), workbench)
    case .addition(let examples): return CommandResult(questions(examples, rows: rows), workbench)
    }
  }

  private static func months(_ preparation: SeriesPreparation, rows: Int) -> [Output] {
    let series = preparation.task.series
    let inputs = preparation.trainingInputs + preparation.testInputs
    let targets = preparation.trainingTargets + preparation.testTargets
    var table = TextTable(columns: [
      .init(series.labelName ?? "month"), .init(series.name, alignment: .right),
      .init("difference", alignment: .right), .init("input", alignment: .right), .init("target", alignment: .right),
      .init("part"),
    ])
    for index in series.values.indices.prefix(rows) {
      var row = [series.labels[index], plain(series.values[index])]
      if index > 0 {
        row += [
          plain(series.values[index] - series.values[index - 1]), decimalText(Double(inputs[index - 1]), places: 4),
          decimalText(Double(targets[index - 1]), places: 4),
        ]
      } else {
        row += ["", "", ""]
      }
      row.append(index < preparation.task.trainingCount ? "train" : "test")
      table.rows.append(row)
    }
    let count = series.values.count
    guard count > rows else { return [.table(table)] }
    return [.table(table), .text("\(groupedText(rows)) of \(groupedText(count)) months; \"data ROWS\" shows more")]
  }

  private static func questions(_ examples: AdditionExamples, rows: Int) -> [Output] {
    var table = TextTable(columns: [
      .init("question"), .init("answer", alignment: .right), .init("the network reads"), .init("and writes"),
    ])
    for index in 0..<min(rows, examples.count) {
      let question = examples.question(at: index)
      let reads = (try? CodingTable.decode(Array(examples.inputCodes(at: index)))) ?? ""
      let writes = (try? CodingTable.decode(Array(examples.targetCodes(at: index)))) ?? ""
      table.rows.append([question.text, question.answerText, "'\(reads)'", "'\(writes)'"])
    }
    guard examples.count > rows else { return [.table(table)] }
    return [
      .table(table),
      .text("\(groupedText(rows)) of \(groupedText(examples.count)) questions; \"data ROWS\" shows more"),
    ]
  }
}

private enum Declared {
  static let rows = Parameter("ROWS", "a number of rows", .wholeNumber(in: Bounds.listed), default: 10)
}
