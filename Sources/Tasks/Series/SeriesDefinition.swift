private import Recurrent

extension SeriesPreparation {
  /// What forecasting this series gives to training and judging.
  ///
  /// - Parameter name: what it was loaded by.
  func definition(name: String) -> TaskDefinition {
    TaskDefinition(
      name: name, shortName: name, measure: .rmse, trainingCount: trainingInputs.count, carriesState: true,
      digest: { digest }, architecture: { SeriesNetwork.architecture(cell: $0, units: $1) },
      trainingData: { SeriesNetwork.trainingData(self) }, baselineError: { Forecast.persistenceError(task) },
      judge: { (checkpoint, isStateful) throws(TrainingError) in
        try SeriesNetwork.testError(checkpoint, self, isStateful: isStateful)
      })
  }

  /// The values and their division.
  private var digest: DataDigest {
    var digest = DataDigest()
    digest.add(word: 1)
    digest.add(word: UInt64(task.testCount))
    for value in task.series.values { digest.add(word: value.bitPattern) }
    return digest
  }
}
