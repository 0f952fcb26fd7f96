import CommandLanguage
import Recurrent
import Tasks

extension Command {
  /// `importance QUESTION` shows which character of a question moves which digit of the answer.
  package static let importance = Command(
    name: "importance", group: .inside, summary: "show which character of a question moves which digit of the answer",
    takes: Usage(.one(questionParameter)),
    options: [Rendition.option.description] + PictureArguments.options,
    examples: ["importance 3+361", "importance 3+361 as=numbers"],
    details: [
      """
      Each character of the question is blanked out in turn, and each digit that the model answered loses so much \
      of its probability, or gains it where the figure is below zero. This shows what the answer hangs on; it \
      is no explanation of how it comes about.
      """
    ]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let examples = try workbench.requireAddition(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    arguments.joinQuestions()
    let question = try arguments.next(questionParameter).value.question(digits: examples.digits)
    let rendition = try arguments[Rendition.option]
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let importance = try explaining(at: arguments.command.range) { () throws(TrainingError) in
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
}
