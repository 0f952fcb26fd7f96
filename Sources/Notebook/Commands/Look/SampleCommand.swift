import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `sample [COUNT]` draws questions of the validation part and shows the answers of the model.
  package static let sample = Command(
    name: "sample", group: .look, summary: "draw validation questions and show the model's answers",
    takes: Usage(.optional([.one(Declared.count)])), examples: ["sample", "sample 20"],
    details: ["Drawn with replacement, another draw each time; 10 of them are the class's measure."],
    next: ["evaluate", "ask 3+361"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let count = try arguments.next(Declared.count).value
    try arguments.finish()
    let examples = try workbench.requireAddition(for: arguments.command)
    let model = try workbench.requireModel(for: arguments.command)
    var next = workbench
    next.samplesDrawn += 1
    // The upper half of the streams, apart from those that training draws its ten from after each epoch.
    let drawn = examples.validationSample(
      seed: workbench.seed, epoch: 0x8000_0000 | next.samplesDrawn, count: count)
    let answers = try context.computing(at: arguments.command.range) { () throws(TrainingError) in
      try GradedAnswers(model.checkpoint, examples, at: drawn)
    }
    let table = AnswerTable(answers: answers, language: context.language).table
    return CommandResult([.table(table), .text("\(answers.rightCount) of \(count) right")], next)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let count = Parameter("COUNT", "a number of questions", .wholeNumber(in: Bounds.listed), default: 10)
}
