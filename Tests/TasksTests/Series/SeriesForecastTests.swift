import Recurrent
import Tasks
import Testing

@Suite struct SeriesForecastTests {
  private static func model(_ task: LearningTask) -> Model { Model(cell: CellOptions(.srn), units: [2], for: task) }

  @Test func oneForecastForEachMonthAfterTheFirst() throws {
    let preparation = SeriesPreparation(try SeriesTask(series: .sales, testCount: 10))
    let model = Self.model(.series(preparation, name: "sales"))
    let result = try SeriesForecast(model, preparation)
    #expect(result.fitted.count == 25 && result.forecast.count == 10 && result.errors.count == 35)
    #expect(result.errors.last == result.forecast.last.map { $0 - 646.9 })
    #expect(result.testError == Forecast.rootMeanSquareError(result.forecast, preparation.task.testValues))
  }

  /// Known to the class as 136.761.
  @Test func theForecastToBeat() throws {
    let preparation = SeriesPreparation(try SeriesTask(series: .sales))
    let result = try SeriesForecast(Self.model(.series(preparation, name: "sales")), preparation)
    #expect(abs(result.persistenceError - 136.761) < 0.001)
  }

  @Test func aModelOfAnotherTaskIsRefused() throws {
    let preparation = SeriesPreparation(try SeriesTask(series: .sales))
    let model = Self.model(.addition(try AdditionExamples(digits: 1, count: 20, seed: 1)))
    #expect(throws: TrainingError.dataDoesNotFit) { try SeriesForecast(model, preparation) }
    #expect(throws: TrainingError.dataDoesNotFit) {
      try SeriesNetwork.extrapolate(model.checkpoint, preparation, months: 1)
    }
  }

  @Test(arguments: [(-1, 0), (0, 0), (3, 3)]) func asManyMonthsBeyondTheEnd(asked: Int, found: Int) throws {
    let preparation = SeriesPreparation(try SeriesTask(series: .sales))
    let model = Self.model(.series(preparation, name: "sales"))
    #expect(try SeriesNetwork.extrapolate(model.checkpoint, preparation, months: asked).count == found)
  }
}
