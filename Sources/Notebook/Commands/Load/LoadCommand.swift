import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `load sales`, `load addition`, `load FILE.csv` load data to learn from.
  package static let load = Command(
    name: "load", group: .load, summary: "load data to learn from",
    synonyms: ["open", "read"],
    takes: Usage(.one(Declared.source)),
    options: Declared.options,
    examples: ["load sales", "load addition digits=2 examples=5000", "load sales.csv column=sales test=12"],
    details: ["Loading puts the model away; \"undo\" brings both back."],
    next: ["data", "model lstm 8"],
    isUndoable: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let source = try arguments.next(Declared.source)
    let task: LearningTask
    var remarks: [Phrase] = []
    switch source.value {
    case .made(let made): task = try make(made, source.range, &arguments, seed: workbench.seed)
    case .file(let name):
      try refuseBlanks(in: name, &arguments)
      (task, remarks) = try loadFile(name, source.range, &arguments, context)
    }
    var next = workbench
    next.task = task
    next.model = nil
    next.earlierModels = []
    let said = [task.definition.summary] + remarks + task.definition.remarks
    var result = CommandResult(said.map { .paragraph($0) }, next)
    if let model = workbench.model, model.checkpoint.epochs > 0 {
      result.remarks = [.text("the model \(model.name) was put away; \"undo\" brings it back")]
    }
    return result
  }

  /// A name with blanks in it must stand in quotes.
  private static func refuseBlanks(in name: String, _ arguments: inout Arguments) throws(Diagnostic) {
    guard arguments.hasValue else { return }
    let rest = try arguments.rest(Declared.restOfName)
    let whole = ([name] + rest.map { $0.value.content.text }).joined(separator: " ")
    throw .failed(
      message: "did not expect \(quoted(rest[0].value.content.text))",
      hint: "a name with blanks stands in quotes: load \("'\(whole.excerpt)'")", rest[0].range)
  }

  private static func make(
    _ source: TaskSource, _ range: SourceRange, _ arguments: inout Arguments, seed: UInt64
  ) throws(Diagnostic) -> LearningTask {
    var numbers: [Int?] = []
    // What is wrong is wrong with the last number that was given, as far as the numbers before it allow.
    var place = range
    for number in source.numbers {
      let option = Declared.option(number)
      numbers.append(try arguments[option])
      place = arguments.place(of: option) ?? place
    }
    try arguments.finish()
    return try explaining(at: place) { () throws(TaskSource.Mistake) in try source.make(numbers, seed) }
  }

  /// - Returns: the task, and what was taken or left out in reading the file.
  private static func loadFile(
    _ name: String, _ range: SourceRange, _ arguments: inout Arguments, _ context: CommandContext
  ) throws(Diagnostic) -> (LearningTask, remarks: [Phrase]) {
    let reading = try FileReading(&arguments, file: range)
    let test = try arguments[Declared.test]
    let testPlace = arguments.place(of: Declared.test)
    try arguments.finish()
    let (series, remarks) = try reading.series(name, context)
    let task = try explaining(at: testPlace ?? range) { () throws(SeriesError) in
      try LearningTask.series(series, testCount: test, name: name)
    }
    return (task, remarks)
  }
}

extension Statement {
  /// The place among the arguments of the name of the file that the command reads; nil if it reads none.
  var placeOfFile: Int? {
    guard command.text == Command.load.name else { return nil }
    return arguments.firstIndex { argument in
      guard case .value(let value) = argument else { return false }
      return !LearningTask.sources.contains { $0.word == value.content.text }
    }
  }
}

/// What `load` loads.
private enum Source {
  /// What is built in or made up.
  case made(TaskSource)
  /// A series in a file.
  case file(String)

  /// One of the words, unshortened; everything else is the name of a file.
  static let type = ArgumentType(
    kind: .file(endings: FileReading.endings, or: FileReading.otherSources)
  ) { (value) throws(Diagnostic) -> Source in
    let text = value.content.text
    return LearningTask.sources.first { $0.word == text }.map { Source.made($0) } ?? Source.file(text)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let source = Parameter(
    FileReading.placeholder, "what to load (sales, addition or the name of a CSV file)", Source.type)

  /// What follows a name that was not put in quotes.
  static let restOfName = Parameter("FILE", "the rest of a name", .written())

  static let test = option(.testCount)

  /// Those of files, then those of the tasks that are made.
  static let options: [OptionDescription] = {
    var options = [test.description] + FileReading.options
    for number in LearningTask.sources.flatMap({ $0.numbers }) {
      let description = option(number).description
      if !options.contains(description) { options.append(description) }
    }
    return options
  }()

  /// A number that a task takes, as an option.
  static func option(_ number: TaskSource.Number) -> Option<Int?> {
    Option(
      number.name, .wholeNumber(in: number.range, accepting: number.accepted), usually: number.standard, number.summary)
  }
}
