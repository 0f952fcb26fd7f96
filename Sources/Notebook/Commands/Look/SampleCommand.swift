import CommandLanguage
import Recurrent
import Tasks
import Text

extension Command {
  /// `sample COUNT`
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
    let evaluation = try explaining(at: arguments.command.range) { () throws(TrainingError) in
      try AdditionNetwork.evaluate(model.checkpoint, examples, examples.validationRange)
    }
    var table = TextTable(columns: [
      .init("question", alignment: .right), .init("answer", alignment: .right), .init("guess", alignment: .right),
      .init(""),
    ])
    var right = 0
    for index in drawn {
      let place = index - examples.validationRange.lowerBound
      let isRight = evaluation.isExact(place, expected: examples.targetCodes(at: index))
      right += isRight ? 1 : 0
      let question = examples.question(at: index)
      table.rows.append([
        question.text, question.answerText, evaluation.text(place),
        context.language.text(isRight ? "right" : "wrong"),
      ])
    }
    return CommandResult([.table(table), .text("\(right) of \(count) right")], next)
  }
}

private enum Declared {
  static let count = Parameter("COUNT", "a number of questions", .wholeNumber(in: Bounds.listed), default: 10)
}
