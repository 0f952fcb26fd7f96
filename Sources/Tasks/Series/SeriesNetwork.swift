public import Recurrent

/// A network for a series: it reads scaled steps and answers with the scaled differences that come next.
public enum SeriesNetwork {
  /// The architecture: recurrent layers, then a linear output for each step ahead.
  ///
  /// - Parameter units: of each recurrent layer.
  package static func architecture(
    cell: CellOptions, units: [Int], for preparation: SeriesPreparation
  ) -> Architecture {
    let samples = preparation.samples
    return .regression(
      cell: cell, features: preparation.features.width, steps: samples.steps, units: units, outputs: samples.horizon)
  }

  /// As the class trained it: batch 1, in order, the state carried from month to month and reset after each
  /// epoch.
  package static let trainingOptions = TrainingOptions(batch: 1, shuffles: false, isStateful: true)

  /// The samples to train on, made of the training part alone.
  package static func trainingData(_ preparation: SeriesPreparation) -> SequenceData {
    let origins = preparation.samples.trainingOrigins(values: preparation.training.count)
    return preparation.samples.data(preparation.training, origins: origins)
  }

  // MARK: judging

  /// Forecasts of the test values, each from the values that were known so many steps before,
  /// `[horizon][testCount]`, in the unit of the series.
  ///
  /// As the class did: reset, run the training rows through to build up the state, then read each actual difference
  /// and forecast what comes next.
  ///
  /// - Parameter isStateful: whether the network was trained with its state carried on; else each sample starts
  ///   from a zero state.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package static func testForecasts(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, isStateful: Bool
  ) throws(TrainingError) -> [[Double]] {
    let task = preparation.task
    let origins = task.testStart - task.horizon..<task.series.values.count - 1
    let run = SeriesRun(checkpoint, preparation.samples, isStateful: isStateful, threads: 1)
    let answers = try run.answers(preparation.features, origins: origins)
    return preparation.testForecasts(answers)
  }

  /// The root mean square error of `testForecasts` over the test values and all steps ahead.
  ///
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package static func testError(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, isStateful: Bool
  ) throws(TrainingError) -> Double {
    let forecasts = try testForecasts(checkpoint, preparation, isStateful: isStateful)
    return Forecast.rootMeanSquareError(ofSteps: forecasts, preparation.task.testValues)
  }

  /// The mean squared error of the scaled forecasts of the validation values, over all steps ahead: what training
  /// makes small, on values that it does not learn from. The state has run through the training part before.
  ///
  /// - Parameters:
  ///   - isStateful: whether the network is trained with its state carried on.
  ///   - threads: how many threads work; nil for as many as are useful.
  /// - Returns: 0 if there is no validation part.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package static func validationLoss(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, isStateful: Bool, threads: Int? = 1
  ) throws(TrainingError) -> Double {
    let task = preparation.task
    guard task.validationCount > 0 else { return 0 }
    let run = SeriesRun(checkpoint, preparation.samples, isStateful: isStateful, threads: threads)
    let origins = task.trainingCount - task.horizon..<task.testStart - 1
    let answers = try run.answers(preparation.features, origins: origins)
    var sum = 0.0
    for step in 1...task.horizon {
      for value in task.trainingCount..<task.testStart {
        let answer = answers.steps(from: value - step).dropFirst(step - 1).first ?? .nan
        let error = Double(answer) - Double(preparation.features.targets[value - 1])
        sum += error * error
      }
    }
    return sum / Double(task.horizon * task.validationCount)
  }

  /// Forecasts beyond the end of the series: the state is built up from all actual values, then forecasts are read
  /// back as if they had happened, as many at once as the network gives.
  ///
  /// - Parameters:
  ///   - checkpoint: a model's.
  ///   - preparation: the series that it learned.
  ///   - months: how many values; none if it is less than 1.
  ///   - isStateful: whether the network was trained with its state carried on.
  ///   - future: the inputs of the times after the end, one row a time; after the last row they stay as they were last.
  ///   - known: how many values are known, as if the series ended there; nil for all.
  /// - Returns: `[months]`, in the unit of the series.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  public static func extrapolate(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, months: Int, isStateful: Bool = true,
    future: [[Double]] = [], known: Int? = nil
  ) throws(TrainingError) -> [Double] {
    let run = SeriesRun(checkpoint, preparation.samples, isStateful: isStateful, threads: 1)
    var extrapolation = Extrapolation(preparation, future: future, known: known)
    var values: [Double] = []
    repeat {
      let last = extrapolation.features.count - 1
      let answers = try run.answers(extrapolation.features, origins: last..<last + 1)
      values += extrapolation.advance(answers.outputs)
    } while values.count < months
    return Array(values.prefix(max(0, months)))
  }
}

extension SeriesPreparation {
  /// The root mean square error of answers over the test values and all steps ahead, in the unit of the series.
  package func testError(_ answers: SeriesAnswers) -> Double {
    Forecast.rootMeanSquareError(ofSteps: testForecasts(answers), task.testValues)
  }

  /// The forecasts of the test values, `[horizon][testCount]`, in the unit of the series.
  fileprivate func testForecasts(_ answers: SeriesAnswers) -> [[Double]] {
    (1...task.horizon).map { forecasts(answers, of: task.testStart..<task.series.values.count, step: $0) }
  }

  /// Some values of the series as they were forecast so many steps before, in the unit of the series.
  package func forecasts(_ answers: SeriesAnswers, of values: Range<Int>, step: Int) -> [Double] {
    values.map { answers.value(from: $0 - step, step: step, task.series.values, scales.targets) }
  }
}
