import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `load sales`, `load addition`, `load FILE.csv`
  package static let load = Command(
    name: "load", group: .load, summary: "load data to learn from",
    synonyms: ["open", "read"],
    takes: Usage(.one(Declared.source)),
    options: [
      Declared.test.description, Declared.column.description, Declared.digits.description,
      Declared.examples.description,
    ],
    examples: ["load sales", "load addition digits=2 examples=5000", "load sales.csv column=sales test=12"],
    details: ["Loading puts the model away; \"undo\" brings both back."],
    next: ["data", "model lstm 8"],
    isUndoable: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let source = try arguments.next(Declared.source)
    var next = workbench
    next.model = nil
    next.earlierModels = []
    let outputs: [Output]
    switch source.value {
    case .addition:
      let examples = try loadAddition(&arguments, seed: workbench.seed)
      next.task = .addition(examples)
      outputs = describe(examples)
    case .sales:
      let preparation = try prepared(.sales, source.range, try testCount(&arguments))
      next.task = .series(preparation, name: Source.salesWord.text)
      outputs = describe(preparation)
    case .file(let name):
      let preparation = try loadFile(name, source.range, &arguments, context)
      next.task = .series(preparation, name: name)
      outputs = describe(preparation)
    }
    var result = CommandResult(outputs, next)
    if let model = workbench.model, model.checkpoint.epochs > 0 {
      result.remarks = [.text("the model \(model.name) was put away; \"undo\" brings it back")]
    }
    return result
  }

  private static func loadAddition(
    _ arguments: inout Arguments, seed: UInt64
  ) throws(Diagnostic) -> AdditionExamples {
    let digits = try arguments[Declared.digits]
    let count = try arguments[Declared.examples]
    let place = arguments.place(of: Declared.examples)
    try arguments.finish()
    return try explaining(at: place ?? arguments.command.range) { () throws(ExamplesError) in
      let wanted = place == nil ? min(count, try AdditionExamples.available(digits: digits)) : count
      return try AdditionExamples(digits: digits, count: wanted, seed: seed)
    }
  }

  private static func loadFile(
    _ name: String, _ range: SourceRange, _ arguments: inout Arguments, _ context: CommandContext
  ) throws(Diagnostic) -> SeriesPreparation {
    let column = try arguments[Declared.column]
    let test = try testCount(&arguments)
    guard name.lowercased().hasSuffix(Source.ending) else {
      throw .unknownChoice(what: "data", found: name, known: Source.words + [Word(Source.placeholder)], range)
    }
    let place = column?.range ?? range
    let bytes = try explaining(at: place) { () throws(FileError) in
      try context.files.read(name, limit: SeriesReader.largestFile)
    }
    let series = try explaining(at: place) { () throws(SeriesError) in
      try SeriesReader.read(bytes, column: column?.content.text)
    }
    return try prepared(series, range, test)
  }

  /// How many values are for the test, and where that stands if it was typed; nothing may be left over.
  private static func testCount(
    _ arguments: inout Arguments
  ) throws(Diagnostic) -> (count: Int, place: SourceRange?) {
    let count = try arguments[Declared.test]
    try arguments.finish()
    return (count, arguments.place(of: Declared.test))
  }

  private static func prepared(
    _ series: Series, _ range: SourceRange, _ test: (count: Int, place: SourceRange?)
  ) throws(Diagnostic) -> SeriesPreparation {
    try explaining(at: test.place ?? range) { () throws(SeriesError) in
      SeriesPreparation(try SeriesTask(series: series, testCount: test.count))
    }
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

/// What `load` loads.
private enum Source {
  case sales, addition
  case file(String)

  static let salesWord = Word("sales", "36 months, built in")
  static let additionWord = Word("addition", "questions such as 3+361")
  static let words = [salesWord, additionWord]
  static let ending = ".csv"
  static let placeholder = "FILE" + ending

  /// One of the two words, unshortened; everything else is the name of a file.
  static let type = ArgumentType(kind: .file(ending: ending, or: words)) { (value) throws(Diagnostic) in
    switch value.content.text {
    case salesWord.text: Source.sales
    case additionWord.text: Source.addition
    case let name: Source.file(name)
    }
  }
}

private enum Declared {
  static let source = Parameter(
    Source.placeholder, "what to load (sales, addition or the name of a CSV file)", Source.type)

  static let test = Option(
    "test", .wholeNumber(in: 1...1_000_000), default: 12, "months kept for the test (sales, FILE.csv)")
  static let column = Option(
    "column", .written(.column), absent: "the last with numbers", "which column to learn (FILE.csv)")
  static let digits = Option(
    "digits", .wholeNumber(in: 1...Question.largestDigits), default: 3, "the most digits of a number (addition)")
  /// How many there can be depends on the digits; the examples themselves say it best.
  static let examples = Option(
    "examples", .wholeNumber(in: AdditionExamples.fewest...AdditionExamples.most, accepting: 1...Int.max),
    default: AdditionExamples.defaultCount, "how many questions (addition)")
}
