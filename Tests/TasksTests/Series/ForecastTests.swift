import Tasks
import Testing

@Test func persistenceOnSalesHasThePublishedError() throws {
  let error = Forecast.persistenceError(try SeriesTask(series: .sales))
  #expect((error * 1000).rounded() == 136_761)
}

@Test func persistenceIsTheMonthBefore() throws {
  let task = try SeriesTask(series: Series(name: "x", values: [1, 2, 4, 8, 16, 32]), testCount: 2)
  #expect(Forecast.persistence(task) == [8, 16])
  #expect(Forecast.persistenceError(task) == ((64.0 + 256.0) / 2).squareRoot())
}

@Test func rootMeanSquareErrorOfFewAndOfNone() {
  #expect(Forecast.rootMeanSquareError([3], [7]) == 4)
  #expect(Forecast.rootMeanSquareError([1, 2], [1, 2]) == 0)
  #expect(Forecast.rootMeanSquareError([Double](), [Double]()) == 0)
  #expect(Forecast.rootMeanSquareError([Double.nan], [1]).isNaN)
}
