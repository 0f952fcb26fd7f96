private import Phrases
private import Recurrent
private import Text

extension SeriesPreparation {
  /// What forecasting this series gives to training, judging and showing.
  ///
  /// - Parameter name: what it was loaded by.
  func definition(name: String) -> TaskDefinition {
    let words = settings.map { " \($0)" }.joined()
    return TaskDefinition(
      name: name + words, shortName: name.withoutFolder, summary: summary,
      remarks: readingRemarks + (caution.map { [$0] } ?? []), measure: .rmse,
      trainingCount: samples.trainingOrigins(values: task.trainingCount).count,
      carriesState: task.window == nil, digest: { digest }, dataDigest: { dataDigest },
      architecture: { SeriesNetwork.architecture(cell: $0, units: $1, for: self) },
      listing: listing, reading: .data { reading }, trainingData: { SeriesNetwork.trainingData(self) },
      baselineError: { Forecast.persistenceError(task) },
      judge: { (checkpoint, isStateful) throws(TrainingError) in
        try SeriesNetwork.testError(checkpoint, self, isStateful: isStateful)
      },
      report: { (model) throws(TrainingError) in
        let error = try SeriesNetwork.testError(model.checkpoint, self, isStateful: model.isStateful)
        let persistence = Forecast.persistenceError(task)
        guard task.horizon > 1 else { return [ForecastErrors.sentence(rmse: error, persistence: persistence)] }
        let format = NumberFormat(errors: [error, persistence])
        let figures: (model: String, simple: String) = (format.text(error), format.text(persistence))
        return [
          "test RMSE over \(groupedText(task.horizon)) steps ahead \(figures.model) (persistence \(figures.simple))"
        ]
      },
      grade: grade,
      forecastErrors: { (checkpoint, isStateful) throws(TrainingError) in
        task.errors(ofSteps: try SeriesNetwork.testForecasts(checkpoint, self, isStateful: isStateful))
      },
      simpleForecasts: { task.simpleForecasts(season: task.series.frequency.usualSeason) })
  }

  /// Grades the validation part; nil if there is none.
  private var grade: TaskDefinition.Grader? {
    guard task.validationCount > 0 else { return nil }
    return { (checkpoint, isStateful, threads) throws(TrainingError) in
      let loss = try SeriesNetwork.validationLoss(checkpoint, self, isStateful: isStateful, threads: threads)
      return EpochRecord.Validation(loss: loss)
    }
  }

  /// How the series is read, where it is not read as the class did: the options of `load` that say so.
  private var settings: [String] {
    var words: [String] = []
    if !task.series.inputs.isEmpty {
      words.append("inputs=\(task.series.inputs.map { $0.name }.joined(separator: ","))")
    }
    if let window = task.window { words.append("window=\(window)") }
    if task.horizon > 1 { words.append("horizon=\(task.horizon)") }
    if task.validationCount > 0 { words.append("validation=\(task.validationCount)") }
    return words
  }

  /// The data, and their scales if those are not their own: a series that a model from a file reads is on the model's.
  private var digest: DataDigest {
    var digest = dataDigest
    guard !hasOwnScales else { return digest }
    for scaler in [scales.differences, scales.targets] + scales.inputs {
      digest.add(word: scaler.minimum.bitPattern)
      digest.add(word: scaler.maximum.bitPattern)
    }
    return digest
  }

  /// The values and their division; where there is more to tell, how they are read and the inputs.
  private var dataDigest: DataDigest {
    var digest = DataDigest()
    // The first word tells the two forms apart, so that neither can be taken for the other.
    digest.add(word: settings.isEmpty ? 1 : 2)
    digest.add(word: UInt64(task.testCount))
    if !settings.isEmpty {
      let inputs = task.series.inputs
      for number in [task.validationCount, task.window ?? 0, task.horizon, inputs.count] {
        digest.add(word: UInt64(number))
      }
      for value in inputs.flatMap({ $0.values }) { digest.add(word: value.bitPattern) }
    }
    for value in task.series.values { digest.add(word: value.bitPattern) }
    return digest
  }
}
