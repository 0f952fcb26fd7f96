import CommandLanguage
import Plotting
import Recurrent
import Tasks

extension Command {
  /// `importance QUESTION`
  package static let importance = Command(
    name: "importance", group: .inside, summary: "show which character of a question moves which digit of the answer",
    usage: "importance QUESTION",
    options: [Option("as", "picture", "or numbers")] + PictureArguments.options,
    examples: ["importance 3+361", "importance 3+361 as=numbers"],
    details: [
      """
      Each character of the question is blanked out in turn, and each digit that the model answered loses so much \
      of its probability, or gains it where the figure is below zero. This shows what the answer hangs on; it \
      is no explanation of how it comes about.
      """
    ]
  ) { arguments, workbench, context in
    let examples = try workbench.requireAddition("importance")
    let model = try workbench.requireTrainedModel()
    let value = try arguments.value("a question such as 3+361")
    let question = try Question(value, digits: examples.digits)
    let asNumbers = try arguments.choiceOption("as", ["picture", "numbers"]) == "numbers"
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let importance = try Importance(model.checkpoint, question, digits: examples.digits)
    let language = workbench.language
    let answer = importance.answer.isEmpty ? language.text("nothing") : importance.answer
    let title = "\(question.text) = \(answer), \(model.name)"
    guard asNumbers else {
      return try picture.result(.heatMaps(importance.heatMap(title: title, in: language)), workbench, context)
    }
    return CommandResult(
      [
        .line(title), .text("percentage points of probability lost where a character is blank"),
        .table(importance.table),
      ], workbench)
  }
}
