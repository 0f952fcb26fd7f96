import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks

extension Command {
  /// `load sales`, `load addition`, `load FILE.csv`
  package static let load = Command(
    name: "load", group: .load, summary: "load data to learn from",
    usage: "load sales|addition|FILE.csv",
    options: [
      Option("test", "12", "months kept for the test (sales, FILE.csv)"),
      Option("column", "the last with numbers", "which column to learn (FILE.csv)", values: .columns),
      Option("digits", "3", "the most digits of a number (addition)"),
      Option("examples", "50000", "how many questions (addition)"),
    ],
    examples: ["load sales", "load addition digits=2 examples=5000", "load sales.csv column=sales test=12"],
    details: ["Loading puts the model away; \"undo\" brings both back."],
    next: ["data", "model lstm 8"],
    isUndoable: true
  ) { arguments, workbench, context in
    let source = try arguments.value("what to load (sales, addition or the name of a CSV file)")
    var next = workbench
    next.model = nil
    next.earlierModels = []
    let outputs: [Output]
    switch source.content.text {
    case "addition":
      let examples = try loadAddition(&arguments, seed: workbench.seed)
      next.task = .addition(examples)
      outputs = describe(examples)
    case let name:
      let preparation = try loadSeries(named: name, source, &arguments, context)
      next.task = .series(preparation, name: name)
      outputs = describe(preparation)
    }
    var result = CommandResult(outputs, next)
    if let model = workbench.model, model.checkpoint.epochs > 0 {
      result.remarks = [.text("the model \(model.name) was put away; \"undo\" brings it back")]
    }
    return result
  }

  private static func loadAddition(_ arguments: inout Arguments, seed: UInt64) throws -> AdditionExamples {
    let digits = try arguments.wholeNumberOption("digits", in: 1...Question.largestDigits) ?? 3
    // What the number of examples may be depends on the digits; the examples say it best themselves.
    let count = arguments.option("examples")
    var wanted = AdditionExamples.defaultCount
    if let count {
      let expected: Phrase = "as a whole number from \(AdditionExamples.fewest) to \(AdditionExamples.most)"
      guard case .number(let number) = count.content else {
        throw Diagnostic.wrongKind(expected: "\("examples") \(expected)", found: count.content.text, count.range)
      }
      guard let whole = number.whole, whole > 0 else {
        throw Diagnostic.outOfRange(
          what: Phrase(verbatim: "examples"), found: number.text, expected: expected, count.range)
      }
      wanted = whole
    } else {
      wanted = min(wanted, try AdditionExamples.available(digits: digits))
    }
    try arguments.finish()
    return try explaining(at: count?.range ?? arguments.command.range) {
      try AdditionExamples(digits: digits, count: wanted, seed: seed)
    }
  }

  private static func loadSeries(
    named name: String, _ source: Value, _ arguments: inout Arguments, _ context: CommandContext
  ) throws -> SeriesPreparation {
    let column = name == "sales" ? nil : arguments.option("column")
    let (test, testPlace) = try testCount(&arguments)
    try arguments.finish()
    let series = try explaining(at: column?.range ?? source.range) {
      if name == "sales" { return Series.sales }
      guard name.lowercased().hasSuffix(".csv") else {
        throw Diagnostic.unknownChoice(
          what: "data", found: name, known: ["sales", "addition", "FILE.csv"], source.range)
      }
      return try SeriesReader.read(
        try context.files.read(name, limit: SeriesReader.largestFile), column: column?.content.text)
    }
    return try explaining(at: testPlace ?? source.range) {
      SeriesPreparation(try SeriesTask(series: series, testCount: test))
    }
  }

  /// How many values are for the test, and where that stands if it was typed.
  private static func testCount(_ arguments: inout Arguments) throws -> (count: Int, place: SourceRange?) {
    var peeking = arguments
    let place = peeking.option("test")?.range
    return (try arguments.wholeNumberOption("test", in: 1...1_000_000) ?? 12, place)
  }

  private static func describe(_ examples: AdditionExamples) -> [Output] {
    let (learned, judged) = (groupedText(examples.trainingRange.count), groupedText(examples.validationRange.count))
    return [
      .text(
        """
        addition: \(groupedText(examples.count)) questions of up to \(Counted.digits(examples.digits)); \
        \(learned) to train on, \(judged) to validate
        """)
    ]
  }

  private static func describe(_ preparation: SeriesPreparation) -> [Output] {
    let task = preparation.task
    let values = task.series.values
    let (least, greatest) = (plain(values.min() ?? 0), plain(values.max() ?? 0))
    return [
      .text(
        """
        \(task.series.name): \(groupedText(values.count)) months, \(least) to \(greatest); \
        \(groupedText(task.trainingCount)) to train on, \(groupedText(task.testCount)) to test
        """)
    ]
  }
}

/// A value of a series with one decimal place at least, up to six where it has them.
func plain(_ value: Double) -> String {
  let text = significantText(value, digits: 7)
  return text.allSatisfy { $0.isNumber || $0 == "-" } ? text + ".0" : text
}
