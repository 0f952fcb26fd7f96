import CommandLanguage
import Phrases
import Recurrent
import Tasks

extension Command {
  /// `ask QUESTION…` shows how the model answers.
  package static let ask = Command(
    name: "ask", group: .look, summary: "ask the model to add",
    takes: Usage(.several(questionParameter)), examples: ["ask 3+361", "ask 17+88 2+7 351+653"],
    next: ["sample 10", "encode '3+361'"],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let examples = try workbench.requireAddition(for: arguments.command)
    let model = try workbench.requireTrainedModel(for: arguments.command)
    arguments.joinQuestions()
    let typed = try arguments.rest(questionParameter)
    let questions = try typed.map { (typed) throws(Diagnostic) in
      try typed.value.question(digits: examples.digits)
    }
    try arguments.finish()
    let command = arguments.command
    return CommandResult(
      try questions.map { (question) throws(Diagnostic) in
        let answer = try context.computing(at: command.range) { () throws(TrainingError) in
          try AdditionNetwork.answer(model.checkpoint, question, digits: examples.digits)
        }
        let verdict: Phrase = answer == question.answerText ? "right" : "wrong, it is \(question.answerText)"
        return .text("\(question.text) = \(Phrase.answer(answer))  \(verdict)")
      }, workbench)
  }
}
