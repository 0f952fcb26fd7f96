package import Phrases
package import Recurrent
private import Text

/// Intervals around a model's forecasts of a series, from its errors over the part that it has not learned: the validation
/// part if there is one, else the test part.
package struct SeriesIntervals: Sendable {
  /// The errors.
  package let calibration: IntervalCalibration
  /// Whether they are those of the validation part.
  package let isFromValidation: Bool

  /// The most origins that errors several steps ahead are measured from.
  private static let mostOrigins = 200
  /// A state is built up from the first value for each of them, so the longer the series, the fewer there are.
  private static let mostSteps = 2_000_000

  /// - Parameters:
  ///   - ahead: how many steps ahead intervals are wanted for.
  ///   - knowsInputs: whether the inputs of the times to forecast are known; else they are taken to stay as they are.
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for another kind of task.
  package init(
    _ model: Model, _ preparation: SeriesPreparation, ahead: Int = 1, knowsInputs: Bool = false
  ) throws(TrainingError) {
    let task = preparation.task
    isFromValidation = task.validationCount > 0
    let range = isFromValidation ? task.trainingCount..<task.testStart : task.testStart..<task.series.values.count
    let forecast = try SeriesForecast(model, preparation)
    let errors = forecast.errors[
      (range.lowerBound - forecast.firstForecast)..<(range.upperBound - forecast.firstForecast)]
    guard ahead > 1 else {
      calibration = IntervalCalibration(errors: Array(errors))
      return
    }
    let most = min(Self.mostOrigins, max(8, Self.mostSteps / task.series.values.count))
    let stepsAhead = try ErrorsAhead.measured(
      Array(task.series.values[..<range.upperBound]), from: range.lowerBound, ahead: ahead, most: most
    ) { (known, count) throws(TrainingError) in
      let future = knowsInputs ? (known..<known + count).map { time in task.series.inputs.map { $0.values[time] } } : []
      return try SeriesNetwork.extrapolate(
        model.checkpoint, preparation, months: count, isStateful: model.isStateful, future: future, known: known)
    }
    calibration = IntervalCalibration(errors: Array(errors), stepsAhead: stepsAhead)
  }

  /// Half the width of the intervals of some levels, step by step.
  ///
  /// - Parameters:
  ///   - levels: the shares of values inside, 1…99 per cent.
  ///   - ahead: how many steps.
  /// - Returns: `[levels][ahead]`
  /// - Throws: too few errors for one of the levels.
  package func halfWidths(levels: [Int], ahead: Int) throws(TooFewErrors) -> [[Double]] {
    try halfWidths(levels, count: calibration.count) { level in
      (1...max(ahead, 1)).map { calibration.halfWidth(level: level, ahead: $0) }
    }
  }

  /// Half the width of the intervals of the test part, one step ahead. Where the errors are those of the test part, that of
  /// the forecast itself is left out.
  ///
  /// - Returns: `[levels][testCount]`
  /// - Throws: too few errors for one of the levels.
  package func testHalfWidths(levels: [Int], count: Int) throws(TooFewErrors) -> [[Double]] {
    if isFromValidation {
      return try halfWidths(levels: levels, ahead: 1).map { Array(repeating: $0[0], count: count) }
    }
    return try halfWidths(levels, count: calibration.count - 1) { level in
      (0..<count).map { calibration.halfWidth(level: level, leavingOut: $0) }
    }
  }

  private func halfWidths(
    _ levels: [Int], count: Int, _ widths: (_ level: Int) -> [Double?]
  ) throws(TooFewErrors) -> [[Double]] {
    var all: [[Double]] = []
    for level in levels {
      let found = widths(level).compactMap { $0 }
      guard count >= IntervalCalibration.errorsNeeded(for: level), !found.isEmpty else {
        throw TooFewErrors(
          level: level, count: count, isFromValidation: isFromValidation, isLeftOut: count < calibration.count)
      }
      all.append(found)
    }
    return all
  }

  /// Too few errors for an interval.
  package struct TooFewErrors: ExplainedError, Equatable {
    /// The share of values inside, in per cent.
    let level: Int
    /// How many errors there are.
    let count: Int
    let isFromValidation: Bool
    /// Whether each forecast's own error is left out.
    let isLeftOut: Bool

    package var message: Phrase {
      let needed = Counted.errors(IntervalCalibration.errorsNeeded(for: level))
      if isFromValidation { return "an interval of \(level) % needs \(needed); the validation part has \(count)" }
      return isLeftOut
        ? "an interval of \(level) % needs \(needed); the test part has \(count) beside that of each row"
        : "an interval of \(level) % needs \(needed); the test part has \(count)"
    }

    package var hint: Phrase {
      let needed = IntervalCalibration.errorsNeeded(for: level) + (isLeftOut ? 1 : 0)
      let part = isFromValidation ? "validation=\(needed)" : "test=\(needed)"
      let greatest = IntervalCalibration.greatestLevel(errors: count)
      return greatest > 0
        ? "type interval=\(greatest) or less, or load the data with \(part)" : "load the data with \(part)"
    }
  }
}
