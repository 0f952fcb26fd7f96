import Recurrent
import Tasks
import Testing

@Suite struct SeriesApplicationTests {
  private static func learned() throws -> (model: Model, preparation: SeriesPreparation) {
    let first = try Series(name: "sales", values: Array(Series.sales.values.prefix(30)))
    let preparation = SeriesPreparation(try SeriesTask(series: first, testCount: 6))
    let task = LearningTask.series(preparation, name: "sales")
    let model = Model(cell: CellOptions(.lstm), units: [3], for: task, seed: 4)
    return (try TaskTraining(task, epochs: 20).run(model).model, preparation)
  }

  /// Where a longer series goes on, the forecasts are those of the shorter one, and nothing that was learned is judged.
  @Test func aLongerSeriesGoesOn() throws {
    let (model, learned) = try Self.learned()
    let application = try SeriesApplication(.sales, learned: learned)
    #expect(application.continuesLearned && application.preparation.task.trainingCount == 24)
    #expect(application.preparation.scales == learned.scales)
    let before = try SeriesNetwork.testForecasts(model.checkpoint, learned, isStateful: true)[0]
    let after = try SeriesNetwork.testForecasts(model.checkpoint, application.preparation, isStateful: true)[0]
    #expect(after.count == 12 && Array(after.prefix(6)) == before)
  }

  /// Another series is read on the model's own scales, and tested from the third value on.
  @Test func anotherSeriesIsTestedWhole() throws {
    let (_, learned) = try Self.learned()
    let other = try Series(name: "other", values: Series.sales.values.map { $0 / 2 })
    let application = try SeriesApplication(other, learned: learned)
    let task = application.preparation.task
    #expect(!application.continuesLearned && task.trainingCount == 2 && task.testCount == 34)
    #expect(application.preparation.scales == learned.scales)
    // What models are fitted to and what MASE is measured in is what the model has learned.
    let simple = task.simpleForecasts(season: nil, learned: learned.task)
    let learnedValues = other.values.prefix(learned.task.series.values.count)
    let own = try SeriesTask(
      series: Series(name: "other", values: Array(learnedValues)), testCount: learned.task.testCount)
    #expect(abs((simple[0].errors.all.mase ?? 0) - simple[0].errors.all.mae / learned.task.naiveError) < 1e-12)
    #expect(learned.task.naiveError == own.naiveError * 2)
  }

  @Test func windowsAndHorizonsWarmUp() throws {
    let task = try SeriesTask(series: .sales, testCount: 6, window: 5, horizon: 2)
    let learned = SeriesPreparation(task)
    let other = try Series(name: "other", values: (0..<8).map { Double($0 * $0) })
    let application = try SeriesApplication(other, learned: learned)
    #expect(application.preparation.task.trainingCount == 7 && application.preparation.task.testCount == 1)
    let model = Model(cell: CellOptions(.gru), units: [2], for: .series(learned, name: "sales"))
    let forecasts = try SeriesNetwork.testForecasts(model.checkpoint, application.preparation, isStateful: false)
    #expect(forecasts.map(\.count) == [1, 1] && forecasts.joined().allSatisfy(\.isFinite))
    let short = try Series(name: "short", values: (0..<7).map { Double($0) })
    #expect(throws: SeriesApplication.Mistake.tooFewValues(found: 7, needed: 8)) {
      try SeriesApplication(short, learned: learned)
    }
  }
}
