public import Recurrent

/// A network for a series: one scaled difference in, the next one out, one month a step.
public enum SeriesNetwork {
  /// The architecture: recurrent layers, then one linear output.
  ///
  /// - Parameter units: of each recurrent layer.
  package static func architecture(cell: CellOptions, units: [Int]) -> Architecture {
    .regression(cell: cell, units: units)
  }

  /// As the class trained it: batch 1, in order, the state carried from month to month and reset after each
  /// epoch.
  package static let trainingOptions = TrainingOptions(batch: 1, shuffles: false, isStateful: true)

  /// The training rows.
  package static func trainingData(_ preparation: SeriesPreparation) -> SequenceData {
    data(preparation.trainingInputs, preparation.trainingTargets)
  }

  /// One-month-ahead forecasts of the test months, in the unit of the series, `[testCount]`.
  ///
  /// As the class did: reset, run the training rows through to build up the state, then read each test month's
  /// actual difference before and forecast the next month.
  ///
  /// - Parameter isStateful: whether the network was trained with its state carried on; else each month starts
  ///   from a zero state.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package static func walkForward(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, isStateful: Bool = true
  ) throws(TrainingError) -> [Double] {
    let predictor = Predictor(checkpoint, stateful: isStateful, threads: 1)
    _ = try predictor.predict(trainingData(preparation))
    let predictions = try predictor.predict(data(preparation.testInputs, preparation.testTargets))
    return predictions.enumerated().map { row, prediction in
      preparation.forecastValue(scaledPrediction: prediction, row: row)
    }
  }

  /// The root mean square error of `walkForward` over the test months.
  ///
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package static func testError(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, isStateful: Bool
  ) throws(TrainingError) -> Double {
    let forecast = try walkForward(checkpoint, preparation, isStateful: isStateful)
    return Forecast.rootMeanSquareError(forecast, preparation.task.testValues)
  }

  /// Forecasts of the training months with the state built up from the first, `[training rows]`: the second month
  /// to the last before the test.
  ///
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package static func fitted(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, isStateful: Bool = true
  ) throws(TrainingError) -> [Double] {
    let predictor = Predictor(checkpoint, stateful: isStateful, threads: 1)
    let predictions = try predictor.predict(trainingData(preparation))
    return zip(preparation.task.series.values, predictions).map { before, prediction in
      before + preparation.targetScaler.unscaled(Double(prediction))
    }
  }

  /// Forecasts beyond the end of the series: the state is built up from all actual months, then each forecast
  /// is read back as if it had happened.
  ///
  /// - Parameters:
  ///   - checkpoint: a model's.
  ///   - preparation: the series that it learned.
  ///   - months: how many; none if it is less than 1.
  ///   - isStateful: whether the network was trained with its state carried on.
  /// - Returns: `[months]`, in the unit of the series.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  public static func extrapolate(
    _ checkpoint: Checkpoint, _ preparation: SeriesPreparation, months: Int, isStateful: Bool = true
  ) throws(TrainingError) -> [Double] {
    let predictor = Predictor(checkpoint, stateful: isStateful, threads: 1)
    _ = try predictor.predict(trainingData(preparation))
    _ = try predictor.predict(data(preparation.testInputs, preparation.testTargets))
    var extrapolation = preparation.extrapolation
    var values: [Double] = []
    for _ in 0..<max(0, months) {
      let prediction = try predictor.predict(data([extrapolation.nextInput], [0]))
      values.append(extrapolation.advance(scaledPrediction: prediction[0]))
    }
    return values
  }

  private static func data(_ inputs: [Float], _ targets: [Float]) -> SequenceData {
    SequenceData(count: inputs.count, inputs: .values(inputs), targets: .values(targets))
  }
}
