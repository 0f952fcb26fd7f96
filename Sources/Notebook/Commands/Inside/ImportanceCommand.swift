import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks
import Text

extension Command {
  /// `importance [QUESTION]` shows which character of a question moves which digit of the answer, or which input of a
  /// series its forecasts hang on.
  package static let importance = Command(
    name: "importance", group: .inside, summary: "show which character of a question, or which input, matters",
    takes: Usage(.optional([.one(questionParameter)])),
    options: [Declared.repetitions.description, Rendition.option.description] + PictureArguments.options,
    examples: ["importance 3+361", "importance 3+361 as=numbers"],
    details: [
      """
      Each character of the question is blanked out in turn, and each digit that the model answered loses so much \
      of its probability, or gains it where the figure is below zero. This shows what the answer hangs on; it \
      is no explanation of how it comes about.
      """,
      """
      A series with inputs takes no question: the values of each input in the test part are dealt out anew (whole \
      windows of them with window=), repeat= times, and the test RMSE grows by so much. An input that others \
      stand in for seems to matter less than it does.
      """,
    ],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let task = try workbench.requireTask(for: arguments.command)
    if let series = task.series, !arguments.hasValue {
      return try ofInputs(series, &arguments, workbench, context)
    }
    return try ofCharacters(&arguments, workbench, context)
  }

  private static func ofCharacters(
    _ arguments: inout Arguments, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let examples = try workbench.requireAddition(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    arguments.joinQuestions()
    let question = try arguments.next(questionParameter).value.question(digits: examples.digits)
    let rendition = try arguments[Rendition.option]
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let importance = try context.computing(at: arguments.command.range) { () throws(TrainingError) in
      try Importance(model.checkpoint, question, digits: examples.digits)
    }
    let language = context.language
    let answer = language.text(.answer(importance.answer))
    let title = "\(question.text) = \(answer), \(model.name)"
    guard rendition == .numbers else {
      return try picture.result(.heatMaps(importance.heatMap(title: title, in: language)), workbench, context)
    }
    return CommandResult(
      [
        .line(title), .text("percentage points of probability lost where a character is blank"),
        .table(importance.table),
      ], workbench)
  }

  private static func ofInputs(
    _ series: SeriesPreparation, _ arguments: inout Arguments, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let command = arguments.command
    guard !series.task.series.inputs.isEmpty else {
      throw .failed(
        message: "this series has no inputs to tell apart",
        hint: "load some, for example \"load FILE.csv target=sales inputs=price,ads\"", command.range)
    }
    let model = try workbench.requireTrainedModel(for: command)
    let repetitions = try arguments[Declared.repetitions]
    let rendition = try arguments[Rendition.option]
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let importance = try explaining(at: command.range) { () throws(TrainingError) in
      try InputImportance(
        model, series, seed: workbench.seed, repetitions: repetitions, shouldStop: context.observer.shouldStop)
    }
    let outputs = importance.outputs(
      series.task.series.name, model: model.name, repetitions: repetitions, in: context.language)
    if rendition == .numbers { return CommandResult(outputs, workbench) }
    var result = try picture.result(.chart(importance.chart(in: context.language)), workbench, context)
    result.outputs = outputs + result.outputs
    return result
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let repetitions = Option(
    "repeat", .wholeNumber(in: 2...10_000), default: 30, "how often an input of a series is dealt out anew")
}
