import CommandLanguage
import Phrases
import Plotting
import Tasks

extension Command {
  /// `ask QUESTION…`
  package static let ask = Command(
    name: "ask", group: .look, summary: "ask the model to add",
    usage: "ask QUESTION…", examples: ["ask 3+361", "ask 17+88 2+7 351+653"],
    next: ["sample 10", "encode '3+361'"]
  ) { arguments, workbench, _ in
    let examples = try workbench.requireAddition("ask")
    let model = try workbench.requireTrainedModel()
    var questions: [Question] = []
    repeat {
      let value = try arguments.value("a question such as 3+361")
      questions.append(try Question(value, digits: examples.digits))
    } while arguments.hasValue
    try arguments.finish()
    return CommandResult(
      try questions.map { question in
        let answer = try AdditionNetwork.answer(model.checkpoint, question, digits: examples.digits)
        let verdict: Phrase = answer == question.answerText ? "right" : "wrong, it is \(question.answerText)"
        return .text("\(question.text) = \(answer)  \(verdict)")
      }, workbench)
  }
}

extension Value {
  /// Whether it was written in quotes, so that its first character stands one column further.
  var isQuoted: Bool {
    if case .text = content { return true }
    return false
  }
}
