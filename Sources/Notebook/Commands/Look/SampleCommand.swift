import Plotting
import Recurrent
import Tasks

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
    let evaluation = try AdditionNetwork.evaluate(model.checkpoint, examples, examples.validationRange)
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
        workbench.language.text(isRight ? "right" : "wrong"),
      ])
    }
    return CommandResult([.table(table), .text("\(right) of \(count) right")], next)
  }
}
