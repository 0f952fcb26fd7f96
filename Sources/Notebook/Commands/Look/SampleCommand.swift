import Recurrent
import Tasks
import Text

extension Command {
  /// `sample COUNT`
  package static let sample = Command(
    name: "sample", group: .look, summary: "draw validation questions and show the model's answers",
    usage: "sample [COUNT]", examples: ["sample", "sample 20"],
    details: ["Drawn with replacement, another draw each time; 10 of them are the class's measure."],
    next: ["evaluate", "ask 3+361"]
  ) { arguments, workbench, _ in
    let count = arguments.hasValue ? try arguments.wholeNumber("a number of questions", in: 1...1000) : 10
    try arguments.finish()
    let examples = try workbench.requireAddition("sample")
    let model = try workbench.requireModel()
    var next = workbench
    next.samplesDrawn += 1
    // The upper half of the streams, apart from those that training draws its ten from after each epoch.
    let drawn = examples.validationSample(
      seed: workbench.seed, epoch: 0x8000_0000 | next.samplesDrawn, count: count)
    let answers = try GradedAnswers(model.checkpoint, examples, at: drawn)
    return CommandResult(
      [
        .table(AnswerTable(answers: answers, language: workbench.language).table),
        .text("\(answers.rightCount) of \(count) right"),
      ], next)
  }
}
