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
    examples: [
      "load sales", "load addition digits=2 examples=5000", "load sales.csv column=sales test=12",
      "load model.safetensors",
    ],
    details: [
      """
      inputs= names columns that the network reads beside the past of the series, each scaled to [-1, 1] by the \
      training part as it stands; the series itself is read as differences. A forecast reads inputs up to the last \
      known time, never those of the time that it forecasts.
      """,
      """
      window=12 reads the last 12 steps from a state of zero, in shuffled batches; without it the state is carried \
      on from step to step. horizon=3 forecasts three steps at once, as three changes that are added up. \
      validation=6 keeps 6 values before the test apart, which training does not learn from.
      """, "Loading puts all models away: they belong to their data. \"undo\" brings all of it back.",
      """
      "load model.safetensors" brings back a model that "save" kept, with its data; training it goes on as if it had \
      never stopped, to the last bit. data=no takes the model alone, for the data that are loaded.
      """,
    ],
    next: ["data", "model lstm 8"],
    isUndoable: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let source = try arguments.next(Declared.source)
    if case .file(let name) = source.value, ModelFile.hasName(name) {
      return try loadModel(name, source.range, &arguments, workbench, context)
    }
    let task: LearningTask
    var remarks: [Phrase] = []
    switch source.value {
    case .made(let made): task = try make(made, source.range, &arguments, seed: workbench.seed, context)
    case .file(let name):
      try refuseBlanks(in: name, &arguments)
      (task, remarks) = try loadFile(name, source.range, &arguments, context)
    }
    var next = workbench
    next.task = task
    next.models = SessionModels()
    next.earlier = nil
    let said = [task.definition.summary] + remarks + task.definition.remarks
    // What is built in says so in one line, as sessions have it; what is to be said about a file may be long.
    let wraps = if case .file = source.value { true } else { false }
    var result = CommandResult(said.map { wraps ? .paragraph($0) : .text($0) }, next)
    result.remarks = modelsPutAway(by: workbench)
    return result
  }

  /// That models were put away, for the person who may not have meant that.
  static func modelsPutAway(by workbench: Workbench) -> [Output] {
    let trained = workbench.models.entries.filter { $0.model.isTrained }
    if trained.count > 1 {
      return [.text("the \(trained.count) trained models were put away; \"undo\" brings them back")]
    }
    guard let model = trained.first?.model else { return [] }
    return [.text("the model \(model.name) was put away; \"undo\" brings it back")]
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
    _ source: TaskSource, _ range: SourceRange, _ arguments: inout Arguments, seed: UInt64, _ context: CommandContext
  ) throws(Diagnostic) -> LearningTask {
    let numbers = try TypedNumbers(source.numbers, &arguments)
    try arguments.finish()
    return try context.computing(at: range, placing: { numbers.place(of: $0.number) ?? range }) {
      () throws(TaskSource.Mistake) in
      try source.make(numbers.values, seed)
    }
  }

  /// - Returns: the task, and what was taken or left out in reading the file.
  private static func loadFile(
    _ name: String, _ range: SourceRange, _ arguments: inout Arguments, _ context: CommandContext
  ) throws(Diagnostic) -> (LearningTask, remarks: [Phrase]) {
    let reading = try FileReading(&arguments, file: range)
    let numbers = try TypedNumbers(TaskSource.Number.ofSeries, &arguments)
    try arguments.finish()
    let (series, remarks) = try reading.series(name, context)
    do throws(SeriesError) {
      return (try LearningTask.series(series, numbers: numbers.values, name: name), remarks)
    } catch {
      let input = series.inputs.firstIndex { $0.name == error.input }.map { reading.place(ofInput: $0) }
      throw Diagnostic(error, at: input ?? error.option.flatMap { numbers.place(of: $0) } ?? range)
    }
  }
}

/// The numbers that a task takes, as they were typed.
private struct TypedNumbers {
  /// A value for each number; nil if it was not given.
  private(set) var values: [Int?] = []
  private var places: [(name: String, range: SourceRange)] = []

  init(_ numbers: [TaskSource.Number], _ arguments: inout Arguments) throws(Diagnostic) {
    for number in numbers {
      let option = Declared.option(number)
      values.append(try arguments[option])
      if let range = arguments.place(of: option) { places.append((name: number.name, range: range)) }
    }
  }

  /// Where a number stands; nil if it was not given.
  ///
  /// - Parameter name: its name. What is wrong with no number in particular is wrong with the last one that was given, as
  ///   far as the numbers before it allow.
  func place(of name: String?) -> SourceRange? {
    guard let name else { return places.last?.range }
    return places.first { $0.name == name }?.range
  }
}

extension Statement {
  /// The name of the file that the command reads; nil if it reads none.
  var nameOfFile: String? {
    switch placeOfFile.map({ arguments[$0] }) {
    case .value(let value)?, .option(_, let value)?: value.content.text
    case nil: nil
    }
  }

  /// The place among the arguments of the name of the file that the command reads; nil if it reads none.
  var placeOfFile: Int? {
    arguments.firstIndex { argument in
      switch argument {
      case .value(let value):
        isOfModel(value.content.text)
          || [Command.load.name, Command.apply.name].contains(command.text)
            && !LearningTask.sources.contains { $0.word == value.content.text }
      case .option(let name, _): command.text == Command.forecast.name && name.text == FileReading.futureOption
      }
    }
  }
}

extension Statement {
  /// Whether the command reads a model, or writes one that a later command may read.
  private func isOfModel(_ name: String) -> Bool {
    [Command.save.name, Command.import.name].contains(command.text) && ModelFile.hasName(name)
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
    kind: .file(endings: FileReading.endingsOfData, or: FileReading.otherSources)
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

  /// Those of files, then those of the tasks that are made.
  static let options: [OptionDescription] = {
    var options = FileReading.options + TaskSource.Number.ofSeries.map { option($0).description }
    for number in LearningTask.sources.flatMap({ $0.numbers }) {
      let description = option(number).description
      if !options.contains(description) { options.append(description) }
    }
    return options + Command.optionsOfModels
  }()

  /// A number that a task takes, as an option.
  static func option(_ number: TaskSource.Number) -> Option<Int?> {
    let type = ArgumentType.wholeNumber(in: number.range, accepting: number.accepted)
    guard let standard = number.standard else { return Option(number.name, type, absent: "none", number.summary) }
    return Option(number.name, type, usually: standard, number.summary)
  }
}
