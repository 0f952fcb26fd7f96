private import Recurrent

extension AdditionExamples {
  /// What learning these additions gives to training and judging.
  var definition: TaskDefinition {
    TaskDefinition(
      name: "addition digits=\(digits) examples=\(count)", shortName: "addition", measure: .exact,
      trainingCount: trainingRange.count, carriesState: false, digest: { digest },
      architecture: { AdditionNetwork.architecture(cell: $0, units: $1, digits: digits) },
      trainingData: { AdditionNetwork.data(self, trainingRange) }, baselineError: { nil },
      judge: { (checkpoint, _) throws(TrainingError) in
        try AdditionNetwork.evaluate(checkpoint, self, validationRange).grade.exactAccuracy
      },
      grade: { (checkpoint, threads) throws(TrainingError) in
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
