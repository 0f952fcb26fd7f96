import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

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
    let task: LearningTask
    switch source.content.text {
    case "addition":
      task = .addition(try loadAddition(&arguments, seed: workbench.seed))
    case let name:
      task = .series(try loadSeries(named: name, source, &arguments, context), name: name)
    }
    next.task = task
    var result = CommandResult([.text(task.definition.summary)], next)
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
        try context.files.read(name, limit: SeriesReader.largestFile), column: column?.content.text,
        by: context.machine.rowSplitter)
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
}
