/// A series made ready for a network: differenced, supervised with lag 1, and scaled to [−1, 1] by the training part
/// alone, so that nothing of the test leaks into training.
///
/// n values give n − 1 rows: n − 1 − testCount to train on, then testCount to test on.
public struct SeriesPreparation: Sendable, Equatable {
  /// The series and its division.
  public let task: SeriesTask

  /// Scaled differences of the month before, `[training rows]`.
  package let trainingInputs: [Float]

  /// Scaled differences to learn, `[training rows]`.
  package let trainingTargets: [Float]

  /// Scaled actual differences of the month before, `[testCount]`.
  package let testInputs: [Float]

  /// Scaled differences to forecast, `[testCount]`.
  package let testTargets: [Float]

  /// The scale of inputs, from the training part.
  package let inputScaler: MinMaxScaler

  /// The scale of targets, from the training part.
  package let targetScaler: MinMaxScaler

  /// Prepares a series.
  public init(_ task: SeriesTask) {
    self.task = task
    let rows = SupervisedRows(differences: Differencing.differences(of: task.series.values))
    let trainingRows = rows.inputs.count - task.testCount
    let inputs = MinMaxScaler(fitting: rows.inputs.prefix(trainingRows))
    let targets = MinMaxScaler(fitting: rows.targets.prefix(trainingRows))
    let scaledInputs = rows.inputs.map { Float(inputs.scaled($0)) }
    let scaledTargets = rows.targets.map { Float(targets.scaled($0)) }
    trainingInputs = Array(scaledInputs.prefix(trainingRows))
    trainingTargets = Array(scaledTargets.prefix(trainingRows))
    testInputs = Array(scaledInputs.dropFirst(trainingRows))
    testTargets = Array(scaledTargets.dropFirst(trainingRows))
    inputScaler = inputs
    targetScaler = targets
  }

  /// The value that a network's output forecasts: the actual value of the month before, plus the difference.
  ///
  /// - Parameters:
  ///   - scaledPrediction: what the network made of `testInputs[row]`.
  ///   - row: a test row, 0 ..< testCount.
  package func forecastValue(scaledPrediction: Float, row: Int) -> Double {
    let before = task.series.values[task.trainingCount + row - 1]
    return before + targetScaler.unscaled(Double(scaledPrediction))
  }

  /// What is needed to forecast beyond the end of the series.
  package var extrapolation: Extrapolation { Extrapolation(self) }
}
