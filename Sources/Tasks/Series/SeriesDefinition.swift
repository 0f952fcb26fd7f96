private import Phrases
private import Recurrent
private import Text

extension SeriesPreparation {
  /// What forecasting this series gives to training, judging and showing.
  ///
  /// - Parameter name: what it was loaded by.
  func definition(name: String) -> TaskDefinition {
    TaskDefinition(
      name: name, shortName: Self.withoutFolder(name), summary: summary, caution: caution, measure: .rmse,
      trainingCount: trainingInputs.count,
      carriesState: true, digest: { digest }, architecture: { SeriesNetwork.architecture(cell: $0, units: $1) },
      listing: listing, reading: .data { reading }, trainingData: { SeriesNetwork.trainingData(self) },
      baselineError: { Forecast.persistenceError(task) },
      judge: { (checkpoint, isStateful) throws(TrainingError) in
        try SeriesNetwork.testError(checkpoint, self, isStateful: isStateful)
      },
      report: { (model) throws(TrainingError) in
        let error = try SeriesNetwork.testError(model.checkpoint, self, isStateful: model.isStateful)
        let persistence = Forecast.persistenceError(task)
        let format = NumberFormat(errors: [error, persistence])
        return ["test RMSE \(format.text(error)) (persistence \(format.text(persistence)))"]
      },
      forecastErrors: { (checkpoint, isStateful) throws(TrainingError) in
        task.errors(of: try SeriesNetwork.walkForward(checkpoint, self, isStateful: isStateful))
      },
      simpleForecasts: { task.simpleForecasts(season: task.series.usualSeason) })
  }

  /// The same wherever a session stands that loads the file.
  private static func withoutFolder(_ name: String) -> String {
    guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return name }
    return String(Substring(name.utf8[name.utf8.index(after: slash)...]))
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
