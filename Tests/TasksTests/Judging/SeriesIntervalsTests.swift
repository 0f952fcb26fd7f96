import Recurrent
import Tasks
import Testing

@Suite struct SeriesIntervalsTests {
  private static func trained(
    validation: Int = 0, window: Int? = nil, horizon: Int = 1
  ) throws -> (model: Model, task: LearningTask, preparation: SeriesPreparation) {
    let preparation = SeriesPreparation(
      try SeriesTask(series: .sales, validationCount: validation, window: window, horizon: horizon))
    let task = LearningTask.series(preparation, name: "sales")
    let model = Model(cell: CellOptions(.gru), units: [3], for: task, seed: 5)
    return (try TaskTraining(task, epochs: 10).run(model).model, task, preparation)
  }

  /// Forecasts from the middle of a series are those of a series that ends there, on the same scales.
  @Test(arguments: [nil, 4])
  func forecastsFromTheMiddleKnowNothingMore(window: Int?) throws {
    let (model, _, preparation) = try Self.trained(window: window)
    let isStateful = window == nil
    let shorter = try Series(name: "sales", values: Array(Series.sales.values.prefix(30)))
    let task = try SeriesTask(series: shorter, testCount: 6, window: window)
    let part = SeriesPreparation(task, scales: preparation.scales)
    let there = try SeriesNetwork.extrapolate(model.checkpoint, part, months: 5, isStateful: isStateful)
    let here = try SeriesNetwork.extrapolate(
      model.checkpoint, preparation, months: 5, isStateful: isStateful, known: 30)
    #expect(here == there)
  }

  /// One step ahead the errors are those of `predict`; those of the validation part if there is one.
  @Test func errorsAreThoseOfTheRightPart() throws {
    let (model, _, preparation) = try Self.trained()
    let intervals = try SeriesIntervals(model, preparation, ahead: 3)
    #expect(!intervals.isFromValidation && intervals.calibration.count == 12)
    let forecast = try SeriesForecast(model, preparation)
    let sizes = zip(forecast.forecast, forecast.task.testValues).map { abs($0 - $1) }.sorted()
    // 11 of 13 cases lie below the eleventh of twelve errors.
    let levels = try intervals.halfWidths(levels: [50], ahead: 3)[0]
    #expect(abs(levels[0] - (sizes[5] + 0.5 * (sizes[6] - sizes[5]))) < 1e-9)
    #expect(levels[0] <= levels[1] && levels[1] <= levels[2])
    let (other, _, validated) = try Self.trained(validation: 5)
    let fromValidation = try SeriesIntervals(other, validated)
    #expect(fromValidation.isFromValidation && fromValidation.calibration.count == 5)
    #expect(throws: SeriesIntervals.TooFewErrors.self) { try fromValidation.halfWidths(levels: [90], ahead: 1) }
    #expect(try fromValidation.testHalfWidths(levels: [80], count: 12)[0].count == 12)
  }

  /// The error of a test value itself says nothing of its interval.
  @Test func eachRowLeavesItsOwnErrorOut() throws {
    let (model, _, preparation) = try Self.trained()
    let intervals = try SeriesIntervals(model, preparation)
    let widths = try intervals.testHalfWidths(levels: [80], count: 12)[0]
    let forecast = try SeriesForecast(model, preparation)
    let sizes = zip(forecast.forecast, forecast.task.testValues).map { abs($0 - $1) }
    for (row, width) in widths.enumerated() {
      let others = IntervalCalibration(errors: sizes.enumerated().filter { $0.offset != row }.map(\.element))
      #expect(others.halfWidth(level: 80) == width)
    }
    #expect(throws: SeriesIntervals.TooFewErrors.self) { try intervals.testHalfWidths(levels: [92], count: 12) }
  }

  @Test func horizonsAndWindowsHaveThem() throws {
    let (model, _, preparation) = try Self.trained(window: 3, horizon: 2)
    let widths = try SeriesIntervals(model, preparation, ahead: 7).halfWidths(levels: [50, 80], ahead: 7)
    #expect(widths.count == 2 && widths.allSatisfy { $0.count == 7 && $0.allSatisfy { $0 > 0 && $0.isFinite } })
    #expect(zip(widths[0], widths[1]).allSatisfy { $0 <= $1 })
  }

  /// Each is the network that its seed gives when it is trained by itself.
  @Test func networksFromTheNextSeeds() throws {
    let (model, task, _) = try Self.trained()
    #expect(try SeedEnsemble.models(like: model, on: task, count: 1)?.count == 1)
    var told: [Int] = []
    let made = try SeedEnsemble.models(like: model, on: task, count: 3, progress: { told.append($0.finished) })
    let models = try #require(made)
    #expect(models.count == 3 && told == [1, 2] && models[0].checkpoint.weights == model.checkpoint.weights)
    let alone = Model(cell: CellOptions(.gru), units: [3], for: task, seed: 7)
    let trained = try TaskTraining(task, epochs: 10).run(alone).model
    #expect(models[2].checkpoint.weights == trained.checkpoint.weights)
    var asked = 0
    let stopped = try SeedEnsemble.models(
      like: model, on: task, count: 5,
      shouldStop: {
        asked += 1
        return asked > 3
      })
    #expect(stopped == nil)
  }
}
