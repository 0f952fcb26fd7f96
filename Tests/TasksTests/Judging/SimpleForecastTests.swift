import Foundation
import Phrases
import Storage
import Tasks
import Testing

@Suite struct SimpleForecastTests {
  /// Airline passengers of 1949 to 1960 (Box and Jenkins 1970, series G).
  private static func airline() throws -> SeriesTask {
    let folder = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try Data(contentsOf: folder.appendingPathComponent("examples/airline.csv"))
    return try SeriesTask(series: try Series(SeriesFile(Array(bytes))), testCount: 12)
  }

  private static func error(_ forecast: SimpleForecast, _ task: SeriesTask) throws -> Double {
    let forecasts = try #require(
      forecast.forecasts(
        of: task.series.values, from: task.trainingCount, fittedTo: task.series.values.prefix(task.trainingCount)))
    return Forecast.rootMeanSquareError(forecasts, task.testValues)
  }

  /// What is published for these series.
  @Test func publishedErrors() throws {
    let airline = try Self.airline()
    #expect(airline.series.values.count == 144 && airline.series.values.reduce(0, +) == 40_363)
    #expect(abs(try Self.error(.persistence, airline) - 53.15) < 0.005)
    #expect(abs(try Self.error(.seasonalPersistence(season: 12), airline) - 50.71) < 0.005)
    let sales = try SeriesTask(series: .sales, testCount: 12)
    #expect(abs(try Self.error(.persistence, sales) - 136.76) < 0.005)
    #expect(abs(try Self.error(.autoregression, sales) - 89.06) < 0.005)
  }

  @Test func leastSquares() throws {
    // Differences 1, 3, 2 as rows (0 → 1), (1 → 3), (3 → 2): by hand, slope 3/14 and constant 12/7.
    let model = try #require(Autoregression(fitting: [10, 11, 14, 16]))
    #expect(abs(model.slope - 3.0 / 14) < 1e-15 && abs(model.constant - 12.0 / 7) < 1e-15)
    let ahead = model.forecasts(after: [14, 16], count: 2)
    let first = 12.0 / 7 + 3.0 / 14 * 2
    #expect(abs(ahead[0] - (16 + first)) < 1e-12 && abs(ahead[1] - (16 + first + 12.0 / 7 + 3.0 / 14 * first)) < 1e-12)
    #expect(Autoregression(fitting: [1, 2]) == nil)
    #expect(model.forecasts(after: [1], count: 3).isEmpty && model.forecasts(after: [1, 2], count: -1).isEmpty)
  }

  /// A straight line has but one difference; a constant has none.
  @Test func lines() throws {
    let line = try #require(Autoregression(fitting: (0..<9).map { Double($0) * 2 }))
    #expect(abs((line.forecasts(after: [14, 16], count: 3).last ?? 0) - 22) < 1e-9)
    #expect(Autoregression(fitting: [5, 5, 5, 5]) == Autoregression(fitting: [7, 7, 7]))
  }

  /// No forecast reads a value that is not known when it is made.
  @Test(arguments: [SimpleForecast.persistence, .seasonalPersistence(season: 4), .autoregression], 1...6)
  func nothingOfTheFutureIsRead(forecast: SimpleForecast, ahead: Int) throws {
    let values = (0..<24).map { Double(($0 * 7) % 11) }
    let before = try #require(forecast.forecasts(of: values, from: 16, ahead: ahead, fittedTo: values.prefix(16)))
    for changed in 16..<24 {
      var other = values
      other[changed] = 1000
      let after = try #require(forecast.forecasts(of: other, from: 16, ahead: ahead, fittedTo: other.prefix(16)))
      let safe = min(changed - 16 + ahead, 8)
      #expect(after.prefix(safe) == before.prefix(safe))
    }
  }

  @Test func seasonsAhead() throws {
    let values = (0..<12).map { Double($0) }
    let seasonal = SimpleForecast.seasonalPersistence(season: 4)
    #expect(seasonal.forecasts(of: values, from: 10, ahead: 4, fittedTo: values.prefix(8)) == [6, 7])
    #expect(seasonal.forecasts(of: values, from: 10, ahead: 5, fittedTo: values.prefix(8)) == [2, 3])
    #expect(seasonal.forecasts(of: values, from: 3, fittedTo: values.prefix(3)) == nil)
    #expect(SimpleForecast.persistence.forecasts(of: values, from: 10, ahead: 3, fittedTo: values.prefix(8)) == [7, 8])
  }

  @Test func measuresByHand() throws {
    let errors = ForecastErrors([12, 8], [10, 16], naiveError: 4)
    #expect(abs(errors.rmse - 34.0.squareRoot()) < 1e-12 && errors.mae == 5)
    #expect(errors.mape == 35 && errors.mase == 1.25)
    #expect(errors.value(.mae) == 5 && errors.value(.exact) == nil)
    #expect(ForecastErrors([1, 2], [0, 2], naiveError: 0).mape == nil)
    #expect(ForecastErrors([1, 2], [0, 2], naiveError: 0).mase == nil)
  }

  @Test func theNetworkBesideThem() throws {
    let task = try SeriesTask(series: .sales, testCount: 12)
    let perfect = ForecastJudgement([Array(task.testValues)], task, season: 12)
    #expect(perfect.simple.map { $0.forecast } == [.persistence, .seasonalPersistence(season: 12), .autoregression])
    #expect(perfect.best?.forecast == .autoregression && perfect.verdict == nil)
    let poor = ForecastJudgement([task.testValues.map { $0 + 200 }], task, season: nil)
    #expect(poor.simple.count == 2)
    #expect(poor.verdict?.description == "the network is no better than the best simple forecast, AR(1)")
    #expect(abs((perfect.simple[0].errors.all.mase ?? 0) - 1.557003) < 1e-6)
    // A season longer than what is known before the test part has no row.
    #expect(ForecastJudgement([Array(task.testValues)], task, season: 25).simple.count == 2)
  }

  /// With a horizon every step ahead is judged for itself; the best is the best over all of them.
  @Test func severalStepsAhead() throws {
    let task = try SeriesTask(series: .sales, testCount: 12, horizon: 3)
    let actual = Array(task.testValues)
    let judgement = ForecastJudgement([actual, actual.map { $0 + 3 }, actual.map { $0 - 6 }], task, season: 12)
    #expect(judgement.network.steps.map { $0.rmse } == [0, 3, 6] && judgement.network.all.mae == 3)
    #expect(abs(judgement.network.all.rmse - 15.0.squareRoot()) < 1e-12)
    for simple in judgement.simple { #expect(simple.errors.steps.count == 3) }
    #expect(judgement.simple[0].errors.all.rmse == Forecast.persistenceError(task))
    // A season is as long whether it is one step ahead or three.
    #expect(judgement.simple[1].errors.steps[0] == judgement.simple[1].errors.steps[2])
  }
}
