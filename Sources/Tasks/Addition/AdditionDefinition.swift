private import Phrases
private import Recurrent
private import Text

extension AdditionExamples {
  /// What learning these additions gives to training, judging and showing.
  var definition: TaskDefinition {
    TaskDefinition(
      name: "addition digits=\(digits) examples=\(count)", shortName: "addition", summary: summary, measure: .exact,
      trainingCount: trainingRange.count, carriesState: false, digest: { digest }, dataDigest: { digest },
      architecture: { AdditionNetwork.architecture(cell: $0, units: $1, digits: digits) },
      listing: listing,
      reading: .question { (text) throws(QuestionError) in
        try Question(parsing: text, digits: digits).reading(digits: digits)
      },
      trainingData: { AdditionNetwork.data(self, trainingRange) }, baselineError: { nil },
      judge: { (checkpoint, _) throws(TrainingError) in
        try AdditionNetwork.evaluate(checkpoint, self, validationRange).grade.exactAccuracy
      },
      report: { (model) throws(TrainingError) in
        let evaluation = try AdditionNetwork.evaluate(model.checkpoint, self, validationRange)
        let grade = evaluation.grade
        return [
          "validation loss \(decimalText(evaluation.loss, places: 4))",
          "characters \(grade.rightCharacters) of \(grade.characters) (\(percentText(grade.characterAccuracy)))",
          "exact \(grade.exactAnswers) of \(grade.answers) (\(percentText(grade.exactAccuracy)))",
        ]
      },
      grade: { (checkpoint, _, threads) throws(TrainingError) in
        try AdditionNetwork.validate(checkpoint, self, threads: threads)
      })
  }

  /// All questions in their order.
  private var digest: DataDigest {
    var digest = DataDigest()
    digest.add(word: 2)
    digest.add(word: UInt64(digits))
    digest.add(word: UInt64(count))
    digest.add(bytes: inputs)
    digest.add(bytes: targets)
    return digest
  }
}
